import { expect, test } from "vitest";
import { unitOfWork } from "./unit-of-work.ts";

const signal = () => new AbortController().signal;

function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("work is done at once while there is time", async () => {
  await new Promise(setImmediate);

  expect(unitOfWork(signal(), () => "done")).toBe("done");
});

test("long work yields to the event loop, and is done in order", async () => {
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  const order: number[] = [];
  const mine = signal();
  await Promise.all(
    Array.from({ length: 40 }, async (_, at) =>
      unitOfWork(mine, () => {
        spin(2);
        order.push(at);
      }),
    ),
  );
  clearInterval(turning);

  expect(turns).toBeGreaterThan(1);
  expect(order).toEqual(Array.from({ length: 40 }, (_, at) => at));
});

test("a request of one unit does not wait for another's hundred", async () => {
  const [long, short] = [signal(), signal()];
  let before = 0;
  const all = Array.from({ length: 100 }, async () =>
    unitOfWork(long, () => {
      spin(2);
      before += 1;
    }),
  );
  const seen = await unitOfWork(short, () => before);
  await Promise.all(all);

  expect(seen).toBeLessThan(50);
});

test("work of a request whose client is gone is not done", async () => {
  const leaving = new AbortController();
  let done = 0;
  const all = Array.from({ length: 50 }, async () =>
    unitOfWork(leaving.signal, () => {
      spin(2);
      done += 1;
    }),
  );
  leaving.abort(new Error("gone"));
  const results = await Promise.allSettled(all);

  expect(done).toBeLessThan(50);
  expect(results.at(-1)).toMatchObject({ status: "rejected", reason: { message: "gone" } });
  expect(() => unitOfWork(leaving.signal, () => done)).toThrow("gone");
});

test("what the work throws is the caller's", async () => {
  const broken = async () =>
    unitOfWork(signal(), () => {
      throw new Error("broken");
    });

  await expect(broken()).rejects.toThrow("broken");
});
