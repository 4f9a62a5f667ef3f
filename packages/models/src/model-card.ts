import { z } from "zod";
import { checkedJson } from "./checked-json.ts";

const Share = z.number().min(0).max(1);
const Count = z.int().min(0);

/** False positives among the known services of a category, by the model alone. */
const GroupRate = z.strictObject({
  category: z.string().min(1),
  wallets: Count,
  /** Those with a fraud probability from `ALARM_PROBABILITY` on. */
  flagged: Count,
});

/**
 * What is measured of a fraud model, always by the same protocol: five folds of the first seed over the training wallets.
 * `docs/model-registry.md` says how each number comes about.
 */
export const ModelCard = z.strictObject({
  format: z.literal("tetron-model-card/1"),
  /** The wallets of the public dataset, each by trees that were not fitted to it. */
  h: z.strictObject({ wallets: Count, auc: Share, recall_at_1pct_fpr: Share, brier: Share, ece: Share }),
  /** Share of later fraud above the threshold of the dataset's normal wallets, by trees fitted to the dataset alone. */
  r: z.strictObject({ wallets: Count, recall: Share }),
  groups: z.array(GroupRate).readonly(),
  /** Expected calibration error over all training wallets, out of fold. */
  calibration: z.strictObject({ wallets: Count, ece: Share }),
});
export type ModelCard = Readonly<z.infer<typeof ModelCard>>;

/** From this fraud probability on a wallet counts as flagged; the card of the fraud model says what that catches. */
export const ALARM_PROBABILITY = 0.2;

/** Reads a card. @throws RangeError naming what is wrong with it. */
export function decodeModelCard(bytes: Uint8Array): ModelCard {
  return checkedJson(bytes, ModelCard, "model card");
}
