import { CANARIES_URL } from "@tetron/models/canaries";
import { ARTIFACTS, type ArtifactName, type Manifest } from "@tetron/models/manifest";
import { fileHashes } from "./data/file-hashes.ts";
import { readLabelledWallets } from "./data/labelled-wallets.ts";
import { readCanaries } from "./data/read-canaries.ts";
import { trainingRows, type WalletRows } from "./data/training-rows.ts";
import { openFitPool } from "./fit/fit-pool.ts";
import { type FittedEngine, fitEngine } from "./fit-engine.ts";
import { buildLists } from "./lists/build-lists.ts";
import { type Built, manifestEntry } from "./lists/built.ts";

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
export interface Build extends Pick<FittedEngine, "fraud" | "paymentAnomaly"> {
  readonly files: Readonly<Record<ArtifactName, Uint8Array>>;
  readonly manifest: Manifest;
  /** Of all labelled wallets, canaries among them. */
  readonly rows: WalletRows;
  /** Of those that the models were fitted to. */
  readonly fitted: WalletRows;
}

/** The files that the fraud model is fitted to, by their paths in the data folder. */
export const HISTORY_FILES: readonly string[] = [
  "ethereum-histories/accounts.csv.gz",
  "ethereum-histories/counterparties.csv.gz",
  "ethereum-histories/sample-accounts.ndjson.gz",
  "ethereum-histories/transactions.csv.gz",
];

/**
 * Computes everything that ships from the data folder. The same data, canaries and date give the same bytes.
 */
export async function buildArtifacts(options: BuildOptions): Promise<Build> {
  const { data, date, signal, onProgress = () => {} } = options;
  const histories = await fileHashes(data, HISTORY_FILES, signal);
  const wallets = await readLabelledWallets(data, signal, (done) => onProgress("accounts read", done));
  const fitted = trainingRows(wallets.filter(({ canary }) => !canary));
  await using pool = openFitPool(fitted, options);
  onProgress("models fitted", 0);
  const { files, fraud, paymentAnomaly } = await fitEngine(pool, { wallets, rows: fitted, date });
  const { sources: canaries } = await readCanaries(CANARIES_URL);
  const trained = (bytes: Uint8Array): Built => ({
    ...{ bytes, version: date, sources: { ...histories, ...canaries } },
  });
  const built: Record<ArtifactName, Built> = {
    [ARTIFACTS.fraudModel]: trained(files[ARTIFACTS.fraudModel]),
    [ARTIFACTS.referenceWallets]: trained(files[ARTIFACTS.referenceWallets]),
    [ARTIFACTS.paymentAnomaly]: trained(files[ARTIFACTS.paymentAnomaly]),
    ...(await buildLists(data, signal)),
  };
  return {
    files: eachArtifact(built, ({ bytes }) => bytes),
    manifest: eachArtifact(built, manifestEntry),
    ...{ rows: trainingRows(wallets), fitted, fraud, paymentAnomaly },
  };
}

function eachArtifact<Value>(
  built: Readonly<Record<ArtifactName, Built>>,
  of: (artifact: Built) => Value,
): Record<ArtifactName, Value> {
  const entries = Object.entries(built).map(([name, artifact]) => [name, of(artifact)] as const);
  return Object.fromEntries(entries) as Record<ArtifactName, Value>;
}
