import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../../../node_modules/.cache/tetron/", import.meta.url));

/** The path of what tests make once and use again in later runs; a clean install forgets it. */
export async function cachedFile(name: string): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  return join(FOLDER, name);
}
