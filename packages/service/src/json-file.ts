import { readFile } from "node:fs/promises";

/**
 * Reads a file that an operator wrote.
 *
 * @param read - Makes of the parsed JSON what it means; its errors name the field.
 * @throws Error that names the file and what is wrong with it: a process refuses to start on it.
 */
export async function readJsonFile<Value>(path: string, read: (json: unknown) => Value): Promise<Value> {
  try {
    return read(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    throw new Error(`The file ${path} cannot be used: ${(cause as Error).message}`, { cause });
  }
}
