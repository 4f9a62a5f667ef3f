import fc from "fast-check";
import { expect, test } from "vitest";
import { announcementOf } from "./announce.ts";
import { bandOf, DEFAULT_POLICY } from "./policy.ts";

const tell = (last: number, score: number) =>
  announcementOf({ score: last, band: bandOf(last, DEFAULT_POLICY) }, score, DEFAULT_POLICY);

test("a small change within a band is not announced", () => {
  expect(tell(70, 74.9)).toBeNull();
});

test("a change of five points is announced, whatever the band", () => {
  expect(tell(70, 75)).toEqual({ score: 75, band: "good" });
});

test("a change of band is announced once the score is clearly outside the old band", () => {
  expect(tell(79, 81)).toBeNull();
  expect(tell(79, 82.1)).toEqual({ score: 82.1, band: "high" });
  expect(tell(41, 37.5)).toEqual({ score: 37.5, band: "poor" });
});

test("a score that oscillates around a band's limit is announced at most once", () => {
  const wobble = fc.array(fc.double({ min: 78.1, max: 81.9, noNaN: true }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(wobble, (scores) => {
      let last = { score: 80, band: bandOf(80, DEFAULT_POLICY) };
      let told = 0;
      for (const score of scores) {
        const next = announcementOf(last, score, DEFAULT_POLICY);
        if (next === null) continue;
        told += 1;
        last = next;
      }
      expect(told).toBeLessThanOrEqual(1);
    }),
  );
});
