import { mkdir, writeFile } from "node:fs/promises";
import { evaluateKaggleTrack } from "../evaluate/kaggle-track.ts";
import { measureLaterFraud } from "../evaluate/time-track.ts";
import { openFitPool } from "../fit/fit-pool.ts";
import type { Build, BuildOptions } from "./build-artifacts.ts";
import { neighboursCard, paymentAnomalyCard } from "./report/evidence-cards.ts";
import { fraudCard } from "./report/fraud-card.ts";
import { reportHistories } from "./report/histories-report.ts";
import { featureImportance } from "./report/importance.ts";
import { reportNeighbours } from "./report/neighbours-report.ts";
import { operatingPoints } from "./report/operating-points.ts";

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
