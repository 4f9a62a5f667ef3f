import type { Part, Sides } from "../effects.ts";
import type { RawOutput, RawTransaction } from "./raw.ts";

/** Outputs that the node did not give with the inputs that spend them, by their {@link outpoint}. */
export type Prevouts = ReadonlyMap<string, RawOutput>;

/** A place among the outputs of all transactions, as text. */
export function outpoint(txid: string, vout: number): string {
  return `${txid}:${vout}`;
}

/**
 * The sides of a transaction; `unknown` when the output of an input is not known, `wrong` when more is paid than is put in, or
 * the fee is another than the node says.
 */
export function sidesOf(
  { vin, vout, fee: told }: RawTransaction,
  prevouts: Prevouts,
): Sides | "unknown" | "wrong" {
  const inputs: Part[] = [];
  for (const input of vin) {
    if (input.coinbase !== undefined) continue;
    const spent = input.prevout ?? prevouts.get(outpoint(input.txid ?? "", input.vout ?? -1));
    if (spent === undefined) return "unknown";
    inputs.push(partOf(spent));
  }
  const outputs = vout.map(partOf);
  if (inputs.length === 0) return { inputs, outputs, fee: 0n };
  const fee = sumOf(inputs) - sumOf(outputs);
  return fee < 0n || fee !== (told ?? fee) ? "wrong" : { inputs, outputs, fee };
}

function partOf({ value, scriptPubKey }: RawOutput): Part {
  return { address: scriptPubKey.address ?? null, value };
}

function sumOf(parts: readonly Part[]): bigint {
  return parts.reduce((sum, { value }) => sum + value, 0n);
}
