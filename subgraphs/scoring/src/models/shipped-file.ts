import { CANARIES_URL } from "@tetron/models/canaries";
import { readArtifact, readManifest } from "@tetron/service/artifacts";

/**
 * A file about the model that ships.
 *
 * @param version - Of the model.
 * @returns `null` when the file is about another version.
 * @throws Error naming the file when it is missing or broken.
 */
export async function readShippedFile(name: string, version: string): Promise<Uint8Array | null> {
  const manifest = await readManifest(CANARIES_URL);
  if (manifest[name]?.version !== version) return null;
  return readArtifact(new URL(name, CANARIES_URL), manifest);
}
