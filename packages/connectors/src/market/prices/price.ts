import type { Provenance } from "../../provenance.ts";

/** Digits after the point of a price: 1e8 units are one US dollar. */
export const PRICE_DECIMALS = 8;

/** What one source says of a price. */
export interface Answer {
  /** Such as `chainlink:ethereum`, `http:prices.example`, `table`. */
  readonly source: string;
  /** US dollars, times 1e8; `> 0`. */
  readonly usdE8: bigint;
  readonly asOf: Date;
  readonly problem?: never;
}

/** What one source says of a price, or why it says nothing. */
export type Quote =
  | Answer
  | { readonly source: string; readonly problem: string; readonly usdE8?: never; readonly asOf?: never };

/** What one whole unit of an asset costs. */
export interface Price {
  /** The asset whose price was read; a wrapped coin has the price of what it wraps. */
  readonly symbol: string;
  /** US dollars, times 1e8; `> 0`. */
  readonly usdE8: bigint;
  readonly provenance: Provenance;
  /** Whether all live sources are within the guard of one another. */
  readonly agreed: boolean;
  /** Every source that was asked, with what it said. */
  readonly quotes: readonly Quote[];
}
