import { readdir } from "node:fs/promises";

/** What stands in a folder, by name; nothing when there is no such folder. @param folder - With a trailing slash. */
export async function namesIn(folder: URL): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
