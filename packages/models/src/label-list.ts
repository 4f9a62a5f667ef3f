import type { AddressBytes } from "@tetron/domain/address-bytes";
import type { Network } from "@tetron/domain/network";
import type { AddressKeys } from "./address-marks.ts";
import type { ListSource } from "./list-source.ts";

/** A label of a public list. */
export interface WalletLabel {
  readonly network: Network;
  /** Stored form. */
  readonly address: string;
  /** The list's word, such as `exchange`, `bridge`, `phish-hack`. */
  readonly label: string;
  /** Name tag, such as `Binance 14`; empty when there is none. */
  readonly name: string;
  /** First and last day on which the list's sources gave the label, `YYYY-MM-DD`; `null` when undated. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** The list's own confidence, 0-1; `null` when it gives none. */
  readonly confidence: number | null;
  /** Origin of the label and owner of the wallet, in the list's own words; `null` when not given. */
  readonly publisher: string | null;
  readonly actor: string | null;
}

/** One version of a list of labels, read-only. */
export interface LabelList {
  readonly source: ListSource;
  /** Number of labels. */
  readonly rows: number;
  /** The list's distinct words. */
  readonly words: readonly string[];
  /** Rows of the list that were left out, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** The networks of whose addresses it has labels. */
  readonly networks: ReadonlySet<Network>;
  /** Its addresses, ascending, for each network and form. */
  readonly tables: readonly AddressKeys[];
  /**
   * All labels of a wallet, ordered by word.
   *
   * @param bytes - Those of the address, from who looks it up in several lists.
   */
  find(network: Network, address: string, bytes?: AddressBytes): readonly WalletLabel[];
  /** Every label, by network, then form and bytes of the address. */
  entries(): Iterable<WalletLabel>;
}
