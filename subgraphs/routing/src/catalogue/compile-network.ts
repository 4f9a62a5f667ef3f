import type { Work } from "@tetron/connectors/fees/fee-of";
import { type FeeUnit, type NetworkFees, TIERS, type TierFee } from "@tetron/connectors/fees/network-fees";
import { NETWORKS, type Network, type NetworkFamily } from "@tetron/domain/network";
import type { Carrier, NetworkCosts } from "./catalogue.ts";
import type { NetworkEntry, WorkEntry } from "./file-schema.ts";

type Complain = (field: string, problem: string) => void;

/** What each family counts work and prices in. */
export const WORK_UNIT: Readonly<Record<NetworkFamily, "gas" | "vB" | "CU">> = {
  evm: "gas",
  bitcoin: "vB",
  solana: "CU",
};
const PRICE_UNIT: Readonly<Record<NetworkFamily, FeeUnit>> = {
  evm: "wei/gas",
  bitcoin: "sat/kvB",
  solana: "microlamport/CU",
};

export function workOf({ units, bytes }: WorkEntry): Work {
  return { units: BigInt(units.value), bytes: bytes.value };
}

/** The carrier of plain transfers on a network. */
export function transferCarrier({ network, success }: NetworkEntry): Carrier {
  return {
    id: `transfer-${network}`,
    name: `Transfer on ${NETWORKS[network as Network].name}`,
    kind: "transfer",
    securityClass: "native",
    paysRecipient: true,
    success: { ppm: success.probability.value, weight: success.weight.value },
  };
}

export function compileNetwork(entry: NetworkEntry, complain: Complain): NetworkCosts {
  const { finality } = entry;
  const { family } = NETWORKS[entry.network as Network];
  for (const [kind, work] of Object.entries(entry.transfer)) {
    if (work !== undefined && work.units.unit !== WORK_UNIT[family])
      complain(`transfer.${kind}.units.unit`, `must be ${WORK_UNIT[family]} on ${entry.network}`);
  }
  for (const tier of TIERS) {
    const { price, p50, p95 } = entry.typical_fees[tier];
    if (price.unit !== PRICE_UNIT[family])
      complain(`typical_fees.${tier}.price.unit`, `must be ${PRICE_UNIT[family]} on ${entry.network}`);
    if (!/^\d+$/.test(price.value)) complain(`typical_fees.${tier}.price.value`, "must be a whole number");
    if (p95 !== null && p95.value < p50.value) complain(`typical_fees.${tier}.p95`, "is below p50");
  }
  if (finality.safe.value > finality.final.value) complain("finality.safe", "is longer than final");
  return {
    finality: {
      included: milliseconds(finality.included.value),
      safe: milliseconds(finality.safe.value),
      final: milliseconds(finality.final.value),
    },
    typicalFees: typicalFees(entry),
  };
}

export function milliseconds(seconds: number): number {
  return Math.round(seconds * 1_000);
}

function typicalFees({ network, typical_fees, sources }: NetworkEntry): NetworkFees {
  const { slow, standard, fast, data, per_signature, block } = typical_fees;
  const asOf = new Date(sources[standard.price.source]?.date ?? Number.NaN);
  return {
    network: network as Network,
    unit: standard.price.unit,
    tiers: { slow: tierFee(slow), standard: tierFee(standard), fast: tierFee(fast) },
    perSignature: BigInt(per_signature?.value ?? 0),
    dataFee: data === undefined ? null : { minimum: 0n, fixed: 0n, perByte: BigInt(data.value) },
    blockSeconds: block.value,
    congestion: 0,
    provenance: { source: "catalogue", asOf, ageSeconds: 0, live: false, problem: "no node was asked" },
    notes: [],
  };
}

function tierFee({ price, p50, p95 }: NetworkEntry["typical_fees"]["slow"]): TierFee {
  const value = BigInt(/^\d+$/.test(price.value) ? price.value : 0);
  return {
    price: value,
    maxPrice: value,
    tip: 0n,
    inclusion: {
      within: [],
      secondsP50: p50.value,
      secondsP95: p95?.value ?? null,
      mayNotLand: p95 === null,
    },
  };
}
