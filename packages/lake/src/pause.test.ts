import { expect, test } from "vitest";
import { pause } from "./pause.ts";

test("a pause ends at once, and without an error, when its signal aborts", async () => {
  const stopped = new AbortController();
  const paused = pause(2 ** 30, stopped.signal);
  stopped.abort(new Error("stopping"));
  await expect(paused).resolves.toBeUndefined();
  await expect(pause(2 ** 30, stopped.signal)).resolves.toBeUndefined();
});

test("a pause ends by itself", async () => {
  await expect(pause(1, new AbortController().signal)).resolves.toBeUndefined();
});
