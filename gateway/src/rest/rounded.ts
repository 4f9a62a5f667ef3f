/**
 * Numbers for people: REST rounds, GraphQL and replay stay exact. What adds up exactly still adds up when it is rounded.
 *
 * @module
 */
import { roundedScore } from "@tetron/domain/rounded";

const PART_UNITS = 10_000;

/**
 * A confidence, a probability, or a figure of the evidence for a reputation: six digits after the point, since more would
 * double a long answer.
 */
export function roundedValue(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** The same of what may be unknown. */
export function roundedValueOrNull(value: number | null): number | null {
  return value === null ? null : roundedValue(value);
}

/** Bounds of an estimate, rounded as the estimate is, so that it stays within them; `null` without them. */
export function roundedRange(
  range: { readonly low: number; readonly high: number } | null,
  round: (value: number) => number,
): { low: number; high: number } | null {
  return range && { low: round(range.low), high: round(range.high) };
}

/** A contribution with four decimals. */
export function roundedPart(part: number): number {
  return fromUnits(Math.round(part * PART_UNITS));
}

/**
 * Parts with four decimals that add up to a whole: the largest of them takes what rounding left over, the first of equal
 * ones.
 *
 * @param whole - A number with at most four decimals.
 */
export function roundedParts(parts: readonly number[], whole: number): number[] {
  const units = parts.map((part) => Math.round(part * PART_UNITS));
  const left = Math.round(whole * PART_UNITS) - units.reduce((sum, each) => sum + each, 0);
  let largest = 0;
  for (let n = 1; n < units.length; n++) if (Math.abs(units[n]!) > Math.abs(units[largest]!)) largest = n;
  if (units.length > 0) units[largest]! += left;
  return units.map(fromUnits);
}

/** A score's log-odds with four decimals. */
interface RoundedOdds {
  readonly base: number;
  readonly contributions: readonly number[];
}

/**
 * Base and contributions with four decimals, whose sum is the log-odds of the fraud score with two:
 * `roundedScore(100 / (1 + exp(-(base + Σ contributions))))` is `roundedScore(fraudScore)`.
 */
export function roundedOdds(base: number, contributions: readonly number[], fraudScore: number): RoundedOdds {
  const score = roundedScore(fraudScore);
  const sum = contributions.reduce((total, each) => total + each, base);
  const whole = oddsOf(score, Math.round(sum * PART_UNITS));
  if (contributions.length === 0) return { base: fromUnits(whole), contributions };
  const roundedBase = roundedPart(base);
  const rest = fromUnits(whole - Math.round(roundedBase * PART_UNITS));
  return { base: roundedBase, contributions: roundedParts(contributions, rest) };
}

/** The units nearest to `units` whose score is `score`: a unit moves a score by a quarter of its own rounding at most. */
function oddsOf(score: number, units: number): number {
  const scoreOf = (each: number) => roundedScore(100 / (1 + Math.exp(-each / PART_UNITS)));
  const found = [units, units + 1, units - 1].find((each) => scoreOf(each) === score);
  return found ?? units;
}

/** `+ 0` here and above: never `-0`, which is no number for people. */
function fromUnits(units: number): number {
  return units / PART_UNITS + 0;
}
