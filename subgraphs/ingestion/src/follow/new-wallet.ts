import type { AccountHistory } from "@tetron/domain/history";
import { NETWORKS, type Network } from "@tetron/domain/network";
import { emptyBehaviour } from "@tetron/features/behaviour-state";
import type { StoredWallet } from "@tetron/lake/tables/wallets";

/** Source of a history that a follower has read from the first block on. */
const SOURCE = "chain";

/** A wallet that was never seen before. */
export function newWallet(network: Network, address: string, now: Date): StoredWallet {
  return {
    ...{
      network,
      address,
      owner: "operator",
      source: SOURCE,
      updatedAt: now,
      state: emptyBehaviour({ network, address, ...seenOf(network) }),
    },
    ...{ asOf: null, coverage: null, firstSeen: null, lastSeen: null, transactions: 0, tokenTransfers: 0 },
    ...{ referenceLabel: null, wallet44: null, behaviour: null, followed: null },
  };
}

/** What blocks tell of a history: of bitcoin no tokens, of Solana no methods, as their providers. */
export function seenOf(network: Network): Pick<AccountHistory, "sees"> {
  const all = { status: true, method: true, zeroValue: true };
  switch (NETWORKS[network].family) {
    case "evm":
      return {};
    case "bitcoin":
      return { sees: { ...all, tokens: false } };
    case "solana":
      return { sees: { ...all, method: false, tokens: true } };
  }
}
