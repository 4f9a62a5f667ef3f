import type { Network } from "@tetron/domain/network";
import { readCsv } from "../io/csv.ts";
import { NETWORK_OF_EXPLORER } from "./explorer-network.ts";

/** A label from an explorer. */
export interface EthLabel {
  /** `null` when the explorer's network is not known. */
  readonly network: Network | null;
  /** Lower-case. */
  readonly address: string;
  /** Kebab-case, such as `exchange`, `bridge`, `phish-hack`. */
  readonly label: string;
  /** Name tag, such as `Binance 14`; empty when there is none. */
  readonly name: string;
}

/**
 * Reads the address labels, one row per address and label.
 *
 * @throws Failure `UNPROCESSABLE` naming the file and line.
 */
export async function* readEthLabels(path: string, signal?: AbortSignal): AsyncGenerator<EthLabel> {
  const columns = ["explorer", "address", "label", "name"];
  for await (const { cells } of readCsv(path, columns, signal ? { signal } : {})) {
    const [explorer, address, label, name] = cells as [string, string, string, string];
    const network = NETWORK_OF_EXPLORER[explorer] ?? null;
    yield { network, address: address.toLowerCase(), label, name };
  }
}
