import type { Remark, RemarkCode } from "../remark.ts";
import { OFTEN } from "../remarks/asked-often.ts";
import type { AgedEdition, ScoreInputs } from "../score-inputs.ts";
import type { Item } from "./item.ts";
import { withoutCoverage, withSide } from "./with-side.ts";

/** What else is otherwise when a remark is not made. */
type Without = (inputs: ScoreInputs, side: Remark["side"]) => ScoreInputs;

const nothing: Without = (inputs) => inputs;

/** The whole history is known, or it is none that was cut. */
const whole: Without = (inputs, side) => (side === null ? inputs : withoutCoverage(inputs, side));

/** The history is known up to the time of the score. */
const current: Without = (inputs, side) => {
  const history = side && inputs[side].history;
  return side && history ? withSide(inputs, side, { history: { ...history, asOf: inputs.at } }) : inputs;
};

/** Every list is of the time of the score. */
const currentLists: Without = (inputs) => {
  const renewed = <List extends AgedEdition>(list: List): List =>
    list.age ? { ...list, age: { ...list.age, asOf: inputs.at } } : list;
  const of = ({ labels, sanctions, fraudIn }: ScoreInputs["from"]) => ({
    labels: labels.map(renewed),
    sanctions: sanctions.map(renewed),
    fraudIn: fraudIn && renewed(fraudIn),
  });
  return withSide(withSide(inputs, "from", of(inputs.from)), "to", of(inputs.to));
};

const noDeposit: Without = (inputs, side) => {
  if (side === null) return inputs;
  const { deposit: _, ...held } = inputs[side];
  return { ...inputs, [side]: held };
};

const noHolder: Without = (inputs, side) => {
  if (side === null) return inputs;
  const { holder: _, ...held } = inputs[side];
  return { ...inputs, [side]: held };
};

/** The tenant has said nothing of the wallet. */
const noContext: Without = (inputs, side) => withoutRemarks(inputs, side, OF_CONTEXT);
const OF_CONTEXT: readonly RemarkCode[] = ["CONTEXT", "KYC_REJECTED", "UNEXPECTED_COUNTERPARTY"];

/**
 * What else changes with each remark that can be taken away; `null` for those that follow from the addresses, the asset, the
 * amount, the model or what lists say, and are gone only with these.
 */
const TAKEN_AWAY: Readonly<Record<RemarkCode, Without | null>> = {
  ISSUER_FROZEN: nothing,
  ISSUER_UNFROZEN: nothing,
  WOULD_BE_LOST: null,
  WOULD_REVERT: null,
  WRAPS: null,
  BELOW_DUST: null,
  DOUBTFUL_RECIPIENT: null,
  LOOKALIKE_RECIPIENT: nothing,
  ASKED_OFTEN: (inputs) => ({ ...inputs, askedLastHour: OFTEN - 1 }),
  FAKE_TOKEN: nothing,
  UNKNOWN_TOKEN: null,
  LABEL_CONFLICT: null,
  STALE_HISTORY: current,
  STALE_LIST: currentLists,
  CONTRACT: whole,
  SERVICE_LIKE: whole,
  PARTIAL_HISTORY: whole,
  MODEL_NOT_FOR_NETWORK: null,
  DEPOSIT_OF: noDeposit,
  CLUSTER_OF: noHolder,
  CONTEXT: noContext,
  KYC_REJECTED: nothing,
  UNEXPECTED_COUNTERPARTY: nothing,
  REVIEW_PROPOSED: nothing,
};

/** The remarks of a score that can be taken away. */
export function remarkItems({ remarks = [] }: ScoreInputs): Item[] {
  const each = [...new Map(remarks.map((remark) => [`${remark.code} ${remark.side}`, remark])).values()];
  return each.flatMap(({ code, side, title }) => {
    const without = TAKEN_AWAY[code];
    if (without === null) return [];
    return {
      change: { side, name: code, before: title, after: null },
      without: (inputs) => without(withoutRemarks(inputs, side, [code]), side),
    };
  });
}

function withoutRemarks(
  inputs: ScoreInputs,
  side: Remark["side"],
  codes: readonly RemarkCode[],
): ScoreInputs {
  const remarks = (inputs.remarks ?? []).filter((each) => each.side !== side || !codes.includes(each.code));
  return { ...inputs, remarks };
}
