import { expect, test } from "vitest";
import { createBell } from "./event-bell.ts";

test("A bell wakes those who wait for a type that was rung, and nobody else.", async () => {
  const bell = createBell();
  const woken: string[] = [];
  const wait = (name: string, ...args: Parameters<typeof bell.next>) =>
    void bell.next(...args).then(() => woken.push(name));
  wait("scores", ["score.completed", "address.updated"]);
  wait("histories", ["history.imported"]);
  wait("everything", undefined);

  bell.ring(["score.completed"]);
  await Promise.resolve();
  expect(woken).toEqual(["scores", "everything"]);

  wait("scores", ["score.completed"]);
  bell.ring(undefined);
  await Promise.resolve();
  expect(woken).toEqual(["scores", "everything", "histories", "scores"]);
});
