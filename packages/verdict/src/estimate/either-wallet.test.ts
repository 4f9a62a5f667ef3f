import { logOddsOf, probabilityOf } from "@tetron/models/logistic";
import fc from "fast-check";
import { expect, test } from "vitest";
import { logOddsOfEither, type Step, sharesOfEither } from "./either-wallet.ts";

const PRIOR = 0.02;

const steps = fc.array(fc.record({ logOdds: fc.double({ min: -8, max: 8, noNaN: true }) }), { maxLength: 6 });
const prior = fc.double({ min: 1e-4, max: 0.5, noNaN: true });
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const endOf = (start: number, side: readonly Step[]) => start + sum(side.map(({ logOdds }) => logOdds));

test("with nothing known, a payment's probability is that of either of two wallets", () => {
  const { base } = sharesOfEither(PRIOR, [], []);
  expect(probabilityOf(base)).toBeCloseTo(1 - (1 - PRIOR) ** 2, 12);
});

test("the shares add up to the log-odds that either wallet is fraud", () => {
  fc.assert(
    fc.property(prior, steps, steps, (share, from, to) => {
      const { base, ...sides } = sharesOfEither(share, from, to);
      const start = logOddsOf(share);
      const whole = logOddsOfEither(endOf(start, from), endOf(start, to));
      expect(base + sum(sides.from) + sum(sides.to)).toBeCloseTo(whole, 9);
      expect(probabilityOf(whole)).toBeCloseTo(
        1 - (1 - probabilityOf(endOf(start, from))) * (1 - probabilityOf(endOf(start, to))),
        9,
      );
    }),
  );
});

test("a step against a wallet never lowers the payment's log-odds, and counts at most in full", () => {
  fc.assert(
    fc.property(prior, steps, steps, (share, from, to) => {
      const shares = sharesOfEither(share, from, to);
      for (const [i, { logOdds }] of from.entries()) {
        expect(Math.sign(logOdds) * shares.from[i]!).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.abs(shares.from[i]!)).toBeLessThanOrEqual(Math.abs(logOdds) + 1e-9);
      }
    }),
  );
});

test("the two sides are treated alike", () => {
  fc.assert(
    fc.property(prior, steps, steps, (share, from, to) => {
      const one = sharesOfEither(share, from, to);
      const other = sharesOfEither(share, to, from);
      expect([other.from, other.to]).toEqual([one.to, one.from]);
    }),
  );
});

test("a good sender does not wash a bad recipient clean", () => {
  const { base, from, to } = sharesOfEither(PRIOR, [{ logOdds: -6 }], [{ logOdds: 8 }]);
  expect(probabilityOf(base + from[0]! + to[0]!)).toBeGreaterThan(0.98);
});

test("extreme log-odds stay finite", () => {
  expect(logOddsOfEither(700, 700)).toBe(1400);
  expect(logOddsOfEither(-2_000, -2_000)).toBeCloseTo(-2_000 + Math.log(2), 9);
});
