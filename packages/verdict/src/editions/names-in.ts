import { readdir } from "node:fs/promises";

/**
 * The sorted names of a folder's entries; empty when the folder does not exist.
 *
 * @param folder - With a trailing slash.
 */
export async function namesIn(folder: URL): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
