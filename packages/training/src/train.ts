import { decodeReferenceTable } from "@tetron/models/reference-table";
import { type Build, type BuildOptions, buildArtifacts } from "./build-artifacts.ts";
import { evaluateReputation } from "./reputation/evaluate.ts";
import { fitReputation } from "./reputation/fit.ts";
import { writeReputation } from "./reputation/write.ts";
import { writeBuild } from "./write-build.ts";
import { writeCards } from "./write-cards.ts";

export interface TrainOptions extends BuildOptions {
  /** Folder of the artifacts, with a trailing slash. */
  readonly artifacts: URL;
  /** Folder of the model cards, with a trailing slash. */
  readonly cards: URL;
}

/**
 * Builds the shipped artifacts from the data folder, evaluates them and writes them with their model cards.
 * The same data and date give the same bytes.
 *
 * @example
 * ```ts
 * import { train } from "@tetron/training/train";
 *
 * await train({
 *   data: "data",
 *   date: "2026-11-21",
 *   artifacts: new URL("artifacts/", import.meta.url),
 *   cards: new URL("cards/", import.meta.url),
 *   signal: AbortSignal.timeout(3_600_000),
 * });
 * ```
 */
export async function train(options: TrainOptions): Promise<void> {
  const build = await buildArtifacts(options);
  await writeBuild(options.artifacts, build);
  await writeCards(options.cards, build, options);
  await trainReputation(build, options);
}

/** Trains reputation on the same data and date, evaluates it beside the fraud model, and writes it. */
async function trainReputation({ files }: Pick<Build, "files">, options: TrainOptions): Promise<void> {
  const { data, date, signal, cards, onProgress = () => {} } = options;
  const reference = decodeReferenceTable(files["reference-wallets.bin"]);
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
