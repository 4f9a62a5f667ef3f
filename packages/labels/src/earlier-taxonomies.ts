import { createTaxonomy, type OwnWords, type Taxonomy } from "./taxonomy.ts";

/**
 * Earlier versions of the shipped table, for replaying scores that name them. Each is the current table with
 * the words and weights that have changed since restored.
 *
 * @param own - An operator's words, which take precedence over the restored ones.
 */
export function earlierTaxonomies(own: OwnWords = new Map()): readonly Taxonomy[] {
  // In use until the contracts that this word names were no topic.
  const before = new Map([["smart-contract", "topic"] as const, ...own]);
  return [
    // In use until lists had weights.
    createTaxonomy(before, {}),
    // In use until lists with Tether's blacklist shipped: that contract bars token contracts and the zero
    // address too.
    createTaxonomy(new Map([["black-list", "warning"], ...before]), {}),
    createTaxonomy(before),
  ];
}

/** The earlier versions without an operator's words. */
export const EARLIER_TAXONOMIES: readonly Taxonomy[] = earlierTaxonomies();
