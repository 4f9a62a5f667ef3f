import type { Network } from "@tetron/domain/network";
import { readCsv } from "../io/csv.ts";

/** An attribution of an address. */
export interface Tag {
  /** `null` for a chain that Tetron does not serve, or a token without a stated chain. */
  readonly network: Network | null;
  /** As written in the list. */
  readonly address: string;
  /** Who or what the address is, as written in the list. */
  readonly name: string;
  /** The kind of party and the kind of abuse, if any. */
  readonly words: readonly string[];
  /** The list's confidence; empty when it has none. */
  readonly confidence: string;
  /** `YYYY-MM-DD`; empty when the list has none. */
  readonly day: string;
  /** The list's source. */
  readonly source: string;
  /** Owner of the address; empty when the list has none. */
  readonly actor: string;
}

const NETWORK_OF_CHAIN: Readonly<Record<string, Network>> = {
  BTC: "bitcoin",
  ETH: "ethereum",
  BSC: "bsc",
  BEP20: "bsc",
  MATIC: "polygon",
  SOL: "solana",
};

/**
 * Reads the GraphSense TagPacks, one tag per row.
 *
 * @throws Failure `UNPROCESSABLE` naming the file and line.
 * @see https://github.com/graphsense/graphsense-tagpacks
 */
export async function* readTagpacks(path: string, signal?: AbortSignal): AsyncGenerator<Tag> {
  const columns = [
    "chain",
    "address",
    "label",
    "category",
    "abuse",
    "confidence",
    "lastmod",
    "source",
    "actor",
  ];
  for await (const { cells } of readCsv(path, columns, signal ? { signal } : {})) {
    const [chain, address, name, category, abuse, confidence, day, source, actor] = cells as [
      ...[string, string, string, string, string],
      ...[string, string, string, string],
    ];
    yield {
      network: NETWORK_OF_CHAIN[chain] ?? null,
      ...{ address, name, words: [category, abuse].filter(Boolean), confidence, day, source, actor },
    };
  }
}
