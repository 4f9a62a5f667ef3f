import type { AccountTransaction } from "@tetron/domain/history";
import { ProviderFault } from "../fault.ts";
import type { EsploraTransaction } from "./schema.ts";

/** Accounts of a transaction that are kept besides the first; a payout may have thousands. */
const MAX_OTHERS = 100;

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
  const [counterparty = null, ...others] = otherSide.length === 0 && isSent ? [address] : byAmount(otherSide);
  return {
    timestamp: status.block_time,
    direction: isSent ? "sent" : "received",
    counterparty,
    ...(others.length > 0 && { others: others.slice(0, MAX_OTHERS) }),
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

/** The addresses of the parts, that of the largest amount first. */
function byAmount(parts: readonly Part[]): readonly string[] {
  const amounts = new Map<string, bigint>();
  for (const { scriptpubkey_address: party, value } of parts)
    if (party !== undefined) amounts.set(party, (amounts.get(party) ?? 0n) + value);
  return [...amounts].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0)).map(([party]) => party);
}
