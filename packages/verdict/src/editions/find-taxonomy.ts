import { fileURLToPath } from "node:url";
import { TAXONOMY_BEFORE_VERSIONS } from "@tetron/labels/before-versions/taxonomy";
import { EARLIER_TAXONOMIES } from "@tetron/labels/earlier-taxonomies";
import { parseLabelWordsOfAnyVersion } from "@tetron/labels/parse-label-words";
import { SHIPPED_TAXONOMY, type Taxonomy } from "@tetron/labels/taxonomy";
import { readJsonFile } from "@tetron/service/json-file";
import { namesIn } from "./names-in.ts";

/**
 * The taxonomy with a version: the current one, one that ships, or one with the operator's words; `undefined`
 * when there is none.
 *
 * @param version - `undefined` for scores from before taxonomies had versions.
 * @throws Error naming a file that is not a file of label words.
 */
export async function findTaxonomy(
  version: string | undefined,
  current: Taxonomy,
  place: URL | undefined,
): Promise<Taxonomy | undefined> {
  if (version === undefined) return TAXONOMY_BEFORE_VERSIONS;
  const shipped = [current, SHIPPED_TAXONOMY, ...EARLIER_TAXONOMIES].find((each) => each.version === version);
  if (shipped !== undefined || place === undefined) return shipped;
  const folder = new URL("words/", place);
  for (const name of await namesIn(folder)) {
    const file = fileURLToPath(new URL(encodeURIComponent(name), folder));
    const own = (await readJsonFile(file, parseLabelWordsOfAnyVersion)).find(
      (each) => each.version === version,
    );
    if (own !== undefined) return own;
  }
  return undefined;
}
