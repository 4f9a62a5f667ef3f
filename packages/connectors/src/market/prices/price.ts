import type { Provenance } from "../../provenance.ts";
import type { Dated } from "../../shelf-life.ts";

/** Digits after the point of a price: 1e8 units are one US dollar. */
export const PRICE_DECIMALS = 8;

/** A price from one source. */
export interface Answer {
  /** Such as `chainlink:ethereum`, `http:prices.example`, `table`. */
  readonly source: string;
  /** US dollars, times 1e8; `> 0`. */
  readonly usdE8: bigint;
  readonly asOf: Date;
  readonly problem?: never;
}

/** A price of the shipped table. */
export interface ShippedPrice extends Dated {
  /** US dollars, times 1e8; `> 0`. */
  readonly usdE8: bigint;
}

/** A price from one source, or why there is none. */
export type Quote =
  | Answer
  | { readonly source: string; readonly problem: string; readonly usdE8?: never; readonly asOf?: never };

/** Price of one whole unit of an asset. */
export interface Price {
  /** The asset whose price was read; a wrapped coin has the price of the coin that it wraps. */
  readonly symbol: string;
  /** US dollars, times 1e8; `> 0`. */
  readonly usdE8: bigint;
  readonly provenance: Provenance;
  /** Whether all live sources are within the tolerance of one another. */
  readonly agreed: boolean;
  /** The quotes of all sources. */
  readonly quotes: readonly Quote[];
}
