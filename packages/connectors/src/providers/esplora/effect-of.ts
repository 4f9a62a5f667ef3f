import type { AccountTransaction } from "@tetron/domain/history";
import { effectsOf, type Part, type Sides } from "../../families/bitcoin/effects.ts";
import { onePayer } from "../../families/bitcoin/links/one-payer.ts";
import { ProviderFault } from "../fault.ts";
import type { EsploraTransaction } from "./schema.ts";

/**
 * What a transaction did to an address, as a history lists it: see `effectsOf`. With it, who paid for it with the address.
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
  const sides = { inputs, outputs: vout.map(partOf), fee };
  const effects = effectsOf(sides);
  if (!effects.addresses.includes(address))
    throw new ProviderFault("invalid", `answered with a transaction of others: ${txid}`);
  const { direction, counterparty, value } = effects.of(address);
  return {
    ...{ timestamp: status.block_time, direction, counterparty, value },
    ...{ createsContract: false, failed: false, methodId: null, hash: txid },
    ...paidWith(sides, address),
  };
}

function paidWith(sides: Sides, address: string): Pick<AccountTransaction, "paidWith"> {
  const payer = onePayer(sides);
  if (payer.doubt !== null || !payer.addresses.includes(address)) return {};
  const others = payer.addresses.filter((each) => each !== address);
  return others.length === 0 ? {} : { paidWith: others };
}

function partOf({ scriptpubkey_address: address, value }: EsploraTransaction["vout"][number]): Part {
  return { address: address ?? null, value };
}
