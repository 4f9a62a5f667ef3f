import { expect, test } from "vitest";
import { BLOCK_VSIZE, blockWait, erlang } from "./block-wait.ts";

const chance = (competition: { ahead: number; inflow: number }, blocks: number) =>
  blockWait(competition).within.find((each) => each.blocks === blocks)!.probability;

test("the wait for blocks is Erlang-distributed", () => {
  expect(erlang(1, 600)).toBeCloseTo(1 - Math.exp(-1), 12);
  expect(erlang(2, 600)).toBeCloseTo(1 - 2 * Math.exp(-1), 12);
  expect(erlang(3, 0)).toBe(0);
  expect(erlang(3, Number.POSITIVE_INFINITY)).toBe(1);
});

test("with an empty mempool the next block includes it, after the usual wait for a block", () => {
  const inclusion = blockWait({ ahead: 0, inflow: 0 });

  expect(inclusion.within[0]).toEqual({ blocks: 1, probability: 0.999 });
  expect(inclusion.mayNotLand).toBe(false);
  expect(inclusion.secondsP50! / (600 * Math.LN2)).toBeCloseTo(1, 1);
  expect(inclusion.secondsP95! / (600 * Math.log(20))).toBeCloseTo(1, 1);
});

test("a queue of three blocks ahead keeps it out of three", () => {
  const competition = { ahead: 3.5 * BLOCK_VSIZE, inflow: 0 };

  expect(chance(competition, 3)).toBe(0.001);
  expect(chance(competition, 5)).toBe(0.999);
});

test("when more comes in than blocks take it may not land", () => {
  const swamped = blockWait({ ahead: 10 * BLOCK_VSIZE, inflow: (2 * BLOCK_VSIZE) / 600 });

  expect(swamped).toMatchObject({ secondsP95: null, mayNotLand: true });
});

test("more ahead or more inflow never helps", () => {
  for (const blocks of [1, 5, 20]) {
    expect(chance({ ahead: 1e6, inflow: 100 }, blocks)).toBeLessThanOrEqual(
      chance({ ahead: 1e5, inflow: 100 }, blocks),
    );
    expect(chance({ ahead: 1e5, inflow: 900 }, blocks)).toBeLessThanOrEqual(
      chance({ ahead: 1e5, inflow: 100 }, blocks),
    );
  }
});
