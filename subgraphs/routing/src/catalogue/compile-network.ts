import type { Work } from "@tetron/connectors/market/fees/fee-of";
import { NETWORKS, type Network, type NetworkFamily } from "@tetron/domain/network";
import type { Carrier, Figure, NetworkCosts } from "./catalogue.ts";
import type { NetworkEntry, WorkEntry } from "./file-schema.ts";

type Complain = (field: string, problem: string) => void;

/** Unit of work of each family. */
export const WORK_UNIT: Readonly<Record<NetworkFamily, "gas" | "vB" | "CU">> = {
  evm: "gas",
  bitcoin: "vB",
  solana: "CU",
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
    success: { ppm: success.probability.value, weight: success.weight.value },
  };
}

export function compileNetwork(
  entry: NetworkEntry,
  figures: readonly Figure[],
  complain: Complain,
): NetworkCosts {
  const { finality } = entry;
  const { family } = NETWORKS[entry.network as Network];
  for (const [kind, work] of Object.entries(entry.transfer)) {
    if (work !== undefined && work.units.unit !== WORK_UNIT[family])
      complain(`transfer.${kind}.units.unit`, `must be ${WORK_UNIT[family]} on ${entry.network}`);
  }
  if (finality.safe.value > finality.final.value) complain("finality.safe", "is longer than final");
  return {
    finality: {
      included: toMilliseconds(finality.included.value),
      safe: toMilliseconds(finality.safe.value),
      final: toMilliseconds(finality.final.value),
    },
    figures: figures.filter(({ field }) => field.startsWith("finality.")),
  };
}

export function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1_000);
}
