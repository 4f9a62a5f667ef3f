import type { PendingPayment, PendingTransaction } from "../../../follow/mempool-source.ts";
import type { RawTransaction } from "../blocks/raw.ts";
import { outpoint, type Prevouts, sidesOf } from "../blocks/sides.ts";
import { effectsOf } from "../effects.ts";

/**
 * A pending transaction by the outputs that it would spend and what it would pay: from the payer with the largest amount, to
 * each address that is not one of the payers. What comes back to a payer is change.
 *
 * @returns `undefined` when an output that it spends is not known, or amounts contradict each other.
 */
export function pendingTransaction(raw: RawTransaction, prevouts: Prevouts): PendingTransaction | undefined {
  const sides = sidesOf(raw, prevouts);
  if (sides === "unknown" || sides === "wrong") return undefined;
  const payers = new Set(sides.inputs.map(({ address }) => address));
  const { from } = effectsOf(sides).main;
  const paid = new Map<string, bigint>();
  for (const { address, value } of sides.outputs)
    if (address !== null && value > 0n && !payers.has(address))
      paid.set(address, (paid.get(address) ?? 0n) + value);
  const payments =
    from === null
      ? []
      : Array.from(paid, ([to, units]): PendingPayment => ({ from, to, contract: null, units }));
  return { network: "bitcoin", hash: raw.txid, slots: slotsOf(raw), payments };
}

/** An output is spent once: of two transactions with the same one, one takes the place of the other. */
function slotsOf({ vin }: RawTransaction): string[] {
  return vin.flatMap(({ txid, vout }) =>
    txid === undefined || vout === undefined ? [] : [outpoint(txid, vout)],
  );
}

/** The output of a slot. */
export function readSlot(slot: string): { readonly txid: string; readonly vout: number } {
  const [txid = "", vout = ""] = slot.split(":");
  return { txid, vout: Number(vout) };
}
