import { z } from "zod";
import { checked, checkedJson } from "./checked-json.ts";

/** Number types that a section may hold. */
const KINDS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

type Kind = keyof typeof KINDS;

interface Arrays {
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
}

/** Arrays that a section may hold. */
export type SectionArray = Arrays[Kind];

/** A file of named arrays behind a JSON header. */
export interface Sections<Header> {
  readonly header: Header;
  readonly arrays: Readonly<Record<string, SectionArray>>;
}

const Directory = z.object({
  format: z.string(),
  header: z.unknown(),
  sections: z.array(z.tuple([z.string(), z.enum(Object.keys(KINDS) as Kind[]), z.int().min(0)])),
});

const ALIGNMENT = 8;

/**
 * Writes a file: the directory's length (32 bits), the directory as JSON, then each array at the next
 * multiple of eight bytes. Numbers are little-endian, as on every machine that Node runs on.
 *
 * @param format - Name and version of the file format, such as `tetron-forest/1`.
 * @returns The same bytes for the same input.
 */
export function encodeSections(format: string, { header, arrays }: Sections<unknown>): Uint8Array {
  const entries = Object.entries(arrays);
  const sections = entries.map(([name, array]) => [name, kindOf(array), array.length] as const);
  const directory = new TextEncoder().encode(JSON.stringify({ format, header, sections }));
  const starts: number[] = [];
  let end = 4 + directory.length;
  for (const [, array] of entries) {
    starts.push(aligned(end));
    end = aligned(end) + array.byteLength;
  }
  const bytes = new Uint8Array(end);
  new DataView(bytes.buffer).setUint32(0, directory.length, true);
  bytes.set(directory, 4);
  for (const [i, [, array]] of entries.entries()) bytes.set(bytesOf(array), starts[i]);
  return bytes;
}

/** An array's bytes. There are many NaN, and which of them a computation gives is the machine's choice: one is written. */
function bytesOf(array: SectionArray): Uint8Array {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength).slice();
  const into = new DataView(bytes.buffer);
  const width = array.BYTES_PER_ELEMENT;
  if (!(array instanceof Float32Array || array instanceof Float64Array)) return bytes;
  for (const [i, number] of array.entries()) {
    if (!Number.isNaN(number)) continue;
    if (width === 4) into.setUint32(i * width, NAN_BITS, true);
    else into.setBigUint64(i * width, NAN_BITS_OF_DOUBLE, true);
  }
  return bytes;
}

/** The quiet NaN without sign and payload, in single and in double precision. */
const NAN_BITS = 0x7f_c0_00_00;
const NAN_BITS_OF_DOUBLE = 0x7f_f8_00_00_00_00_00_00n;

/**
 * Reads what {@link encodeSections} wrote. The arrays are copies.
 *
 * @param schema - Of the header.
 * @throws RangeError when the bytes are of another format or cut short, or naming the field of the header
 *   that is missing or wrong.
 */
export function decodeSections<Header>(
  format: string,
  schema: z.ZodType<Header>,
  bytes: Uint8Array,
): Sections<Header> {
  const length = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (length === 0 || 4 + length > bytes.length) throw new RangeError(`Not a ${format} file.`);
  const directory = checkedJson(bytes.subarray(4, 4 + length), Directory, "directory");
  if (directory.format !== format)
    throw new RangeError(`Expected a ${format} file and found ${directory.format}.`);
  const arrays: Record<string, SectionArray> = {};
  let end = 4 + length;
  for (const [name, kind, count] of directory.sections) {
    const start = aligned(end);
    end = start + count * KINDS[kind].BYTES_PER_ELEMENT;
    if (end > bytes.length) throw new RangeError(`The ${format} file ends within "${name}".`);
    arrays[name] = new KINDS[kind](new Uint8Array(bytes.subarray(start, end)).buffer);
  }
  return { header: checked(directory.header, schema, "header"), arrays };
}

/**
 * One array of a file, checked to be of the given kind.
 *
 * @throws RangeError when it is missing or of another kind.
 */
export function readSection<K extends Kind>({ arrays }: Sections<unknown>, name: string, kind: K): Arrays[K] {
  const array = arrays[name];
  if (array === undefined || kindOf(array) !== kind) throw new RangeError(`The file has no "${name}".`);
  return array as Arrays[K];
}

function kindOf(array: SectionArray): Kind {
  const found = Object.entries(KINDS).find(([, kind]) => array instanceof kind);
  if (found === undefined) throw new RangeError("A section holds another kind of array.");
  return found[0] as Kind;
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
