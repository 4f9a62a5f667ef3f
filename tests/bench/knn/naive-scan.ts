import { WIDTH } from "./wallets.ts";

/** Measures every distance, then takes the smallest ones: what an exact search is compared with. */
export function naiveScan(points: Float32Array, asked: Float32Array, k: number): number[] {
  const squares = new Float64Array(points.length / WIDTH);
  for (let row = 0, at = 0; row < squares.length; row++) {
    let sum = 0;
    for (let column = 0; column < WIDTH; column++, at++) {
      const difference = points[at]! - asked[column]!;
      sum += difference * difference;
    }
    squares[row] = sum;
  }
  return Array.from(squares.sort().subarray(0, k), Math.sqrt);
}
