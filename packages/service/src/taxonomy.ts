import { parseLabelWords } from "@tetron/labels/parse-label-words";
import { SHIPPED_TAXONOMY, type Taxonomy } from "@tetron/labels/taxonomy";
import { readJsonFile } from "./json-file.ts";
import type { CommonSettings } from "./settings.ts";

/**
 * What the words of lists mean: the shipped taxonomy, with the words and weights of the operator's file.
 *
 * @throws Error naming the file and the fault; a process must not start with it.
 */
export async function openTaxonomy({
  TETRON_LABEL_WORDS: file,
}: Pick<CommonSettings, "TETRON_LABEL_WORDS">): Promise<Taxonomy> {
  return file === undefined ? SHIPPED_TAXONOMY : readJsonFile(file, parseLabelWords);
}
