import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** Bytes of an array's header in PostgreSQL's binary form, and of each number: its length, and the number. */
const HEADER_BYTES = 20;
const BYTES_PER_NUMBER = 12;
const LENGTH_BYTES = 4;

/**
 * An array of `double precision` as {@link doublesOf} reads it, to the bit: to write numbers as decimals and to read them
 * takes longer than all else that a score reads. In hex, because PostgreSQL breaks base64 into lines.
 */
export function doubles(array: SQLWrapper): SQL {
  return sql`encode(array_send(${array}), 'hex')`;
}

/** Reads an array without gaps that {@link doubles} wrote. */
export function doublesOf(text: string): Float64Array {
  const bytes = Buffer.from(text, "hex");
  // Its methods take a part of the time that the buffer's own take.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.max(0, (bytes.length - HEADER_BYTES) / BYTES_PER_NUMBER);
  const numbers = new Float64Array(count);
  for (let i = 0, at = HEADER_BYTES + LENGTH_BYTES; i < count; i++, at += BYTES_PER_NUMBER)
    numbers[i] = view.getFloat64(at);
  return numbers;
}
