/**
 * A bottom-k sample of distinct keys, each with the first day it was seen.
 *
 * Flat numbers: `[limit, key, day, key, day, ...]`, ascending by key. It holds every key below `limit`
 * that was added, so the number of distinct keys is `kept * KEY_SPACE / limit`, exact until the sketch is
 * full. The kept keys and their days do not depend on the order of arrival.
 *
 * @see Dasgupta, Lang, Rhodes and Thaler 2016, "A framework for estimating stream expression cardinalities".
 * @module
 */

import { KEY_SPACE } from "./address-key.ts";

/** Distinct keys that a sketch keeps; beyond them the count is an estimate with 13 % standard error. */
export const SKETCH_SIZE = 64;

export const EMPTY_SKETCH: readonly number[] = [KEY_SPACE];

/** Adds a key that was seen on a day (since 1970), in place. */
export function addToSketch(sketch: number[], key: number, day: number): void {
  if (key >= sketch[0]!) return;
  let low = 0;
  let high = sketch.length >>> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sketch[1 + middle * 2]! < key) low = middle + 1;
    else high = middle;
  }
  const at = 1 + low * 2;
  if (sketch[at] === key) {
    sketch[at + 1] = Math.min(sketch[at + 1]!, day);
    return;
  }
  sketch.splice(at, 0, key, day);
  shrinkSketch(sketch, SKETCH_SIZE);
}

/** Keeps the `size` smallest keys and lowers the limit accordingly. */
export function shrinkSketch(sketch: number[], size: number): void {
  const end = 1 + size * 2;
  if (sketch.length <= end) return;
  sketch[0] = sketch[end]!;
  sketch.length = end;
}

/** Merges two sketches. */
export function mergeSketches(a: readonly number[], b: readonly number[]): number[] {
  const merged = [Math.min(a[0]!, b[0]!)];
  for (const sketch of [a, b])
    for (let at = 1; at < sketch.length; at += 2) addToSketch(merged, sketch[at]!, sketch[at + 1]!);
  return merged;
}

/** Number of distinct keys first seen before `endDay`, which may be `Infinity`. */
export function countSketch(sketch: readonly number[], endDay: number): number {
  if (endDay === Number.POSITIVE_INFINITY) return (sketch.length >>> 1) * sketchFactor(sketch);
  let seen = 0;
  for (let at = 2; at < sketch.length; at += 2) if (sketch[at]! < endDay) seen++;
  return seen * sketchFactor(sketch);
}

/**
 * Number of distinct keys first seen before `endDay`, each halved for every `halfLife` days since.
 *
 * @param now - Days since 1970, with a fraction.
 */
export function countRecent(
  sketch: readonly number[],
  endDay: number,
  now: number,
  halfLife: number,
): number {
  let weight = 0;
  for (let at = 2; at < sketch.length; at += 2) {
    const day = sketch[at]!;
    const age = Math.max(now - day - 1, 0);
    // Beyond ten half-lives the weight is below a thousandth: skip the power.
    if (day < endDay && age < 10 * halfLife) weight += 2 ** (-age / halfLife);
  }
  return weight * sketchFactor(sketch);
}

/** Number of distinct keys that one kept key represents, `>= 1`. */
function sketchFactor(sketch: readonly number[]): number {
  return KEY_SPACE / sketch[0]!;
}
