/** Little-endian, as every processor is that Node runs on. */
const NAN_WORDS = [0, 0x7ff8_0000] as const;

/**
 * The bytes of numbers, to compare them by: another sign of zero is another number, and every NaN is the same. A NaN has a
 * sign and a payload, which depend on the operation that it came from and on whether the store passed it on as text.
 *
 * @returns 8 bytes for each number, of all vectors one after the other.
 */
export function numberBytes(...vectors: readonly ArrayLike<number>[]): Buffer {
  const numbers = new Float64Array(vectors.reduce((length, vector) => length + vector.length, 0));
  let at = 0;
  for (const vector of vectors) {
    numbers.set(vector, at);
    at += vector.length;
  }
  const words = new Uint32Array(numbers.buffer);
  for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i])) words.set(NAN_WORDS, 2 * i);
  return Buffer.from(numbers.buffer);
}
