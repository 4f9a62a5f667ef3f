import { encodeReferenceTable, fitReferenceScaler } from "@tetron/models/reference-table";
import type { LabelledWallet } from "../data/labelled-wallets.ts";
import type { WalletRows } from "../data/training-rows.ts";
import type { FittedFraudModel } from "../fraud/fit.ts";

/** The table of labelled wallets, each with its log-odds by a model not fitted to it. */
export function fitNeighbours(
  wallets: readonly LabelledWallet[],
  rows: WalletRows,
  { header, unseenLogOdds, priorShift }: Pick<FittedFraudModel, "header" | "unseenLogOdds" | "priorShift">,
): Uint8Array {
  const heldOut = new Map(
    rows.wallets.flatMap(({ address }, row) =>
      rows.ages[row] === 0 ? [[address, unseenLogOdds[row]! + priorShift] as const] : [],
    ),
  );
  return encodeReferenceTable({
    version: header.version,
    scaler: fitReferenceScaler(
      wallets.filter(({ transactions }) => transactions > 0).map(({ vector44 }) => vector44),
    ),
    wallets: wallets.map((wallet) => ({ ...wallet, heldOutLogOdds: heldOut.get(wallet.address) ?? null })),
  });
}
