/** Gives each of several processes its share of what only one of them may do at a time. */
export interface Leases {
  /**
   * Takes the leases that are free, and renews those that `holder` has.
   *
   * @returns The names that `holder` has now, for `ttlMs` milliseconds from the moment of the question on.
   */
  hold(
    names: readonly string[],
    term: { readonly holder: string; readonly ttlMs: number },
  ): Promise<readonly string[]>;
  /** Gives up every lease of a holder. */
  release(holder: string): Promise<void>;
}
