import type { Log } from "@tetron/service/log";
import { estimate } from "@tetron/verdict/estimate/estimate";
import type { Verdict } from "@tetron/verdict/open-verdict";
import { gatherInputs } from "@tetron/verdict/sources/gather";
import type { Judge } from "./routing-deps.ts";

/**
 * Judges a payment with the verdict that a score of it would have: no route is quoted for a payment that the
 * score declines. A late source may hold the decisive evidence, so it blocks the payment as well.
 */
export function judgePayment(verdict: Omit<Verdict, "index">, log: Log): Judge {
  return async ({ from, to, ...paid }, tenant, signal) => {
    const { inputs, engine } = await gatherInputs(
      verdict,
      { from, to },
      {
        ...paid,
        falseSymbol: null,
        tenant,
        at: new Date(),
        signal,
        onLate: (source, cause) => log.warn({ source, err: cause }, "source late"),
      },
    );
    const { recommendation } = estimate(engine, inputs);
    if (recommendation === "decline") return "declined";
    return inputs.late ? "late" : "payable";
  };
}
