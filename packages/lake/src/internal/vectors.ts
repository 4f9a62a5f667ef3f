import { type SQL, sql } from "drizzle-orm";

/**
 * Vectors of one statement, all as long as each other, one after the other as PostgreSQL takes an array in binary. As text each
 * number would be written as a decimal and read again, which takes longer than storing it.
 */
export interface Vectors {
  /** Of each, the place of its first number among all, from 1 on; `null` for none. */
  readonly places: readonly (number | null)[];
  readonly length: number;
  readonly array: Buffer;
}

/** PostgreSQL's number of the type `float8`. */
const FLOAT8 = 701;
/** One dimension, no nulls, the type, how many, and the index of the first; then each number after its size. */
const HEAD_BYTES = 20;
const NUMBER_BYTES = 12;
const NAN_BITS = 0x7ff8_0000_0000_0000n;

/** Packs vectors; `undefined` when they have several lengths, no numbers, or something else among them. */
export function vectorsOf(given: readonly unknown[]): Vectors | undefined {
  const vectors = given.filter((each) => each !== null && each !== undefined);
  if (!vectors.every(Array.isArray)) return undefined;
  const length = vectors[0]?.length ?? 0;
  if (length === 0 || vectors.some((each) => each.length !== length)) return undefined;
  const array = Buffer.allocUnsafe(HEAD_BYTES + vectors.length * length * NUMBER_BYTES);
  const view = new DataView(array.buffer, array.byteOffset, array.byteLength);
  for (const [i, word] of [1, 0, FLOAT8, vectors.length * length, 1].entries()) view.setInt32(i * 4, word);
  let [at, next] = [HEAD_BYTES, 1];
  for (const vector of vectors)
    for (const number of vector) {
      if (typeof number !== "number") return undefined;
      view.setInt32(at, Float64Array.BYTES_PER_ELEMENT);
      // As PostgreSQL reads it from text: a NaN may have a sign here, by which the same numbers would differ.
      if (Number.isNaN(number)) view.setBigUint64(at + 4, NAN_BITS);
      else view.setFloat64(at + 4, number);
      at += NUMBER_BYTES;
    }
  const places = given.map((each) => {
    if (each === null || each === undefined) return null;
    const place = next;
    next += length;
    return place;
  });
  return { places, length, array };
}

/** The vector of a row that has its place. @param place - The column; null gives null. */
export function partAt({ array, length }: Vectors, place: SQL): SQL {
  return sql`(${sql.param(array)}::float8[])[${place}:${place} + ${sql.raw(`${length - 1}`)}]`;
}
