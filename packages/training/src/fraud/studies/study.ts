import { type Difference, pairedBootstrap } from "@tetron/models/paired";
import type { Track } from "../track.ts";

/** What can be asked about a track besides its measures: see docs/evaluation.md. */
export const STUDIES = ["ablation", "learning-curve", "exposure"] as const;

export type Study = (typeof STUDIES)[number];

/** The tracks on which each study is made. */
export const STUDIED_TRACKS = {
  ablation: ["H", "L"],
  "learning-curve": ["H", "L"],
  exposure: ["L"],
} as const satisfies Readonly<Record<Study, readonly Track[]>>;

/** One of the recipes that a study compares. */
export interface ArmReport {
  readonly arm: string;
  /** With 95 % intervals by the bootstrap over wallets. */
  readonly measures: Readonly<Record<string, Difference>>;
  /** From the first recipe of the study, with paired intervals; `null` of that one. */
  readonly differences: Readonly<Record<string, Difference>> | null;
}

/** A recipe, and what it measures under weights of the members of each group. */
export interface MeasuredArm {
  readonly arm: string;
  readonly measure: (weights: readonly Int32Array[]) => Readonly<Record<string, number>>;
}

/**
 * Measures recipes on the same resamples.
 *
 * @param sizes - Members of each group that is drawn from.
 * @param arms - All with the same measures.
 */
export function reportArms(sizes: readonly number[], arms: readonly MeasuredArm[]): ArmReport[] {
  const intervals = pairedBootstrap(sizes, (weights) => {
    const measured = arms.map(({ measure }) => measure(weights));
    const entries = measured.flatMap((each, i) =>
      Object.entries(each).flatMap(([name, value]) => [
        [`${i} measures ${name}`, value] as const,
        [`${i} differences ${name}`, value - measured[0]![name]!] as const,
      ]),
    );
    return Object.fromEntries(entries);
  });
  const of = (i: number, kind: "measures" | "differences") => {
    const prefix = `${i} ${kind} `;
    const own = Object.entries(intervals).filter(([key]) => key.startsWith(prefix));
    return Object.fromEntries(own.map(([key, interval]) => [key.slice(prefix.length), interval]));
  };
  return arms.map(({ arm }, i) => ({
    ...{ arm, measures: of(i, "measures"), differences: i === 0 ? null : of(i, "differences") },
  }));
}
