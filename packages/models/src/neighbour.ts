/** A known wallet near the queried one. */
export interface Neighbour {
  readonly address: string;
  readonly fraud: boolean;
  /** Euclidean distance in the scaled space, `>= 0`. */
  readonly distance: number;
}
