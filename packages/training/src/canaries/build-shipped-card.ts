import { readFile } from "node:fs/promises";
import { SHIPPED_CARD_FILE } from "@tetron/models/canaries";
import { checkedJson } from "@tetron/models/checked-json";
import { decodeFraudModel } from "@tetron/models/fraud-model";
import { logOddsOf } from "@tetron/models/logistic";
import { ARTIFACTS, ManifestFile } from "@tetron/models/manifest";
import { encodeMeasured, MEASURED_FILE } from "@tetron/models/measured-wallets";
import { hashOfParts } from "@tetron/models/model-version";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { HISTORY_FILES } from "../build-artifacts.ts";
import { fileHashes } from "../data/file-hashes.ts";
import { readLabelledWallets } from "../data/labelled-wallets.ts";
import { trainingRows } from "../data/training-rows.ts";
import { openFitPool } from "../fit/fit-pool.ts";
import { CARD_FITS, measureCard } from "../registry/measure-card.ts";
import { readSeenServices } from "../services/read-seen-services.ts";
import { writeLists } from "../write-build.ts";

/** Files of the lists that say who is a service. */
const LIST_FILES = ["eth-labels", "explorer-labels-2023", "graphsense-tagpacks-2026"].map(
  (name) => `labels/${name}.csv.gz`,
);

export interface ShippedCardOptions {
  readonly data: string;
  /** Folder of the artifacts, with a trailing slash. */
  readonly artifacts: URL;
  readonly signal: AbortSignal;
  readonly onProgress?: (what: string, done: number) => void;
  readonly workers?: number;
}

/** Measures the model that ships as every model of the registry is measured, and writes its card beside the canaries. */
export async function buildShippedCard(options: ShippedCardOptions): Promise<void> {
  const { data, artifacts, signal, onProgress = () => {} } = options;
  const manifest = checkedJson(await readFile(new URL("manifest.json", artifacts)), ManifestFile, "manifest");
  const sources = await fileHashes(data, [...HISTORY_FILES, ...LIST_FILES], signal);
  const model = decodeFraudModel(await readFile(new URL(ARTIFACTS.fraudModel, artifacts)));
  const services = await readSeenServices(data, signal);
  const wallets = await readLabelledWallets(data, signal, (done) => onProgress("accounts read", done));
  const rows = trainingRows(wallets.filter(({ canary }) => !canary));
  await using pool = openFitPool(rows, options);
  let fits = 0;
  const onFit = () => onProgress(`of ${CARD_FITS} fits made`, ++fits);
  const { probability } = model;
  const { card, measured } = await measureCard({
    ...{ pool, rows, services, probability, unseenLogOdds: await unseenLogOdds(), onFit },
  });
  const bytes = new TextEncoder().encode(`${JSON.stringify(card, null, 2)}\n`);
  const version = `${model.version}+${hashOfParts(manifest)}`;
  await writeLists(new URL("canaries/", artifacts), {
    [SHIPPED_CARD_FILE]: { bytes, version, sources },
    [MEASURED_FILE]: { bytes: encodeMeasured(measured), version, sources },
  });

  /** As the reference table has them, at the share of fraud among the training rows. */
  async function unseenLogOdds(): Promise<Float64Array> {
    const table = decodeReferenceTable(await readFile(new URL(ARTIFACTS.referenceWallets, artifacts)));
    const shift = logOddsOf(model.trainingPrior) - logOddsOf(model.prior);
    return Float64Array.from(rows.keys, (address, row) =>
      rows.ages[row] === 0 ? table.find(address)!.heldOutLogOdds! + shift : Number.NaN,
    );
  }
}
