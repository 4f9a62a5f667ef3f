import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { CATEGORIES, type Category } from "./categories.ts";
import { LIST_WEIGHTS, type ListWeights, OTHER_WEIGHT } from "./list-weights.ts";
import { categoryOfName } from "./name-tags.ts";
import words from "./words.json" with { type: "json" };

/** The mapping of words to categories, and what each list's word counts. */
export interface Taxonomy {
  /**
   * 12 hex digits: a hash over every word and its category, and the lists' weights. Equal versions interpret
   * every label alike.
   */
  readonly version: string;
  /**
   * The category of a list's word.
   *
   * @param word - Case is ignored; its parts may be joined by any characters but letters and digits.
   * @returns `unknown` for a word that is not in the vocabulary.
   */
  categoryOf(word: string): Category;
  /**
   * The category that a list's name for a wallet states, whatever its word; `undefined` when it is only a
   * name.
   */
  categoryOfName(name: string): Category | undefined;
  /** The share of its strength that a label of this list has, above 0 and at most 1. */
  weightOf(list: string): number;
}

/** An operator's words, as normalised by `normalWord`. */
export type OwnWords = ReadonlyMap<string, Category>;

/** The words of public lists and of general use, each reviewed by hand (`words.json`). */
export const SHIPPED_TAXONOMY: Taxonomy = createTaxonomy();

/**
 * The shipped words and weights, and an operator's own.
 *
 * @param own - Takes precedence over the shipped words.
 * @param weights - Of lists by name. A list that is not named weighs `OTHER_WEIGHT`.
 *
 * @example
 * ```ts
 * import { createTaxonomy } from "@tetron/labels/taxonomy";
 *
 * const taxonomy = createTaxonomy(new Map([["acme-partner", "exchange"]]));
 * taxonomy.categoryOf("ACME partner"); // "exchange"
 * ```
 */
export function createTaxonomy(own: OwnWords = new Map(), weights: ListWeights = LIST_WEIGHTS): Taxonomy {
  const categories = new Map([
    ...words.map(({ word, category }) => [word, category as Category] as const),
    ...own,
  ]);
  return {
    version: versionOf(categories, weights),
    categoryOf: (word) => categories.get(normalWord(word)) ?? "unknown",
    categoryOfName,
    weightOf: (list) => (Object.hasOwn(weights, list) ? weights[list]! : OTHER_WEIGHT),
  };
}

/** Normalises a word: lower case, joined by single hyphens. `Mixing_Service` is `mixing-service`. */
export function normalWord(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function versionOf(categories: OwnWords, weights: ListWeights): string {
  const rows = [...categories].sort(([a], [b]) => (a < b ? -1 : 1));
  const worth = Object.entries(CATEGORIES).map(([name, { stance, strength }]) => [name, stance, strength]);
  const weighed = Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1));
  // Before lists had weights, the version did not mention them.
  const content = weighed.length === 0 ? [worth, rows] : [worth, rows, weighed];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(content)))).slice(0, 12);
}
