import { BEHAVIOUR } from "@tetron/features/behaviour";
import { matrixOf } from "@tetron/models/matrix";
import type { TrainingSet } from "../fit/training-set.ts";
import type { LabelledWallet } from "./labelled-wallets.ts";
import { LOSSY_VIEW } from "./views.ts";

/** A training set with the wallet and the age of each row. */
export interface WalletRows extends TrainingSet {
  readonly wallets: readonly LabelledWallet[];
  /**
   * Transactions of the wallet at the row's age; 0 for the row of its whole history, `null` for rows that are only
   * trained on: those as a source gives them that sees neither failures nor methods, and those of late slices.
   */
  readonly ages: readonly (number | null)[];
  /** 1 for the rows of a wallet's late slice, shape `[rows]`. */
  readonly late: Uint8Array;
}

/**
 * The rows that the fraud model is fitted to: each wallet with its whole history, and at younger ages. A
 * model fitted to whole histories only would judge a new wallet by its short history. Each is there twice: in
 * full, and by a source that sees less, or the model would take what is unknown for a sign. Wallets without
 * transactions are left out: nearly all of them are fraud, because of how they were collected.
 *
 * @param options.late - Whether there are rows of late slices too, each in the same way.
 * @param options.lossy - Whether there are rows by the source that sees less.
 */
export function trainingRows(
  wallets: readonly LabelledWallet[],
  { late = false, lossy = true }: { readonly late?: boolean; readonly lossy?: boolean } = {},
): WalletRows {
  const rows = wallets
    .filter(({ transactions }) => transactions > 0)
    .flatMap((wallet) => [
      { wallet, age: 0, behaviour: wallet.behaviour, late: 0 },
      ...wallet.younger.map((each) => ({
        ...{ wallet, age: each.transactions, behaviour: each.behaviour, late: 0 },
      })),
      ...(lossy ? lossyRows(wallet) : []),
      ...(late ? lateRows(wallet, lossy) : []),
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
    late: Uint8Array.from(rows, (row) => row.late),
  };
}

function lossyRows(wallet: LabelledWallet) {
  const rows = [wallet.views.get(LOSSY_VIEW)!, ...wallet.younger.map(({ transfers }) => transfers)];
  return rows.map((behaviour) => ({ wallet, age: null, behaviour, late: 0 }));
}

/** Rows of the late slice: first the whole of it. */
function lateRows(wallet: LabelledWallet, lossy: boolean) {
  if (wallet.late === null) return [];
  const rows = [wallet.late, ...wallet.late.younger].flatMap(({ behaviour, transfers }) =>
    lossy ? [behaviour, transfers] : [behaviour],
  );
  return rows.map((each) => ({ wallet, age: null, behaviour: each, late: 1 }));
}
