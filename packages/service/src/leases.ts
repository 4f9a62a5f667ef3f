/** Divides exclusive work between several processes. */
export interface Leases {
  /**
   * Takes the free leases, and renews those of `holder`.
   *
   * @returns The names that `holder` holds, for `ttlMs` milliseconds from the time of the call.
   */
  hold(
    names: readonly string[],
    term: { readonly holder: string; readonly ttlMs: number },
  ): Promise<readonly string[]>;
  /** Releases every lease of a holder. */
  release(holder: string): Promise<void>;
}
