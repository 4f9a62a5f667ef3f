import { z } from "zod";
import { quantity } from "../quantity.ts";

/** A payment by a call inside a transaction. */
export interface InnerPayment {
  readonly from: string;
  readonly to: string;
  /** Base units, `> 0`. */
  readonly value: bigint;
}

interface Call {
  readonly type: string;
  readonly from: string;
  readonly to?: string | null | undefined;
  readonly value?: bigint | null | undefined;
  readonly error?: string | null | undefined;
  readonly calls?: readonly Call[] | null | undefined;
}

const Call: z.ZodType<Call> = z.object({
  type: z.string(),
  from: z.string().toLowerCase(),
  to: z.string().toLowerCase().nullish(),
  value: quantity.nullish(),
  error: z.string().nullish(),
  get calls() {
    return z.array(Call).nullish();
  },
});

/** The calls of each transaction of a block, as `debug_traceBlockByHash` answers with `callTracer`. */
export const RawTraces = z.array(z.object({ txHash: z.string().toLowerCase().optional(), result: Call }));

export type RawTraces = z.output<typeof RawTraces>;

/** Calls that pay; the others show the value of the one around them, or give it to the caller itself. */
const PAYING = new Set(["CALL", "CREATE", "CREATE2", "SELFDESTRUCT"]);

/** The payments within a transaction, in order, without that of the transaction itself and those that were undone. */
export function innerPayments({ calls, error }: Call): InnerPayment[] {
  if (error) return [];
  return (calls ?? []).flatMap((call) => [...paymentOf(call), ...innerPayments(call)]);
}

function paymentOf({ type, from, to, value, error }: Call): InnerPayment[] {
  if (error || !to || !value || !PAYING.has(type)) return [];
  return [{ from, to, value }];
}
