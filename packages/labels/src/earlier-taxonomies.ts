import { createTaxonomy, type Taxonomy } from "./taxonomy.ts";

/**
 * How words were read by earlier versions of the shipped table, for scores that name one of them: each is the table of
 * today with the words that changed since put back.
 */
export const EARLIER_TAXONOMIES: readonly Taxonomy[] = [
  // Until lists with Tether's blacklist shipped: the contract bars token contracts and the zero address too.
  createTaxonomy(new Map([["black-list", "warning"]])),
];
