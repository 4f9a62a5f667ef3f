import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { LABEL_LISTS } from "@tetron/models/manifest";
import { decodeShippedLists, type ShippedLists } from "@tetron/models/shipped-lists";
import { readArtifacts } from "./artifacts.ts";

/**
 * Reads the lists of labels that ship.
 *
 * @throws Error naming the file that is missing or broken.
 */
export async function readShippedLists(): Promise<ShippedLists> {
  return decodeShippedLists(await readArtifacts(ARTIFACTS_URL, LABEL_LISTS));
}
