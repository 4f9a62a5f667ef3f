import { createTaxonomy, type Taxonomy } from "./taxonomy.ts";

/**
 * Earlier versions of the shipped table, for replaying scores that name them. Each is the current table with
 * the words that have changed since restored.
 */
export const EARLIER_TAXONOMIES: readonly Taxonomy[] = [
  // In use until lists with Tether's blacklist shipped: that contract bars token contracts and the zero
  // address too.
  createTaxonomy(new Map([["black-list", "warning"]])),
];
