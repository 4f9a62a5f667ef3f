/** Probability of log-odds, in `[0, 1]`. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Log-odds of a probability in `(0, 1)`. */
export function logOddsOf(probability: number): number {
  return Math.log(probability / (1 - probability));
}
