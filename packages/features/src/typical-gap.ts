import { MINUTE_MS } from "@tetron/domain/durations";
import { WALLET_44 } from "./wallet-44.ts";

const TOTAL_TX = WALLET_44.indexOf("total_tx");
const TIME_SPAN = WALLET_44.indexOf("time_span");

/**
 * A wallet's typical gap between transactions: the mean over its history, so that age divided by it is the
 * number of transactions that a history of that age is expected to lack.
 *
 * @param wallet44 - `wallet-44/v1`.
 * @returns Milliseconds; `null` for fewer than two transactions, or an unknown number.
 */
export function typicalGapMs(wallet44: ArrayLike<number>): number | null {
  const gaps = wallet44[TOTAL_TX]! - 1;
  return gaps >= 1 ? (wallet44[TIME_SPAN]! * MINUTE_MS) / gaps : null;
}
