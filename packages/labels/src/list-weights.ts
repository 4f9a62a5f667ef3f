/** The weight of each list by its name, above 0 and at most 1. */
export type ListWeights = Readonly<Record<string, number>>;

/**
 * How much the labels of each shipped list count. docs/labels.md says why each has its weight; `well-known` is
 * reviewed by hand, and the others are not.
 */
export const LIST_WEIGHTS: ListWeights = {
  "well-known": 1,
  "graphsense-tagpacks-2026": 0.9,
  "eth-labels": 0.9,
  "explorer-labels-2023": 0.8,
};

/** The weight of a list that has none of its own, such as a tenant's: its owner vouches for it. */
export const OTHER_WEIGHT = 1;
