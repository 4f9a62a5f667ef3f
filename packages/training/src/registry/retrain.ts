import { createHash } from "node:crypto";
import { unprocessable } from "@tetron/domain/failure";
import { decodeFraudModel } from "@tetron/models/fraud-model";
import type { ManifestFile } from "@tetron/models/manifest";
import { encodeMeasured, MEASURED_FILE } from "@tetron/models/measured-wallets";
import type { ModelCard } from "@tetron/models/model-card";
import type { EnginePart } from "@tetron/models/model-version";
import { HISTORY_FILES } from "../build-artifacts.ts";
import { fileHashes, hashOf } from "../data/file-hashes.ts";
import { type LabelledWallet, readLabelledWallets } from "../data/labelled-wallets.ts";
import { trainingRows } from "../data/training-rows.ts";
import { openFitPool } from "../fit/fit-pool.ts";
import { fitEngine } from "../fit-engine.ts";
import { readSeenServices, type SeenService } from "../services/read-seen-services.ts";
import { type FeedbackRow, withFeedback } from "./feedback-rows.ts";
import { CARD_FITS, measureCard } from "./measure-card.ts";
import { NOTHING_NEW } from "./process-files.ts";

/** A model that was fitted to the data folder and to what was reported. */
export interface Retrained {
  readonly files: Readonly<Record<EnginePart | typeof MEASURED_FILE, Uint8Array>>;
  readonly manifest: ManifestFile;
  readonly card: ModelCard;
  /** SHA-256 of each file of the data folder, by its path. */
  readonly data: Readonly<Record<string, string>>;
  readonly feedback: {
    /** Those that were trained on: wallets of the data keep what the data says. */
    readonly wallets: number;
    /** Their share of the weight of all rows. */
    readonly share: number;
    readonly sha256: string;
  };
}

export interface RetrainOptions {
  /** Folder of the training data. */
  readonly data: string;
  /** The version that the artifacts carry, `YYYY-MM-DD`. */
  readonly date: string;
  readonly feedback: readonly FeedbackRow[];
  readonly signal: AbortSignal;
  /** Called with the current work and its progress. */
  readonly onProgress?: (what: string, done: number) => void;
  readonly workers?: number;
}

/**
 * Fits a model as the shipped one is fitted, to no canary, with reported wallets among the rows, and measures it.
 *
 * @throws Failure `UNPROCESSABLE` on `feedback` when the data has a label for each reported wallet: the model would be the one
 *   that is fitted without reports.
 */
export async function retrain({ data, ...options }: RetrainOptions): Promise<Retrained> {
  const { signal, onProgress = () => {} } = options;
  const hashes = await fileHashes(data, HISTORY_FILES, signal);
  const wallets = await readLabelledWallets(data, signal, (done) => onProgress("accounts read", done));
  onProgress("services read", 0);
  const services = await readSeenServices(data, signal);
  return { ...(await retrainOn({ wallets, services }, options)), data: hashes };
}

/** {@link retrain} on wallets that are in memory. */
export async function retrainOn(
  {
    wallets,
    services,
  }: { readonly wallets: readonly LabelledWallet[]; readonly services: readonly SeenService[] },
  { date, feedback, onProgress = () => {}, ...options }: Omit<RetrainOptions, "data">,
): Promise<Omit<Retrained, "data">> {
  const base = trainingRows(wallets.filter(({ canary }) => !canary));
  const rows = withFeedback(base, feedback);
  if (rows === base && feedback.length > 0)
    throw unprocessable(
      "feedback",
      NOTHING_NEW,
      `The training data has labels of all reported wallets (${feedback.length}), which take precedence: there is nothing to learn from the reports.`,
    );
  await using pool = openFitPool(rows, options);
  onProgress("model fitted", 0);
  const { files: parts, fraud } = await fitEngine(pool, { wallets, rows, date });
  const { probability } = decodeFraudModel(fraud.bytes);
  let fits = 0;
  const { card, measured } = await measureCard({
    ...{ pool, rows, services, probability, unseenLogOdds: fraud.unseenLogOdds },
    onFit: () => onProgress(`of ${CARD_FITS} fits made`, ++fits),
  });
  const added = rows.keys.length - base.keys.length;
  const weight = rows.weights?.slice(base.keys.length).reduce((sum, each) => sum + each, 0) ?? 0;
  const files = { ...parts, [MEASURED_FILE]: encodeMeasured(measured) };
  const manifest = Object.entries(files).map(([name, bytes]) => [
    name,
    { sha256: hashOf(bytes), bytes: bytes.length, version: date },
  ]);
  return {
    ...{ files, manifest: Object.fromEntries(manifest), card },
    feedback: {
      ...{ wallets: added, share: weight / (base.keys.length + weight) },
      sha256: createHash("sha256").update(JSON.stringify(feedback)).digest("hex"),
    },
  };
}
