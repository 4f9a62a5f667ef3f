import fc from "fast-check";
import { expect, test } from "vitest";
import { evenInclusion, replayedCurve } from "./inclusion.ts";

test("a bid that always got in is likely, never certain, and likelier with more history", () => {
  const short = replayedCurve(4, () => true);
  const long = replayedCurve(100, () => true);

  expect(short).toEqual([5 / 6, 5 / 6]);
  expect(long[0]).toBe(101 / 102);
  expect(evenInclusion(long, 12)).toMatchObject({ secondsP50: 12, secondsP95: 12, mayNotLand: false });
});

test("a bid that never got in has no time and may not land", () => {
  const inclusion = evenInclusion(
    replayedCurve(100, () => false),
    12,
  );

  expect(inclusion).toMatchObject({ secondsP50: null, secondsP95: null, mayNotLand: true });
  expect(inclusion.within[0]!.probability).toBe(1 / 102);
});

test("a bid that gets into every fourth block waits up to four", () => {
  const curve = replayedCurve(100, (_start, block) => block % 4 === 3);

  expect(evenInclusion(curve, 2)).toMatchObject({ secondsP50: 4, secondsP95: 8, mayNotLand: false });
});

test("little history is never enough to be sure", () => {
  expect(
    evenInclusion(
      replayedCurve(5, () => true),
      12,
    ).mayNotLand,
  ).toBe(true);
});

test("probabilities rise with the blocks and stay inside (0, 1), whatever happened", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 120 }), (open) => {
      const { within } = evenInclusion(
        replayedCurve(open.length, (_start, block) => open[block]!),
        1,
      );
      const probabilities = within.map(({ probability }) => probability);
      expect(probabilities).toEqual(probabilities.toSorted((a, b) => a - b));
      for (const probability of probabilities) expect(probability > 0 && probability < 1).toBe(true);
    }),
  );
});
