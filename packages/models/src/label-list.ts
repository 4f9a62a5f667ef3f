import type { Network } from "@tetron/domain/network";
import type { ListSource } from "./list-source.ts";

/** What a public list says about a wallet. */
export interface WalletLabel {
  readonly network: Network;
  /** Stored form. */
  readonly address: string;
  /** The list's word, such as `exchange`, `bridge`, `phish-hack`. */
  readonly label: string;
  /** Name tag, such as `Binance 14`; empty when there is none. */
  readonly name: string;
  /** The first and the last day on which the list's sources said so, `YYYY-MM-DD`; `null` when the list does not date it. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** How sure the list says it is, 0-1; `null` when it does not say. */
  readonly confidence: number | null;
  /** Where the list has it from, and whose the wallet is, in the list's own words; `null` when it does not say. */
  readonly publisher: string | null;
  readonly actor: string | null;
}

/** One edition of a list of labels, read-only. */
export interface LabelList {
  readonly source: ListSource;
  /** Labels in it. */
  readonly rows: number;
  /** The list's words, each once. */
  readonly words: readonly string[];
  /** Rows of the list that were left out, by why. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** All labels of a wallet, ordered by word. */
  find(network: Network, address: string): readonly WalletLabel[];
  /** Every label, by network, then form and bytes of the address. */
  entries(): Iterable<WalletLabel>;
}
