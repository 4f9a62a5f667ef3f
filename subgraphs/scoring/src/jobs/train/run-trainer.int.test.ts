import { expect, test } from "vitest";
import { trainInProcess } from "./run-trainer.ts";

const input = {
  ...{ data: "/nowhere", date: "2026-11-30", feedback: [] },
  onProgress: () => {},
};

test("a training that fails says how it ended", async () => {
  const { signal } = new AbortController();
  await expect(trainInProcess({ ...input, signal })).rejects.toThrow(
    /^Training ended with exit code 1:[\s\S]*\/nowhere/,
  );
});

test("a training that is told to stop ends with the reason", async () => {
  const reason = new Error("No longer needed.");
  await expect(trainInProcess({ ...input, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
