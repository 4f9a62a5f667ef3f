import { mkdir, rename, writeFile } from "node:fs/promises";
import type { Build } from "./build-artifacts.ts";

/** Writes the artifacts and then their manifest, so that a manifest never tells of files that are not there. */
export async function writeBuild(
  folder: URL,
  { files, manifest }: Pick<Build, "files" | "manifest">,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await replace(new URL(name, folder), bytes);
  await replace(new URL("manifest.json", folder), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A reader sees the old file or the new one, never half of it. */
async function replace(file: URL, content: Uint8Array | string): Promise<void> {
  const fresh = new URL(`${file.href}.new`);
  await writeFile(fresh, content);
  await rename(fresh, file);
}
