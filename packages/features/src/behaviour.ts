import { nativeAsset } from "@tetron/domain/asset";
import type { AccountHistory } from "@tetron/domain/history";
import { AMOUNTS, type AmountSummary, amountNumbers, summariseAmounts } from "./behaviour/amounts.ts";
import { COMPANY, type CompanySummary, companyNumbers, summariseCompany } from "./behaviour/company.ts";
import { CONDUCT, type ConductSummary, conductNumbers, summariseConduct } from "./behaviour/conduct.ts";
import { PASSAGE, type PassageSummary, passageNumbers, summarisePassage } from "./behaviour/passage.ts";
import { RHYTHM, type RhythmSummary, rhythmNumbers, summariseRhythm } from "./behaviour/rhythm.ts";
import { type Direction, directionsOf } from "./direction.ts";
import { withinAYear } from "./timing.ts";
import { hideUnseen } from "./unseen.ts";
import { WALLET_44, wallet44 } from "./wallet-44.ts";

/** Name of the feature set, part of every answer. A changed definition gets a new name. */
export const BEHAVIOUR_VERSION = "behaviour/v1";

const DURATIONS: readonly string[] = ["avg_min_between_sent", "avg_min_between_received", "time_span"];

/** Columns shared with `wallet-44/v1`: the native ones except those about contract creation. */
const SHARED = WALLET_44.slice(0, 22)
  .map((name, index) => ({ name, index, isDuration: DURATIONS.includes(name) }))
  .filter(({ name }) => name !== "erc20_tx" && !name.endsWith("_to_contract"));

/**
 * The columns of `behaviour/v1` in order: the fraud model's input. Gas, tokens, counterparty identities and
 * absolute time are left out: each separates the training set by when and how its labels were gathered,
 * not by how fraud behaves.
 */
export const BEHAVIOUR: readonly string[] = [
  ...SHARED.map(({ name }) => name),
  ...CONDUCT,
  "sent_share",
  ...(["sent", "received"] as const).flatMap((way) =>
    [...AMOUNTS, ...COMPANY].map((name) => `${way}_${name}`),
  ),
  ...PASSAGE,
  ...RHYTHM,
];

/** The first columns of {@link BEHAVIOUR}, computed from the 44 numbers alone, shape `[18]`. */
export function sharedBehaviour(vector44: ArrayLike<number>): number[] {
  return SHARED.map(({ index, isDuration }) =>
    isDuration ? withinAYear(vector44[index]!) : vector44[index]!,
  );
}

/** Summary of a history beyond the 44 numbers. */
export interface BehaviourSummary {
  readonly conduct: ConductSummary;
  readonly amounts: Readonly<Record<Direction, AmountSummary>>;
  readonly company: Readonly<Record<Direction, CompanySummary>>;
  readonly passage: PassageSummary;
  readonly rhythm: RhythmSummary;
}

/**
 * Computes the `behaviour/v1` features of an account.
 *
 * @param history - Transactions ascending by time; token transfers are ignored.
 * @returns Shape `[BEHAVIOUR.length]` in the order of {@link BEHAVIOUR}; `NaN` where a feature is
 *   undefined, or the history does not see what it needs.
 * @see docs/features.md for each column's definition.
 *
 * @example
 * ```ts
 * import { BEHAVIOUR, behaviour } from "@tetron/features/behaviour";
 *
 * const numbers = behaviour({ network: "ethereum", address: `0x${"1".repeat(40)}`, transactions: [], tokenTransfers: [] });
 * numbers.length === BEHAVIOUR.length; // true
 * ```
 */
export function behaviour(history: AccountHistory): Float64Array {
  const { decimals } = nativeAsset(history.network);
  const ways = (way: Direction) =>
    history.transactions.filter((each) => directionsOf(each, history.address).includes(way));
  const both = { sent: ways("sent"), received: ways("received") };
  const amounts = (way: Direction) =>
    summariseAmounts(
      both[way].map(({ value }) => value),
      decimals,
    );
  const company = (way: Direction) => summariseCompany(both[way].map(({ counterparty }) => counterparty));
  return behaviourOf(history, wallet44({ ...history, tokenTransfers: [] }), {
    conduct: summariseConduct(history.transactions),
    amounts: { sent: amounts("sent"), received: amounts("received") },
    company: { sent: company("sent"), received: company("received") },
    passage: summarisePassage(history),
    rhythm: summariseRhythm(history.transactions.map(({ timestamp }) => timestamp)),
  });
}

/** Assembles the columns from the 44 numbers and the rest of the summary. */
export function behaviourOf(
  { network, sees }: Pick<AccountHistory, "network" | "sees">,
  vector44: Float64Array,
  summary: BehaviourSummary,
): Float64Array {
  const { conduct, amounts, company, passage, rhythm } = summary;
  const { decimals } = nativeAsset(network);
  const totals = { sent: amounts.sent.total, received: amounts.received.total };
  const moved = amounts.sent.count + amounts.received.count;
  const numbers = Float64Array.of(
    ...sharedBehaviour(vector44),
    ...conductNumbers(conduct),
    amounts.sent.count / moved,
    ...amountNumbers(amounts.sent, decimals),
    ...companyNumbers(company.sent),
    ...amountNumbers(amounts.received, decimals),
    ...companyNumbers(company.received),
    ...passageNumbers(passage, totals, decimals),
    ...rhythmNumbers(rhythm),
  );
  return hideUnseen(numbers, BEHAVIOUR, sees);
}
