import type { Network } from "@tetron/domain/network";
import { readCsv } from "../io/csv.ts";
import { NETWORK_OF_EXPLORER } from "./explorer-network.ts";

/** A row of an explorer's labels, with one or more words. */
export interface ExplorerLabels {
  /** `null` when the explorer's network is not known. */
  readonly network: Network | null;
  /** Lower-case; empty in rows that sum up several accounts. */
  readonly address: string;
  /** Whether it is from a page of tokens, not of accounts. */
  readonly isToken: boolean;
  readonly words: readonly string[];
  /** Name tag, such as `Binance 14`; empty when there is none. */
  readonly name: string;
}

/**
 * Reads the labels of five explorers' label clouds.
 *
 * @throws Failure `UNPROCESSABLE` naming the file and line.
 * @see https://github.com/brianleect/etherscan-labels
 */
export async function* readExplorerLabels(
  path: string,
  signal?: AbortSignal,
): AsyncGenerator<ExplorerLabels> {
  const columns = ["explorer", "address", "kind", "labels", "name"];
  for await (const { cells } of readCsv(path, columns, signal ? { signal } : {})) {
    const [explorer, address, kind, labels, name] = cells as [string, string, string, string, string];
    yield {
      network: NETWORK_OF_EXPLORER[explorer] ?? null,
      address: address.toLowerCase(),
      isToken: kind === "token",
      words: labels.split("|").filter(Boolean),
      name,
    };
  }
}
