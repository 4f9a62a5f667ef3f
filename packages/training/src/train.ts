import { readFile } from "node:fs/promises";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { type BuildOptions, buildArtifacts } from "./build-artifacts.ts";
import { buildCanaries } from "./canaries/build-canaries.ts";
import { buildShippedCard } from "./canaries/build-shipped-card.ts";
import { evaluateReputation } from "./reputation/evaluate.ts";
import { fitReputation } from "./reputation/fit.ts";
import { writeReputation } from "./reputation/write.ts";
import { writeBuild } from "./write-build.ts";
import { writeCards } from "./write-cards.ts";

/**
 * What is trained: the canaries, which no model is fitted to; the fraud model with all that rests on it and the lists; the
 * registry's card of that model; or reputation.
 */
export const TRAINED_PARTS = ["canaries", "models", "card", "reputation"] as const;

export type TrainedPart = (typeof TRAINED_PARTS)[number];

export interface TrainOptions extends Omit<BuildOptions, "date"> {
  /** The version of each part that is trained, `YYYY-MM-DD`; a part without one stays as it is. */
  readonly dates: Partial<Readonly<Record<TrainedPart, string>>>;
  /** Folder of the artifacts, with a trailing slash. */
  readonly artifacts: URL;
  /** Folder of the model cards, with a trailing slash. */
  readonly cards: URL;
}

/**
 * Builds the shipped artifacts from the data folder, evaluates them and writes them with their model cards.
 * The same data and dates give the same bytes.
 *
 * @example
 * ```ts
 * import { train } from "@tetron/training/train";
 *
 * await train({
 *   data: "data",
 *   dates: { models: "2026-11-30", reputation: "2026-11-21" },
 *   artifacts: new URL("artifacts/", import.meta.url),
 *   cards: new URL("cards/", import.meta.url),
 *   signal: AbortSignal.timeout(3_600_000),
 * });
 * ```
 */
export async function train({ dates, ...options }: TrainOptions): Promise<void> {
  if (dates.canaries !== undefined) await buildCanaries(options.artifacts);
  if (dates.models !== undefined) {
    const build = await buildArtifacts({ ...options, date: dates.models });
    await writeBuild(options.artifacts, build);
    await writeCards(options.cards, build, options);
  }
  if (dates.card !== undefined) await buildShippedCard(options);
  if (dates.reputation !== undefined) await trainReputation(dates.reputation, options);
}

/** Trains reputation, evaluates it beside the fraud model that stands in the artifacts, and writes it. */
async function trainReputation(date: string, options: Omit<TrainOptions, "dates">): Promise<void> {
  const { data, signal, cards, onProgress = () => {} } = options;
  const reference = decodeReferenceTable(
    await readFile(new URL(ARTIFACTS.referenceWallets, options.artifacts)),
  );
  const trained = await fitReputation(date, { data, signal });
  const metrics = await evaluateReputation({
    ...{ data, signal },
    onProgress: (done, whole) =>
      onProgress("per cent of reputation evaluated", Math.floor((100 * done) / whole)),
    fraudLogOdds: (address) => reference.find(address)?.heldOutLogOdds ?? null,
  });
  const artifacts = new URL("reputation/", options.artifacts);
  await writeReputation(trained, metrics, { data, artifacts, cards, signal });
}
