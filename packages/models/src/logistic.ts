/** Converts log-odds to a score, in `[0, 100]`. It may differ from 100 times the probability in the last bit. */
export function scoreOf(logOdds: number): number {
  return 100 / (1 + Math.exp(-logOdds));
}

/** Converts log-odds to a probability, in `[0, 1]`. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Converts a probability in `(0, 1)` to log-odds. */
export function logOddsOf(probability: number): number {
  return Math.log(probability / (1 - probability));
}
