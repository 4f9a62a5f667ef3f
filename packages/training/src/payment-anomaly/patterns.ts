import type { PaymentSign } from "@tetron/models/payment-anomaly";
import type { WalletRows } from "../data/training-rows.ts";

/** How often a labelled sender's payments showed a set of signs. */
export interface SenderPattern {
  readonly signs: readonly PaymentSign[];
  readonly fraud: boolean;
  /** Share of the sender's payments; a sender's shares add up to 1, so that each has the same weight. */
  readonly share: number;
  /** The sender's out-of-fold log-odds of fraud. */
  readonly offset: number;
}

/**
 * Pairs each payment pattern with the estimate of its sender at that age.
 *
 * @param unseenLogOdds - Out-of-fold log-odds of each row.
 */
export function senderPatterns(rows: WalletRows, unseenLogOdds: Float64Array): SenderPattern[] {
  return rows.wallets.flatMap(({ fraud, payments }, row) =>
    payments
      .filter(({ age }) => age === rows.ages[row])
      .map((each) => ({ ...each, fraud, offset: unseenLogOdds[row]! })),
  );
}
