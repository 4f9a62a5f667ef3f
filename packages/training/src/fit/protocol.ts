/** Repetitions of the protocol `tetron-eth-v1`: each seed has its own folds. */
export const SEEDS: readonly number[] = [0, 1, 2, 3, 4];

/** Folds of each seed; each is predicted by a model fitted to the others. */
export const FOLDS = 5;
