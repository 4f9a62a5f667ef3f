import { addressKey } from "./address-key.ts";
import type { TransferEvidence } from "./evidence.ts";
import { DAY, EPOCH, EPOCH_DAYS } from "./half-lives.ts";
import {
  BAD_COUNT,
  BAD_VALUE,
  DUST_SENT,
  GOOD_VALUE,
  NEAR_BAD_COUNT,
  ONE,
  RECENT_COUNT,
  RECENT_VALUE,
  ROW_DAYS,
  ROW_SUMS,
  SANCTIONED_COUNT,
  SMALL_STRANGE,
  STRANGE_COUNT,
  STRANGE_VALUE,
  VOUCHED_COUNT,
  VOUCHED_VALUE,
} from "./layout.ts";
import { addSum } from "./rows.ts";
import { addToSketch } from "./sketch.ts";
import type { ReputationState } from "./state.ts";
import { checkedTime, openRow } from "./time.ts";

/**
 * Standings from which a counterparty counts as known, and below which as a stranger. In between, where one
 * or two accounts vouch for it, it counts as both.
 */
const KNOWN_FROM = 0.3;
const STRANGE_BELOW = 0.55;

/** Cap on the value of one transfer, in reference units. */
const MAX_VALUE = 2 ** 18;

/**
 * Adds one transfer to a wallet's reputation, in place. The order of calls does not matter.
 *
 * A transfer is split by how far the counterparty is vouched for, and only the vouched part can raise a score. Transfers
 * with strangers or bad parties never do, so an owner cannot raise a wallet's score with other addresses.
 *
 * @throws RangeError when the timestamp is outside 1970 to 2106.
 */
export function addTransfer(state: ReputationState, transfer: TransferEvidence): void {
  const { timestamp, counterparty, known } = transfer;
  const sent = transfer.direction === "sent" ? 1 : 0;
  const day = Math.floor(checkedTime(timestamp) / DAY);
  if (transfer.dust && sent === 0) {
    if (counterparty !== null) addToSketch(state.dusters, addressKey(counterparty), day);
    return;
  }
  const row = openRow(state, timestamp);
  const since = timestamp % EPOCH;
  const recent = forwardWeight(since, state.halfLives.anomaly);
  if (transfer.dust) {
    if (row) addSum(row[0], row[1] + ROW_SUMS + DUST_SENT, Math.round(recent));
    return;
  }
  const value = transfer.value > 0 ? Math.min(transfer.value, MAX_VALUE) : 0;
  const feared = known.party === "bad" || known.party === "risky" || known.party === "sanctioned";
  const vouched = feared || counterparty === null ? 0 : share(known.vouched);
  if (counterparty !== null) {
    const key = addressKey(counterparty);
    if (vouched >= KNOWN_FROM) {
      addToSketch(state.vouched, key, day);
      state.vouchedSince = Math.min(state.vouchedSince ?? day, day);
    }
    if (vouched < STRANGE_BELOW) addToSketch(sent ? state.strangersOut : state.strangersIn, key, day);
  }
  if (!row) return;
  const [rows, start] = row;
  const at = start + ROW_SUMS;
  addSum(rows, at + RECENT_COUNT, Math.round(recent));
  addSum(rows, at + RECENT_VALUE, Math.round(recent * value));
  if (counterparty === null) return;
  const weight = forwardWeight(since, state.halfLives.evidence);
  if (vouched >= KNOWN_FROM) rows[start + ROW_DAYS]! |= 1 << (day % EPOCH_DAYS);
  addSum(rows, at + VOUCHED_COUNT + sent, Math.round(weight * vouched));
  addSum(rows, at + STRANGE_COUNT + sent, Math.round(weight * (1 - vouched)));
  addSum(rows, at + VOUCHED_VALUE + sent, Math.round(weight * vouched * value));
  addSum(rows, at + STRANGE_VALUE + sent, Math.round(weight * (1 - vouched) * value));
  if (sent === 0) addSum(rows, at + SMALL_STRANGE, Math.round(weight * (1 - vouched) * smallness(value)));
  if (known.party === "service") addSum(rows, at + GOOD_VALUE + sent, Math.round(weight * value));
  addSum(rows, at + NEAR_BAD_COUNT + sent, Math.round(weight * (feared ? 1 : share(known.nearBad))));
  if (!feared) return;
  addSum(rows, at + BAD_COUNT + sent, Math.round(weight));
  addSum(rows, at + BAD_VALUE + sent, Math.round(weight * value));
  if (known.party === "sanctioned") addSum(rows, at + SANCTIONED_COUNT + sent, Math.round(weight));
}

/** Smallness of an amount: from 1 at zero down to 0 at about 2.5 reference units and more. */
function smallness(value: number): number {
  return Math.max(1 - Math.log2(1 + 100 * value) / 8, 0);
}

/** `2^(since / half-life)` in units of `1 / ONE`; `since` is in seconds from the start of the epoch. */
function forwardWeight(since: number, halfLifeDays: number): number {
  return ONE * 2 ** (since / (halfLifeDays * DAY));
}

/** Clamps a share to 0..1; `NaN` becomes 0. */
function share(value: number): number {
  return value > 0 ? Math.min(value, 1) : 0;
}
