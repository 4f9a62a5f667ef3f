/** Repetitions of the protocol `tetron-eth-v1`: each seed makes folds of its own. */
export const SEEDS: readonly number[] = [0, 1, 2, 3, 4];

/** Folds of each seed; every one is predicted by a model that was fitted to the others. */
export const FOLDS = 5;
