import { BEHAVIOUR } from "@tetron/features/behaviour";
import { matrixOf } from "@tetron/models/matrix";
import type { TrainingSet } from "../fit/training-set.ts";
import type { LabelledWallet } from "./labelled-wallets.ts";
import { LOSSY_VIEW } from "./views.ts";

/** A training set with the wallet and the age of each row. */
export interface WalletRows extends TrainingSet {
  readonly wallets: readonly LabelledWallet[];
  /**
   * Transactions of the wallet at the row's age; 0 for the row of its whole history, `null` for the rows as a
   * source gives them that sees neither failures nor methods.
   */
  readonly ages: readonly (number | null)[];
}

/**
 * The rows that the fraud model is fitted to: each wallet with its whole history, and at younger ages. A
 * model fitted to whole histories only would judge a new wallet by its short history. Each is there twice: in
 * full, and by a source that sees less, or the model would take what is unknown for a sign. Wallets without
 * transactions are left out: nearly all of them are fraud, because of how they were collected.
 */
export function trainingRows(wallets: readonly LabelledWallet[]): WalletRows {
  const rows = wallets
    .filter(({ transactions }) => transactions > 0)
    .flatMap((wallet) => [
      { wallet, age: 0, behaviour: wallet.behaviour },
      ...wallet.younger.map(({ transactions, behaviour }) => ({ wallet, age: transactions, behaviour })),
      { wallet, age: null, behaviour: wallet.views.get(LOSSY_VIEW)! },
      ...wallet.younger.map(({ transfers }) => ({ wallet, age: null, behaviour: transfers })),
    ]);
  return {
    matrix: matrixOf(
      rows.map(({ behaviour }) => behaviour),
      BEHAVIOUR.length,
    ),
    labels: Uint8Array.from(rows, ({ wallet }) => Number(wallet.fraud)),
    keys: rows.map(({ wallet }) => wallet.address),
    wallets: rows.map(({ wallet }) => wallet),
    ages: rows.map(({ age }) => age),
  };
}
