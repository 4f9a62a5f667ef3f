import type { z } from "zod";

/**
 * Parses JSON bytes and checks them against a schema.
 *
 * @param what - The file or the part of it, in messages.
 * @throws RangeError naming `what`, and the first field that is missing or wrong.
 */
export function checkedJson<Output>(bytes: Uint8Array, schema: z.ZodType<Output>, what: string): Output {
  return checked(parsed(bytes, what), schema, what);
}

/** Checks parsed JSON against a schema. @throws RangeError as {@link checkedJson} does. */
export function checked<Output>(json: unknown, schema: z.ZodType<Output>, what: string): Output {
  const { data, error } = schema.safeParse(json);
  if (error === undefined) return data;
  const [{ path, message }] = error.issues as [z.core.$ZodIssue];
  throw new RangeError(`${[what, ...path].join(".")}: ${message}`);
}

/**
 * Runs a decoder of a file of a known name.
 *
 * @throws RangeError of the decoder, with the file's name.
 */
export function decodeFile<Decoded>(file: string, decode: () => Decoded): Decoded {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`${file}: ${error.message}`, { cause: error });
  }
}

function parsed(bytes: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new RangeError(`${what}: is not JSON in UTF-8.`, { cause });
  }
}
