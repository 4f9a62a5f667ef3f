import { createTaxonomy, type OwnWords, type Taxonomy } from "./taxonomy.ts";

/**
 * Earlier versions of the shipped table, for replaying scores that name them. Each is the current table with
 * the words and weights that have changed since restored.
 *
 * @param own - An operator's words, which take precedence over the restored ones.
 */
export function earlierTaxonomies(own: OwnWords = new Map()): readonly Taxonomy[] {
  return [
    // In use until lists had weights.
    createTaxonomy(own, {}),
    // In use until lists with Tether's blacklist shipped: that contract bars token contracts and the zero
    // address too.
    createTaxonomy(new Map([["black-list", "warning"], ...own]), {}),
  ];
}

/** The earlier versions without an operator's words. */
export const EARLIER_TAXONOMIES: readonly Taxonomy[] = earlierTaxonomies();
