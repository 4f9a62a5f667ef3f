import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { checkedJson, decodeFile } from "@tetron/models/checked-json";
import { ManifestFile } from "@tetron/models/manifest";
import type { Build } from "./build-artifacts.ts";
import { type Built, manifestEntry } from "./lists/built.ts";

/** Writes the artifacts before their manifest, so that a manifest never names missing files. */
export async function writeBuild(
  folder: URL,
  { files, manifest }: Pick<Build, "files" | "manifest">,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await replace(new URL(name, folder), bytes);
  await replace(new URL("manifest.json", folder), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Writes atomically: a reader sees the old file or the new one. */
async function replace(file: URL, content: Uint8Array | string): Promise<void> {
  const fresh = new URL(`${file.href}.new`);
  await writeFile(fresh, content);
  await rename(fresh, file);
}

/** Writes lists beside the other artifacts, and their entries in the manifest. */
export async function writeLists(folder: URL, lists: Readonly<Record<string, Built>>): Promise<void> {
  const file = new URL("manifest.json", folder);
  const bytesOfManifest = await readFile(file);
  const manifest = decodeFile(file.pathname, () => checkedJson(bytesOfManifest, ManifestFile, "manifest"));
  for (const [name, { bytes }] of Object.entries(lists)) await replace(new URL(name, folder), bytes);
  const entries = Object.entries(lists).map(([name, list]) => [name, manifestEntry(list)] as const);
  await replace(file, `${JSON.stringify({ ...manifest, ...Object.fromEntries(entries) }, null, 2)}\n`);
}
