import type { AccountHistory } from "@tetron/domain/history";
import { directionsOf } from "../direction.ts";
import { secondsSincePrevious, toMinutes, withinAYear } from "../timing.ts";

/** How money passes through an account. */
export interface PassageSummary {
  /** Unix seconds; `null` without a transaction in that direction. */
  readonly firstReceived: number | null;
  readonly lastReceived: number | null;
  readonly firstSent: number | null;
  readonly lastSent: number | null;
  readonly sent: number;
  /** Transactions sent within an hour of the account's previous one. */
  readonly sentSoon: number;
  /** Whether the first transaction was sent, and its value, a decimal string of base units. */
  readonly first: { readonly sent: boolean; readonly value: string } | null;
}

/** Running state of a {@link PassageSummary}, plain JSON. */
export type PassageState = { -readonly [Key in keyof PassageSummary]: PassageSummary[Key] };

/** Names of the values that {@link passageNumbers} returns, in order. */
export const PASSAGE = [
  "drained",
  "minutes_to_first_sent",
  "minutes_sent_after_received",
  "first_is_sent",
  "first_value",
  "sent_soon_share",
] as const;

const SOON_SECONDS = 3600;
/** Cap on total sent over total received. */
const MAX_DRAINED_RATIO = 10;

/** Summarises how money passed through an account. */
export function summarisePassage(history: Pick<AccountHistory, "address" | "transactions">): PassageSummary {
  const { address, transactions } = history;
  const waits = secondsSincePrevious(transactions.map(({ timestamp }) => timestamp));
  const indices = (way: "sent" | "received") =>
    [...transactions.keys()].filter((i) => directionsOf(transactions[i]!, address).includes(way));
  const [sent, received] = [indices("sent"), indices("received")];
  const timeAt = (i: number | undefined) => (i === undefined ? null : transactions[i]!.timestamp);
  const [first] = transactions;
  return {
    firstReceived: timeAt(received[0]),
    lastReceived: timeAt(received.at(-1)),
    firstSent: timeAt(sent[0]),
    lastSent: timeAt(sent.at(-1)),
    sent: sent.length,
    sentSoon: sent.filter((i) => i > 0 && waits[i]! < SOON_SECONDS).length,
    first: first ? { sent: first.direction === "sent", value: first.value.toString() } : null,
  };
}

/** No transactions yet. */
export function emptyPassage(): PassageState {
  return {
    ...{ firstReceived: null, lastReceived: null, firstSent: null, lastSent: null },
    ...{ sent: 0, sentSoon: 0, first: null },
  };
}

/** Adds one transaction in place; `waitSeconds` is the time since the previous one. */
export function addPassage(
  state: PassageState,
  transaction: AccountHistory["transactions"][number],
  { address, waitSeconds }: { readonly address: string; readonly waitSeconds: number },
): void {
  const { timestamp, direction, value } = transaction;
  const ways = directionsOf(transaction, address);
  if (ways.includes("received")) {
    state.firstReceived ??= timestamp;
    state.lastReceived = timestamp;
  }
  if (ways.includes("sent")) {
    state.firstSent ??= timestamp;
    state.lastSent = timestamp;
    state.sent += 1;
    if (state.first !== null && waitSeconds < SOON_SECONDS) state.sentSoon += 1;
  }
  state.first ??= { sent: direction === "sent", value: value.toString() };
}

/**
 * Total sent over total received, at most 10; minutes from the first received to the first sent and
 * from the last received to the last sent, negative in the opposite order; the first transaction; share
 * of sent transactions within an hour of the account's previous one. `NaN` where a side is missing.
 */
export function passageNumbers(
  passage: PassageSummary,
  totals: { readonly sent: bigint; readonly received: bigint },
  decimals: number,
): number[] {
  const { firstReceived, firstSent, lastReceived, lastSent, first, sent, sentSoon } = passage;
  const drained = Number(totals.sent) / Number(totals.received);
  return [
    totals.received === 0n ? Number.NaN : Math.min(MAX_DRAINED_RATIO, drained),
    between(firstReceived, firstSent),
    between(lastReceived, lastSent),
    first === null ? Number.NaN : Number(first.sent),
    first === null ? Number.NaN : Number(first.value) / 10 ** decimals,
    sentSoon / sent,
  ];
}

function between(from: number | null, to: number | null): number {
  return from === null || to === null ? Number.NaN : withinAYear(toMinutes(to - from));
}
