import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { checkedJson } from "@tetron/models/checked-json";
import { ManifestFile } from "@tetron/models/manifest";

export type Manifest = ManifestFile;

/**
 * Reads the `manifest.json` of an artifacts folder.
 *
 * @param folder - URL of the folder, with a trailing slash.
 * @throws Error naming the file and what is wrong with it.
 */
export async function readManifest(folder: URL): Promise<Manifest> {
  const url = new URL("manifest.json", folder);
  const bytes = await read(url);
  try {
    return checkedJson(bytes, ManifestFile, "manifest");
  } catch (error) {
    throw new Error(`The manifest ${url.pathname} is not usable: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/**
 * Reads a file of an artifacts folder and verifies its hash.
 *
 * @param file - URL of the file, whose last part is its name in the manifest.
 * @throws Error naming the file, the expected hash and the actual one.
 */
export async function readArtifact(file: URL, manifest: Manifest): Promise<Uint8Array> {
  const name = decodeURIComponent(file.pathname.slice(file.pathname.lastIndexOf("/") + 1));
  const entry = manifest[name];
  if (entry === undefined) throw new Error(`The artifact ${file.pathname} is not in its manifest.`);
  const bytes = await read(file);
  const actual = createHash("sha256").update(bytes).digest("hex");
  if (actual !== entry.sha256)
    throw new Error(
      `The artifact ${file.pathname} is broken: its SHA-256 is ${actual}, expected ${entry.sha256} (${bytes.length} bytes, expected ${entry.bytes}).`,
    );
  return bytes;
}

/**
 * Reads several files of an artifacts folder, each verified as by {@link readArtifact}.
 *
 * @param files - The result's keys, and the name of each file in the folder.
 */
export async function readArtifacts<Name extends string>(
  folder: URL,
  files: Readonly<Record<Name, string>>,
): Promise<Record<Name, Uint8Array>> {
  const manifest = await readManifest(folder);
  const names = Object.keys(files) as Name[];
  const read = names.map(async (name) => [name, await readArtifact(new URL(files[name], folder), manifest)]);
  return Object.fromEntries(await Promise.all(read)) as Record<Name, Uint8Array>;
}

async function read(url: URL): Promise<Buffer> {
  try {
    return await readFile(url);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`The artifact ${url.pathname} cannot be read: ${code}.`, { cause: error });
  }
}
