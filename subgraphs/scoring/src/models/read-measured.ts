import type { Database } from "@tetron/lake/database";
import type { StoredModel } from "@tetron/lake/tables/models";
import { checked, decodeFile } from "@tetron/models/checked-json";
import { ManifestFile } from "@tetron/models/manifest";
import { decodeMeasured, MEASURED_FILE, type MeasuredModel } from "@tetron/models/measured-wallets";
import { readStoredFile } from "@tetron/verdict/estimate/engine-artifacts";
import { readShippedFile } from "./shipped-file.ts";

/**
 * What was measured of a registered model, wallet by wallet; `null` when nothing was, or when it ships with another release.
 *
 * @throws Error naming the file when it is broken.
 */
export async function readMeasured(
  db: Database,
  { version, origin, manifest }: Pick<StoredModel, "version" | "origin" | "manifest">,
): Promise<MeasuredModel | null> {
  const bytes = await (origin === "shipped" ? readShippedFile(MEASURED_FILE, version) : stored());
  return bytes && decodeFile(MEASURED_FILE, () => decodeMeasured(bytes));

  async function stored(): Promise<Uint8Array | null> {
    const files = checked(manifest, ManifestFile, `manifest of model ${version}`);
    return files[MEASURED_FILE] ? readStoredFile(db, { version, manifest: files }, MEASURED_FILE) : null;
  }
}
