import { readFile } from "node:fs/promises";
import { parseStrictJson } from "@tetron/domain/json";

/**
 * Reads a file that an operator wrote.
 *
 * @param read - Makes of the parsed JSON what it means; its errors name the field.
 * @throws Error that names the file and what is wrong with it: a process refuses to start on it.
 */
export async function readJsonFile<Value>(path: string, read: (json: unknown) => Value): Promise<Value> {
  try {
    return read(parseStrictJson(await readFile(path, "utf8"), "content"));
  } catch (cause) {
    throw new Error(`The file ${path} cannot be used: ${(cause as Error).message}`, { cause });
  }
}
