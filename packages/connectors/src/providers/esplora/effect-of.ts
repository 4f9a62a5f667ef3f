import type { AccountTransaction } from "@tetron/domain/history";
import { ProviderFault } from "../fault.ts";
import type { EsploraTransaction } from "./schema.ts";

/** One input or output. */
type Part = EsploraTransaction["vout"][number];

/**
 * What a transaction did to an address. The address has sent when it paid more than came back to it; the other
 * side are then the outputs of others, or else the inputs of others. The amount is the difference, without the
 * fee when the address paid all of it. A transaction of the address with itself counts as sent.
 *
 * @throws ProviderFault `invalid` when the address is on neither side, or an input comes without its amount.
 */
export function effectOf(transaction: EsploraTransaction, address: string): AccountTransaction {
  const { txid, vin, vout, fee, status } = transaction;
  const inputs = vin.flatMap(({ is_coinbase, prevout }): readonly Part[] => {
    if (is_coinbase) return [];
    if (prevout == null)
      throw new ProviderFault("invalid", `answered ${txid} with an input whose amount is missing`);
    return [prevout];
  });
  const [paid, got] = [inputs, vout].map((parts) =>
    parts.filter((part) => part.scriptpubkey_address === address),
  );
  if (paid!.length + got!.length === 0)
    throw new ProviderFault("invalid", `answered with a transaction of others: ${txid}`);
  const paidAll = inputs.length > 0 && paid!.length === inputs.length;
  const net = sumOf(paid!) - sumOf(got!) - (paidAll ? fee : 0n);
  const isSent = paidAll || net > 0n;
  const otherSide = (isSent ? vout : inputs).filter((part) => part.scriptpubkey_address !== address);
  const counterparty = otherSide.length === 0 && isSent ? address : largestOf(otherSide);
  return {
    timestamp: status.block_time,
    direction: isSent ? "sent" : "received",
    counterparty,
    value: net < 0n ? -net : net,
    createsContract: false,
    failed: false,
    methodId: null,
    hash: txid,
  };
}

function sumOf(parts: readonly Part[]): bigint {
  return parts.reduce((sum, { value }) => sum + value, 0n);
}

/** The address with the largest part; `null` when none has one. */
function largestOf(parts: readonly Part[]): string | null {
  const amounts = new Map<string, bigint>();
  for (const { scriptpubkey_address: party, value } of parts)
    if (party !== undefined) amounts.set(party, (amounts.get(party) ?? 0n) + value);
  let largest: readonly [party: string | null, amount: bigint] = [null, -1n];
  for (const each of amounts) if (each[1] > largest[1]) largest = each;
  return largest[0];
}
