/**
 * The Euclidean distance between two points, rounded as `PointIndex` rounds it: wherever it is measured, equal points have equal
 * distances to the bit.
 *
 * @param a - As many numbers as `b`, a multiple of four.
 */
export function distanceBetween(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 4) {
    const w = a[at]! - b[at]!;
    const x = a[at + 1]! - b[at + 1]!;
    const y = a[at + 2]! - b[at + 2]!;
    const z = a[at + 3]! - b[at + 3]!;
    sum += w * w + x * x + (y * y + z * z);
  }
  return Math.sqrt(sum);
}
