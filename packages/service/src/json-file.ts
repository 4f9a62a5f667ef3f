import { readFile } from "node:fs/promises";
import { isFailure } from "@tetron/domain/failure";
import { parseStrictJson } from "@tetron/domain/json";

/**
 * Reads a file written by an operator.
 *
 * @param read - Converts the parsed JSON; its errors name the field.
 * @throws Error naming the file and the fault; a process must not start with it.
 */
export async function readJsonFile<Value>(path: string, read: (json: unknown) => Value): Promise<Value> {
  try {
    return read(parseStrictJson(await readFile(path, "utf8"), "content"));
  } catch (cause) {
    const message = `The file ${path} cannot be used: ${(cause as Error).message}`;
    // A failure would be shown instead of the error that it causes, and does not know the file.
    throw new Error(message, isFailure(cause) ? {} : { cause });
  }
}
