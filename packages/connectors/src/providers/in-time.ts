import { NETWORKS, type Network } from "@tetron/domain/network";
import { ProviderFault } from "./fault.ts";

/**
 * Entries in the order of their blocks as entries in the order of their times. On EVM networks the two orders are
 * one, because no block is older than the one before it; miners of bitcoin and validators of Solana may be wrong by
 * some time.
 *
 * @throws ProviderFault `invalid` when an EVM network's entry is older than one of an earlier block.
 */
export function inTime<Entry extends { readonly timestamp: number }>(
  network: Network,
  entries: readonly Entry[],
): readonly Entry[] {
  const at = entries.findIndex(({ timestamp }, i) => i > 0 && timestamp < entries[i - 1]!.timestamp);
  if (at === -1) return entries;
  if (NETWORKS[network].family === "evm")
    throw new ProviderFault("invalid", "answered with an entry that is older than one of an earlier block");
  return entries.toSorted((a, b) => a.timestamp - b.timestamp);
}
