import type { ChainNetwork, Network } from "@tetron/domain/network";
import { chains } from "../chains/registry.gen.ts";
import { updateAge } from "../provenance.ts";
import type { Rpc } from "../rpc/pool.ts";
import { rpcSetting } from "../rpc/settings.ts";
import { requireBelievable } from "./fees/believable.ts";
import type { NetworkFees } from "./fees/network-fees.ts";
import { tableFees } from "./fees/table.ts";
import { type Remembered, type RememberOptions, remembered } from "./remembered.ts";

/** Fees by network: live, else the last answer, else the table. */
export function rememberedFees(
  pools: ReadonlyMap<ChainNetwork, Rpc>,
  options: RememberOptions,
): (network: Network, signal: AbortSignal) => Promise<NetworkFees> {
  const readings = new Map<Network, Remembered<NetworkFees>>();
  for (const [network, rpc] of pools)
    readings.set(
      network,
      remembered(async () => requireBelievable(await chains[network].readFees(rpc)), options),
    );

  return async (network, signal) => {
    const reading = readings.get(network);
    if (reading === undefined) return tableFees(network, `${rpcSetting(network)} is not set`);
    const { value, problem } = await reading.get(signal);
    if (value === undefined) return tableFees(network, problem ?? "no answer");
    return { ...value, provenance: updateAge(value.provenance, new Date(), problem) };
  };
}
