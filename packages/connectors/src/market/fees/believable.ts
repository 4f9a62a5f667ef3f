import { Failure } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import { type NetworkFees, TIERS, type Tier, type TierFee } from "./network-fees.ts";

const GWEI = 1_000_000_000n;

/**
 * Plausible maximum of one unit, in the network's fee unit: several times the network's highest price so far,
 * so that a node above it is wrong. Ethereum's mints of 2022 paid about 8,000 gwei, Polygon's rushes of
 * 2023 about 10,000; the rollups' and BNB Smart Chain's highest were below 1,000. Bitcoin's most expensive
 * block, of April 2024, averaged below 2,500 sat/vB. Solana's most expensive accounts paid some tens of
 * lamports per unit.
 */
export const MAX_FEES: Readonly<Record<Network, bigint>> = {
  ethereum: 50_000n * GWEI,
  polygon: 100_000n * GWEI,
  bsc: 5_000n * GWEI,
  arbitrum: 5_000n * GWEI,
  base: 5_000n * GWEI,
  optimism: 5_000n * GWEI,
  bitcoin: 20_000_000n,
  solana: 1_000_000_000n,
  simnet: 5_000n * GWEI,
};

/** Plausible maximum of one byte of data on the parent chain, in wei: 16 gas at Ethereum's maximum. */
const MAX_FEE_PER_BYTE = 16n * MAX_FEES.ethereum;
/** Maximum size in bytes that a rollup's fixed part may account for. */
const FIXED_BYTES = 1_000n;

/**
 * Checks that fees are plausible, and orders their tiers.
 *
 * @throws Failure `UNAVAILABLE` naming the implausible value; the reading is not used.
 */
export function requireBelievable(fees: NetworkFees): NetworkFees {
  const most = MAX_FEES[fees.network];
  const tiers = inOrder(fees.tiers);
  const { maxPrice } = tiers.fast;
  if (maxPrice > most) throw beyond(fees, `a price of ${maxPrice} ${fees.unit}; the maximum is ${most}`);
  const { dataFee } = fees;
  if (dataFee !== null) {
    const { perByte, minimum, fixed } = dataFee;
    const fixedMost = FIXED_BYTES * MAX_FEE_PER_BYTE;
    if (
      perByte < 0n ||
      perByte > MAX_FEE_PER_BYTE ||
      minimum < 0n ||
      minimum > fixedMost ||
      fixed > fixedMost
    )
      throw beyond(fees, `a data fee of ${perByte} wei a byte, ${minimum} wei at least`);
  }
  return { ...fees, tiers };
}

function beyond({ network }: NetworkFees, what: string): Failure {
  return new Failure("UNAVAILABLE", `${network}'s nodes report an impossible fee: ${what}`, {
    dependency: `rpc:${network}`,
    retryAfter: 5,
  });
}

/** Makes each tier cost at least as much as the slower one, whatever the node returned. */
function inOrder(tiers: NetworkFees["tiers"]): Record<Tier, TierFee> {
  let slower = tiers.slow;
  const ordered = TIERS.map((tier): [Tier, TierFee] => {
    const each = tiers[tier];
    // The slower tier bids more, so it is included at least as soon.
    const isCheaper = each.price < slower.price || each.maxPrice < slower.maxPrice;
    slower = isCheaper ? slower : each;
    return [tier, slower];
  });
  return Object.fromEntries(ordered) as Record<Tier, TierFee>;
}
