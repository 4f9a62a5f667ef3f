import { mkdir, writeFile } from "node:fs/promises";
import { evaluateKaggleTrack } from "../evaluate/kaggle-track.ts";
import { measureLaterFraud } from "../evaluate/time-track.ts";
import { openFitPool } from "../fit/fit-pool.ts";
import { type Build, type BuildOptions, buildArtifacts } from "./build-artifacts.ts";
import { neighboursCard, paymentAnomalyCard } from "./report/evidence-cards.ts";
import { fraudCard } from "./report/fraud-card.ts";
import { reportHistories } from "./report/histories-report.ts";
import { featureImportance } from "./report/importance.ts";
import { reportNeighbours } from "./report/neighbours-report.ts";
import { operatingPoints } from "./report/operating-points.ts";
import { writeBuild } from "./write-build.ts";

export interface TrainOptions extends BuildOptions {
  /** Folder of what ships, with a trailing slash. */
  readonly artifacts: URL;
  /** Folder of the model cards, with a trailing slash. Absent: nothing is evaluated and no card written. */
  readonly cards?: URL;
}

/**
 * Builds what ships from the data folder, evaluates it and writes both. The same data and date give the same
 * bytes, cards included.
 *
 * @returns What was built.
 */
export async function train(options: TrainOptions): Promise<Build> {
  const build = await buildArtifacts(options);
  if (options.cards) await writeCards(options.cards, build, options);
  await writeBuild(options.artifacts, build);
  return build;
}

async function writeCards(folder: URL, build: Build, options: BuildOptions): Promise<void> {
  const { rows, fraud, files } = build;
  const { onProgress = () => {} } = options;
  let fits = 0;
  const onFit = () => onProgress("evaluation fits", ++fits);
  const counted = { ...options, onProgress: onFit };
  await using pool = openFitPool(rows, options);
  const histories = await reportHistories(pool, rows, onFit);
  const trackR = await measureLaterFraud(pool, rows, counted);
  const cards = {
    fraud: fraudCard({
      ...{ build, histories, trackR },
      trackH: await evaluateKaggleTrack("H", counted),
      trackK: await evaluateKaggleTrack("K", counted),
      points: operatingPoints(rows, histories.logOdds, fraud.priorShift),
      importance: featureImportance(fraud.bytes, rows),
    }),
    "payment-anomaly": paymentAnomalyCard(build),
    neighbours: neighboursCard(build, reportNeighbours(files["reference-wallets.bin"])),
  };
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(cards))
    await writeFile(new URL(`${name}-${fraud.header.version}.md`, folder), text);
}
