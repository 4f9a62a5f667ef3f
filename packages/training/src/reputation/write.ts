import { mkdir, writeFile } from "node:fs/promises";
import { REPUTATION_FILES } from "@tetron/models/reputation/artifacts";
import { fileHashes, hashOf } from "../data/file-hashes.ts";
import { reputationCard } from "./card.ts";
import type { ReputationMetrics } from "./evaluate.ts";
import type { FittedReputation } from "./fit.ts";

const SOURCES = [
  "ethereum-histories/accounts.csv.gz",
  "ethereum-histories/counterparties.csv.gz",
  "ethereum-histories/transactions.csv.gz",
  "labels/eth-labels.csv.gz",
];

/** Input and output folders of training. */
export interface ReputationPlaces {
  /** Folder of the training data; the manifest and the card list the hashes of its files. */
  readonly data: string;
  /** Folder of the artifacts, with a trailing slash. */
  readonly artifacts: URL;
  /** Folder of the model cards, with a trailing slash. */
  readonly cards: URL;
  readonly signal: AbortSignal;
}

/** Writes the artifacts of reputation with their manifest, and the model card. */
export async function writeReputation(
  trained: FittedReputation,
  metrics: ReputationMetrics,
  { data, artifacts, cards, signal }: ReputationPlaces,
): Promise<void> {
  const { version } = trained.artifact;
  const sources = await fileHashes(data, SOURCES, signal);
  const files = {
    [REPUTATION_FILES.weights]: trained.model,
    [REPUTATION_FILES.parties]: trained.parties,
    [REPUTATION_FILES.states]: trained.states,
  };
  const manifest = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [
      name,
      { sha256: hashOf(bytes), bytes: bytes.length, version, sources },
    ]),
  );
  await Promise.all([mkdir(artifacts, { recursive: true }), mkdir(cards, { recursive: true })]);
  for (const [name, bytes] of Object.entries(files)) await writeFile(new URL(name, artifacts), bytes);
  await writeFile(new URL("manifest.json", artifacts), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(
    new URL(`reputation-${version}.md`, cards),
    reputationCard({ artifact: trained.artifact, metrics, sources }),
  );
}
