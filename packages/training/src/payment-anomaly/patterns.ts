import type { PaymentSign } from "@tetron/models/payment-anomaly";
import type { WalletRows } from "../data/training-rows.ts";

/** How often a labelled sender's payments showed a set of signs. */
export interface SenderPattern {
  readonly signs: readonly PaymentSign[];
  readonly fraud: boolean;
  /** Share of the sender's payments; a sender's shares add up to 1, so that busy ones do not drown others. */
  readonly share: number;
  /** The sender's log-odds of fraud by a model that did not see it. */
  readonly offset: number;
}

/**
 * Puts each payment beside what was known of its sender by then.
 *
 * @param unseenLogOdds - Of each row, by trees that did not see its wallet.
 */
export function senderPatterns(rows: WalletRows, unseenLogOdds: Float64Array): SenderPattern[] {
  return rows.wallets.flatMap(({ fraud, payments }, row) =>
    payments
      .filter(({ age }) => age === rows.ages[row])
      .map((each) => ({ ...each, fraud, offset: unseenLogOdds[row]! })),
  );
}
