import { WALLET_44 } from "@tetron/features/wallet-44";
import type { Engine } from "../estimate/engine.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import type { Dial } from "./dial.ts";
import { dialSteps } from "./dial-steps.ts";
import { type Judge, NEUTRAL_BEHAVIOUR } from "./judge.ts";
import type { Vary } from "./vary.ts";
import { withoutCoverage, withSide } from "./with-side.ts";

const TOTAL_TX = WALLET_44.indexOf("total_tx");
const MAX_TRANSACTIONS = 1_000_000n;

/** What a wallet without a history is scored with. */
const NO_HISTORY = { features: null, history: null, neighbours: null };

/**
 * The number of transactions that is known of a wallet. Fewer and more of them are taken to be like those that are known. Those
 * of a wallet without a history are taken to be current and whole, and to speak neither for nor against it.
 *
 * @returns `null` where no number of them can be varied: it is not known of the history, or none of it was read.
 */
export function historyDial(
  engine: Engine,
  inputs: ScoreInputs,
  side: "from" | "to",
  { judge, vary }: { readonly judge: Judge; readonly vary: Vary },
): Dial | null {
  const { features, coverage } = inputs[side];
  if (features === null && coverage !== undefined) return null;
  const told = features?.wallet44[TOTAL_TX] ?? 0;
  if (Number.isNaN(told)) return null;
  const value = BigInt(told);
  const inputsAt = (transactions: bigint): ScoreInputs => {
    if (transactions === value) return inputs;
    return vary((scored) =>
      transactions === 0n ? without(scored, side) : withHistory(scored, transactions),
    );
  };
  return {
    ...{ kind: "history", side, name: "transactions", unit: "transactions", value },
    ...{ least: 0n, most: value > MAX_TRANSACTIONS ? value : MAX_TRANSACTIONS, inputsAt },
    othersAt: (transactions) => (transactions === 0n && side === "from" ? [unlike(inputsAt(0n))] : []),
    steps: [
      (transactions) => transactions > 0n,
      ...dialSteps(engine, ["confidence"], (transactions) => judge(inputsAt(transactions))),
    ],
    show: (transactions) => (transactions === 0n ? null : `${transactions}`),
  };

  function withHistory(scored: ScoreInputs, transactions: bigint): ScoreInputs {
    const wallet44 = features?.wallet44.slice() ?? new Float64Array(WALLET_44.length).fill(Number.NaN);
    wallet44[TOTAL_TX] = Number(transactions);
    const behaviour = features?.behaviour ?? NEUTRAL_BEHAVIOUR;
    return withSide(scored, side, { features: { behaviour, wallet44 } });
  }
}

/** The payment as it would be scored without the history of a wallet, and without what only that tells. */
function without(inputs: ScoreInputs, side: "from" | "to"): ScoreInputs {
  const varied = withSide(withoutCoverage(inputs, side), side, NO_HISTORY);
  return side === "to" ? varied : { ...varied, paidBefore: null, sentLastHour: null };
}

/** A sender's history, or its reputation, can have shown a party that looks like the recipient: which is not stored. */
function unlike(inputs: ScoreInputs): ScoreInputs {
  const remarks = inputs.remarks?.filter(({ code }) => code !== "LOOKALIKE_RECIPIENT");
  return remarks === undefined ? inputs : { ...inputs, remarks };
}
