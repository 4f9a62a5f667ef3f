import { mkdir, writeFile } from "node:fs/promises";
import type { Build, BuildOptions } from "./build-artifacts.ts";
import { openFitPool } from "./fit/fit-pool.ts";
import { fraudCard } from "./fraud/card.ts";
import { reportHistories } from "./fraud/histories-report.ts";
import { featureImportance } from "./fraud/importance.ts";
import { evaluateKaggleTrack } from "./fraud/kaggle-track.ts";
import { operatingPoints } from "./fraud/operating-points.ts";
import { measureLaterFraud } from "./fraud/time-track.ts";
import { neighboursCard, paymentAnomalyCard } from "./neighbours/card.ts";
import { reportNeighbours } from "./neighbours/evaluate.ts";

/** Evaluates what was built and writes a card for each model. */
export async function writeCards(folder: URL, build: Build, options: BuildOptions): Promise<void> {
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
