import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { pauseUntil } from "./pause-until.ts";

test("a process that waits for nothing else goes on after the pause", () => {
  const program = `
    import { pauseUntil } from ${JSON.stringify(import.meta.resolve("./pause-until.ts"))};
    await pauseUntil(performance.now() + 50, new AbortController().signal);
    console.log("went on");`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
  });
  expect(printed).toBe("went on\n");
});

test("who stops waiting gets the reason, and a time that is over is not waited for", async () => {
  const end = new AbortController();
  await pauseUntil(performance.now() - 1, end.signal);
  const waiting = pauseUntil(performance.now() + 60_000, end.signal);
  end.abort(new Error("left"));
  await expect(waiting).rejects.toThrow("left");
});
