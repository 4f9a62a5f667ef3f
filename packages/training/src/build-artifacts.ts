import { ARTIFACTS, type ArtifactName, type Manifest } from "@tetron/models/manifest";
import { encodePaymentAnomaly, type PaymentSign } from "@tetron/models/payment-anomaly";
import { fileHashes, hashOf } from "./data/file-hashes.ts";
import { readLabelledWallets } from "./data/labelled-wallets.ts";
import { trainingRows, type WalletRows } from "./data/training-rows.ts";
import { openFitPool } from "./fit/fit-pool.ts";
import { type FittedFraudModel, fitFraudModel } from "./fraud/fit.ts";
import { buildLabels, buildSanctions } from "./lists/build-lists.ts";
import { fitNeighbours } from "./neighbours/fit.ts";
import { fitPaymentAnomaly } from "./payment-anomaly/fit.ts";
import { type SenderPattern, senderPatterns } from "./payment-anomaly/patterns.ts";

export interface BuildOptions {
  /** Folder of the training data. */
  readonly data: string;
  /** The version that the artifacts carry, `YYYY-MM-DD`. */
  readonly date: string;
  readonly signal: AbortSignal;
  /** Called as the work goes on: what is done, and how much of it. */
  readonly onProgress?: (what: string, done: number) => void;
  /** Processors to use; all when absent. Changes nothing else. */
  readonly workers?: number;
}

/** What ships, and what the report about it is written from. */
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

const LABELS_FILE = "labels/eth-labels.csv.gz";
const HISTORY_FILES = [
  "accounts.csv.gz",
  "counterparties.csv.gz",
  "sample-accounts.ndjson.gz",
  "transactions.csv.gz",
];

/** Computes everything that ships from the data folder. The same data and date give the same bytes. */
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
  const fraud = await fitFraudModel(pool, rows, date);
  const patterns = senderPatterns(rows, fraud.unseenLogOdds);
  const weights = fitPaymentAnomaly(patterns);
  const labelsHash = await fileHashes(data, [LABELS_FILE], signal);
  const labels = await buildLabels(data, labelsHash[LABELS_FILE]!, signal);
  const sanctions = await buildSanctions(data, signal);
  const files = {
    [ARTIFACTS.fraudModel]: fraud.bytes,
    [ARTIFACTS.referenceWallets]: fitNeighbours(wallets, rows, fraud),
    [ARTIFACTS.paymentAnomaly]: encodePaymentAnomaly({ version: date, weights }),
    [ARTIFACTS.labels]: labels.bytes,
    [ARTIFACTS.sanctions]: sanctions.bytes,
  };
  const entry = (name: ArtifactName, version: string, sources: Record<string, string>) => ({
    sha256: hashOf(files[name]),
    bytes: files[name].length,
    version,
    sources,
  });
  const manifest = {
    [ARTIFACTS.fraudModel]: entry(ARTIFACTS.fraudModel, date, histories),
    [ARTIFACTS.referenceWallets]: entry(ARTIFACTS.referenceWallets, date, histories),
    [ARTIFACTS.paymentAnomaly]: entry(ARTIFACTS.paymentAnomaly, date, histories),
    [ARTIFACTS.labels]: entry(ARTIFACTS.labels, labels.version, labelsHash),
    [ARTIFACTS.sanctions]: entry(ARTIFACTS.sanctions, sanctions.version, { ofac: sanctions.sha256 }),
  };
  return { files, manifest, rows, fraud, paymentAnomaly: { weights, patterns } };
}
