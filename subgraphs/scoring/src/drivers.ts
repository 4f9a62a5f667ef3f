import { scoreOf } from "@tetron/models/logistic";
import type { Reason } from "@tetron/verdict/reason";
import type { ScoreAnswer } from "./record/score-record.ts";

/** One step of a score from its base to its value. */
export interface Driver {
  readonly reason: Reason;
  /** Size of its contribution as a part of the sizes of all, 0-100. */
  readonly percent: number;
  /** 0-100. */
  readonly scoreBefore: number;
  /** 0-100. */
  readonly scoreAfter: number;
}

/** How a score came about: its reasons in the order in which they are added. */
export function driversOf({ base, reasons }: Pick<ScoreAnswer, "base" | "reasons">): Driver[] {
  const sizes = reasons.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);
  let logOdds = base;
  return reasons.map((reason) => {
    const scoreBefore = scoreOf(logOdds);
    logOdds += reason.contribution;
    const percent = sizes === 0 ? 0 : (100 * Math.abs(reason.contribution)) / sizes;
    return { reason, percent, scoreBefore, scoreAfter: scoreOf(logOdds) };
  });
}
