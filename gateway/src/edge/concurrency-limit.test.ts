import { Failure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { createConcurrencyLimit } from "./concurrency-limit.ts";

const { signal } = new AbortController();

/** A limit on a clock that the test turns, and the outcomes of those who came, in their order. */
function aGate(places: number) {
  let ms = 0;
  const limit = createConcurrencyLimit(places, () => ms);
  const leaves: (() => void)[] = [];
  const outcomes: string[] = [];
  return {
    outcomes,
    /** Enters a request, and records its outcome. */
    come(given = signal) {
      const n = outcomes.push("waits") - 1;
      limit.enter(given).then(
        (leave) => {
          outcomes[n] = "runs";
          leaves.push(leave);
        },
        (error) => {
          outcomes[n] = error instanceof Failure ? error.code : error.name;
        },
      );
    },
    /** The first of those that run is done. */
    async finish() {
      leaves.shift()!();
      await settled();
    },
    pass(by: number) {
      ms += by;
    },
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test("as many as there are places run at once, the others wait in turn", async () => {
  const gate = aGate(2);
  for (let n = 0; n < 4; n++) gate.come();
  await settled();
  expect(gate.outcomes).toEqual(["runs", "runs", "waits", "waits"]);
  await gate.finish();
  expect(gate.outcomes).toEqual(["runs", "runs", "runs", "waits"]);
});

test("a burst waits up to a second", async () => {
  const gate = aGate(1);
  for (let n = 0; n < 3; n++) gate.come();
  await settled();
  gate.pass(900);
  await gate.finish();
  expect(gate.outcomes).toEqual(["runs", "runs", "waits"]);
  gate.pass(101);
  await gate.finish();
  expect(gate.outcomes[2]).toBe("UNAVAILABLE");
});

test("once the queue has stood for a second, what waited longer than 5 ms is refused and what came later runs", async () => {
  const gate = aGate(1);
  gate.come();
  gate.pass(500);
  gate.come();
  gate.pass(501);
  gate.come();
  gate.pass(4);
  await settled();
  await gate.finish();
  expect(gate.outcomes).toEqual(["runs", "UNAVAILABLE", "runs"]);
});

test("a queue that was emptied by refusing is no burst, until nothing was refused for a second", async () => {
  const gate = aGate(1);
  gate.come();
  gate.come();
  await settled();
  gate.pass(1_001);
  await gate.finish();
  expect(gate.outcomes).toEqual(["runs", "UNAVAILABLE"]);
  // The place is free: the next runs at once, and who waits behind it for longer than 5 ms is refused.
  gate.come();
  gate.come();
  gate.pass(16);
  await settled();
  await gate.finish();
  expect(gate.outcomes.slice(2)).toEqual(["runs", "UNAVAILABLE"]);

  gate.pass(1_001);
  gate.come();
  gate.come();
  gate.pass(900);
  await settled();
  await gate.finish();
  expect(gate.outcomes.slice(4)).toEqual(["runs", "runs"]);
});

test("at the door nobody is refused in a burst, and in an overload once as many wait as run", async () => {
  let ms = 0;
  const limit = createConcurrencyLimit(1, () => ms);
  const first = await limit.enter(signal);
  const second = limit.enter(signal);
  const third = limit.enter(signal);
  limit.knock();
  ms = 1_001;
  expect(() => limit.knock()).toThrow(expect.objectContaining({ code: "UNAVAILABLE" }));
  first();
  await expect(second).rejects.toMatchObject({ code: "UNAVAILABLE" });
  await expect(third).rejects.toMatchObject({ code: "UNAVAILABLE" });
  limit.knock();
});

test("who has gone takes no place, and who was refused may come again", async () => {
  const gate = aGate(1);
  const client = new AbortController();
  gate.come();
  gate.come(client.signal);
  gate.come();
  client.abort();
  await settled();
  await gate.finish();
  expect(gate.outcomes).toEqual(["runs", "AbortError", "runs"]);
});

test("in an overload half of the places stay empty, and all are given once it is over", async () => {
  const gate = aGate(4);
  for (let n = 0; n < 6; n++) gate.come();
  await settled();
  gate.pass(1_001);
  await gate.finish();
  expect(gate.outcomes).toEqual(["runs", "runs", "runs", "runs", "UNAVAILABLE", "UNAVAILABLE"]);
  gate.come();
  await settled();
  expect(gate.outcomes[6]).toBe("waits");
  await gate.finish();
  expect(gate.outcomes[6]).toBe("waits");
  await gate.finish();
  expect(gate.outcomes[6]).toBe("runs");

  gate.pass(1_001);
  gate.come();
  await settled();
  expect(gate.outcomes[7]).toBe("runs");
});
