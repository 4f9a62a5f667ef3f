import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import type { StoredLabel } from "./tables/labels.ts";

/** When and how surely a list says something; each is `null` when the list does not say. */
export interface LabelDetails {
  /** The first and the last day on which the list's sources said it, `YYYY-MM-DD`. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** 0-1. */
  readonly confidence: number | null;
  /** Where the list has it from. */
  readonly publisher: string | null;
}

/** A label of a wallet, from the store or from a file. */
export type FoundLabel = StoredLabel &
  LabelDetails & {
    /** Why somebody whose data is read contests what the list says of the wallet; `null` when nobody does. */
    readonly contested: string | null;
  };

/** The lists of labels that ship as files and are not copied into the store: they are what `system` says. */
export interface ShippedLabels {
  /** The lists, ordered by name. */
  readonly lists: readonly {
    readonly source: { readonly name: string; readonly version: string; readonly url: string };
    readonly rows: number;
  }[];
  /** What they say of a wallet, ordered by list and word. */
  find(
    network: Network,
    address: string,
  ): readonly (LabelDetails & Pick<StoredLabel, "label" | "name" | "source" | "version">)[];
}

/** For a process that never looks at labels, and for tests that bring their own. */
export const NO_SHIPPED_LABELS: ShippedLabels = { lists: [], find: () => [] };

/** What the shipped lists say of a wallet to somebody who sees the facts of these owners. */
export function shippedLabels(
  { find }: ShippedLabels,
  owners: readonly Owner[],
  { network, address }: WalletRef,
): FoundLabel[] {
  if (!owners.includes("system")) return [];
  return find(network, address).map(
    ({ label, name, source, version, firstSeen, lastSeen, confidence, publisher }) => ({
      ...{ owner: "system" as const, network, address, label, name, source, version },
      ...{ firstSeen, lastSeen, confidence, publisher, contested: null },
    }),
  );
}
