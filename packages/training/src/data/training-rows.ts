import { BEHAVIOUR } from "@tetron/features/behaviour";
import { matrixOf } from "@tetron/models/matrix";
import type { TrainingSet } from "../fit/training-set.ts";
import type { LabelledWallet } from "./labelled-wallets.ts";

/** A training set that remembers which wallet each row is of, and at which age. */
export interface WalletRows extends TrainingSet {
  readonly wallets: readonly LabelledWallet[];
  /** Transactions that the wallet had by then, when the row is of a younger age; 0 for its last. */
  readonly ages: readonly number[];
}

/**
 * The rows that the fraud model is fitted to: each wallet as it is, and as it was when it was young. A
 * model that saw only lives that had ended would judge a new wallet by how short its life is. Wallets
 * without transactions are left out: nearly all of them are fraud, for reasons of collection.
 */
export function trainingRows(wallets: readonly LabelledWallet[]): WalletRows {
  const rows = wallets
    .filter(({ transactions }) => transactions > 0)
    .flatMap((wallet) => [
      { wallet, age: 0, behaviour: wallet.behaviour },
      ...wallet.younger.map(({ transactions, behaviour }) => ({ wallet, age: transactions, behaviour })),
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
