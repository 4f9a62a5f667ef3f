import type { AccountTransaction } from "@tetron/domain/history";
import { effectsOf, type Part } from "../../families/bitcoin/effects.ts";
import { ProviderFault } from "../fault.ts";
import type { EsploraTransaction } from "./schema.ts";

/**
 * What a transaction did to an address, as a history lists it: see `effectsOf`.
 *
 * @throws ProviderFault `invalid` when the address is on neither side, or an input comes without its amount.
 */
export function effectOf(transaction: EsploraTransaction, address: string): AccountTransaction {
  const { txid, vin, vout, fee, status } = transaction;
  const inputs = vin.flatMap(({ is_coinbase, prevout }): readonly Part[] => {
    if (is_coinbase) return [];
    if (prevout == null)
      throw new ProviderFault("invalid", `answered ${txid} with an input whose amount is missing`);
    return [partOf(prevout)];
  });
  const effects = effectsOf({ inputs, outputs: vout.map(partOf), fee });
  if (!effects.addresses.includes(address))
    throw new ProviderFault("invalid", `answered with a transaction of others: ${txid}`);
  const { direction, counterparty, value } = effects.of(address);
  return {
    ...{ timestamp: status.block_time, direction, counterparty, value },
    ...{ createsContract: false, failed: false, methodId: null, hash: txid },
  };
}

function partOf({ scriptpubkey_address: address, value }: EsploraTransaction["vout"][number]): Part {
  return { address: address ?? null, value };
}
