import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { reasonToSkip } from "@tetron/domain/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHome } from "./platform.ts";
import { startTetron } from "./process.ts";

const run = promisify(execFile);
const START_MS = 60_000;

const stack = new AsyncDisposableStack();
let home: string;
beforeAll(async () => {
  home = aHome(stack);
});
afterAll(() => stack.disposeAsync());

describe.skipIf(reasonToSkip(process.platform === "win32" ? "it needs a POSIX shell" : undefined))(
  "what a start prints",
  () => {
    test.each(["first", "second"])("on the %s start each line works as it is pasted, alone", async () => {
      await using tetron = startTetron(["start"], { TETRON_HOME: home, PORT: "0", LOG_LEVEL: "warn" });
      await tetron.line(/^Stop with Ctrl-C/, START_MS);
      const pasted = tetron.lines.filter((line) => line.startsWith("  curl "));
      expect(pasted.length).toBeGreaterThan(2);
      for (const line of pasted) {
        const { stdout } = await run("sh", ["-c", line]);
        const { error, errors, ...answer } = JSON.parse(stdout);
        expect([error, errors]).toEqual([undefined, undefined]);
        expect(answer.transaction_id ?? answer.data.wallet.firstSeen).toMatch(
          /^tx_[0-9A-Z]{26}$|^\d{4}-\d\d-\d\dT/,
        );
      }
      expect(await tetron.end("SIGTERM")).toBe(0);
    });

    test("the key in them is stored where only its owner can read it", async () => {
      expect((await stat(join(home, "demo-key"))).mode & 0o777).toBe(0o600);
    });
  },
);
