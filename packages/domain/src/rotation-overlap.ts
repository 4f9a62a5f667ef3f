/** Longest time that a rotated key, or a rotated secret of a webhook, stays valid beside the new one: a week. */
export const MAX_OVERLAP_MINUTES = 10_080;
