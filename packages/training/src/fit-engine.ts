import { ARTIFACTS } from "@tetron/models/manifest";
import type { EnginePart } from "@tetron/models/model-version";
import { encodePaymentAnomaly, type PaymentSign } from "@tetron/models/payment-anomaly";
import type { LabelledWallet } from "./data/labelled-wallets.ts";
import type { WalletRows } from "./data/training-rows.ts";
import type { FitPool } from "./fit/fit-pool.ts";
import { type FittedFraudModel, fitFraudModel } from "./fraud/fit.ts";
import { nearestDistances } from "./neighbours/distances.ts";
import { fitNeighbours } from "./neighbours/fit.ts";
import { fitPaymentAnomaly } from "./payment-anomaly/fit.ts";
import { type SenderPattern, senderPatterns } from "./payment-anomaly/patterns.ts";

/** The fraud model, and all that rests on its out-of-fold estimates. */
export interface FittedEngine {
  readonly files: Readonly<Record<EnginePart, Uint8Array>>;
  readonly fraud: FittedFraudModel;
  readonly paymentAnomaly: {
    readonly weights: Readonly<Record<PaymentSign, number>>;
    readonly patterns: readonly SenderPattern[];
  };
}

/**
 * Fits the artifacts of a model.
 *
 * @param wallets - Those of the data: the reference wallets.
 * @param rows - Of these wallets, and of others that are only trained on.
 * @param date - The version that the artifacts carry, `YYYY-MM-DD`.
 */
export async function fitEngine(
  pool: FitPool,
  {
    wallets,
    rows,
    date,
  }: { readonly wallets: readonly LabelledWallet[]; readonly rows: WalletRows; readonly date: string },
): Promise<FittedEngine> {
  const fraud = await fitFraudModel(pool, rows, { version: date, distances: nearestDistances(wallets) });
  const patterns = senderPatterns(rows, fraud.unseenLogOdds);
  const weights = fitPaymentAnomaly(patterns);
  return {
    files: {
      [ARTIFACTS.fraudModel]: fraud.bytes,
      [ARTIFACTS.referenceWallets]: fitNeighbours(wallets, rows, fraud),
      [ARTIFACTS.paymentAnomaly]: encodePaymentAnomaly({ version: date, weights }),
    },
    fraud,
    paymentAnomaly: { weights, patterns },
  };
}
