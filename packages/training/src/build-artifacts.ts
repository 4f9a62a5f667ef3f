import { ARTIFACTS, type ArtifactName, type Manifest } from "@tetron/models/manifest";
import { encodePaymentAnomaly, type PaymentSign } from "@tetron/models/payment-anomaly";
import { fileHashes } from "./data/file-hashes.ts";
import { readLabelledWallets } from "./data/labelled-wallets.ts";
import { trainingRows, type WalletRows } from "./data/training-rows.ts";
import { openFitPool } from "./fit/fit-pool.ts";
import { type FittedFraudModel, fitFraudModel } from "./fraud/fit.ts";
import { buildLists } from "./lists/build-lists.ts";
import { type Built, manifestEntry } from "./lists/built.ts";
import { nearestDistances } from "./neighbours/distances.ts";
import { fitNeighbours } from "./neighbours/fit.ts";
import { fitPaymentAnomaly } from "./payment-anomaly/fit.ts";
import { type SenderPattern, senderPatterns } from "./payment-anomaly/patterns.ts";

export interface BuildOptions {
  /** Folder of the training data. */
  readonly data: string;
  /** The version that the artifacts carry, `YYYY-MM-DD`. */
  readonly date: string;
  readonly signal: AbortSignal;
  /** Called with the current work and its progress. */
  readonly onProgress?: (what: string, done: number) => void;
  /** Processors to use; all when absent. Does not affect the result. */
  readonly workers?: number;
}

/** The shipped artifacts, and the inputs of the report about them. */
export interface Build {
  readonly files: Readonly<Record<ArtifactName, Uint8Array>>;
  readonly manifest: Manifest;
  readonly rows: WalletRows;
  readonly fraud: FittedFraudModel;
  readonly paymentAnomaly: {
    readonly weights: Readonly<Record<PaymentSign, number>>;
    readonly patterns: readonly SenderPattern[];
  };
}

const HISTORY_FILES = [
  "accounts.csv.gz",
  "counterparties.csv.gz",
  "sample-accounts.ndjson.gz",
  "transactions.csv.gz",
];

/**
 * Computes everything that ships from the data folder. The same data and date give the same bytes.
 */
export async function buildArtifacts(options: BuildOptions): Promise<Build> {
  const { data, date, signal, onProgress = () => {} } = options;
  const histories = await fileHashes(
    data,
    HISTORY_FILES.map((name) => `ethereum-histories/${name}`),
    signal,
  );
  const wallets = await readLabelledWallets(data, signal, (done) => onProgress("accounts read", done));
  const rows = trainingRows(wallets);
  await using pool = openFitPool(rows, options);
  onProgress("models fitted", 0);
  const fraud = await fitFraudModel(pool, rows, { version: date, distances: nearestDistances(wallets) });
  const patterns = senderPatterns(rows, fraud.unseenLogOdds);
  const weights = fitPaymentAnomaly(patterns);
  const trained = (bytes: Uint8Array): Built => ({ bytes, version: date, sources: histories });
  const built: Record<ArtifactName, Built> = {
    [ARTIFACTS.fraudModel]: trained(fraud.bytes),
    [ARTIFACTS.referenceWallets]: trained(fitNeighbours(wallets, rows, fraud)),
    [ARTIFACTS.paymentAnomaly]: trained(encodePaymentAnomaly({ version: date, weights })),
    ...(await buildLists(data, signal)),
  };
  return {
    files: eachArtifact(built, ({ bytes }) => bytes),
    manifest: eachArtifact(built, manifestEntry),
    ...{ rows, fraud, paymentAnomaly: { weights, patterns } },
  };
}

function eachArtifact<Value>(
  built: Readonly<Record<ArtifactName, Built>>,
  of: (artifact: Built) => Value,
): Record<ArtifactName, Value> {
  const entries = Object.entries(built).map(([name, artifact]) => [name, of(artifact)] as const);
  return Object.fromEntries(entries) as Record<ArtifactName, Value>;
}
