import { ManifestFile } from "@tetron/models/manifest";
import { ModelCard } from "@tetron/models/model-card";
import { z } from "zod";
import { FeedbackRow } from "./feedback-rows.ts";

/** What `retrain-process.ts` reads. */
export const RetrainInput = z.strictObject({
  /** Folder of the training data. */
  data: z.string(),
  /** The version that the artifacts carry, `YYYY-MM-DD`. */
  date: z.string(),
  feedback: z.array(FeedbackRow).readonly(),
});

/** What it writes beside the artifacts. */
export const RetrainResult = z.strictObject({
  manifest: ManifestFile,
  card: ModelCard,
  data: z.record(z.string(), z.string()),
  /** Commit of the code; `null` outside a checkout. */
  code: z.string().nullable(),
  feedback: z.strictObject({ wallets: z.int().min(0), share: z.number().min(0).max(1), sha256: z.string() }),
});
export type RetrainResult = Readonly<z.infer<typeof RetrainResult>>;

/** Its exit code when no report would change the model: its standard error says why. */
export const NOTHING_TO_LEARN = 3;
/** The reason of the failure then. */
export const NOTHING_NEW = "nothing_new";

/** A line of its standard output. */
export const RetrainProgress = z.strictObject({ what: z.string(), done: z.number() });
