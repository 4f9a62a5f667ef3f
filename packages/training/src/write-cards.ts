import { mkdir, writeFile } from "node:fs/promises";
import { ARTIFACTS } from "@tetron/models/manifest";
import type { Build, BuildOptions } from "./build-artifacts.ts";
import { fraudCard } from "./fraud/card.ts";
import { evaluateFraud } from "./fraud/evaluate.ts";
import { honestSection } from "./honest/card-section.ts";
import { evaluateHonestGroups } from "./honest/evaluate.ts";
import { neighboursCard } from "./neighbours/card.ts";
import { evaluateNeighbours } from "./neighbours/evaluate.ts";
import { paymentAnomalyCard } from "./payment-anomaly/card.ts";
import { evaluatePaymentAnomaly } from "./payment-anomaly/evaluate.ts";

/** Evaluates the built models and writes a card for each. */
export async function writeCards(
  folder: URL,
  build: Build,
  options: Omit<BuildOptions, "date">,
): Promise<void> {
  const { rows, fitted, fraud, files, manifest, paymentAnomaly } = build;
  const { onProgress = () => {} } = options;
  const { version } = fraud.header;
  let fits = 0;
  const onFit = () => onProgress("evaluation fits", ++fits);
  const cards = {
    fraud: fraudCard({
      ...{ fraud, rows },
      sources: manifest[ARTIFACTS.fraudModel].sources,
      evaluation: await evaluateFraud(fraud, { rows, fitted }, { ...options, onFit }),
      honest: honestSection(
        await evaluateHonestGroups({ ...options, onProgress: onFit }),
        fraud.header.prior,
      ),
    }),
    "payment-anomaly": paymentAnomalyCard(version, {
      weights: paymentAnomaly.weights,
      shares: evaluatePaymentAnomaly(paymentAnomaly.patterns),
    }),
    neighbours: neighboursCard(version, {
      wallets: rows.ages.filter((age) => age === 0).length,
      bytes: manifest[ARTIFACTS.referenceWallets].bytes,
      metrics: evaluateNeighbours(files[ARTIFACTS.referenceWallets]),
    }),
  };
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(cards))
    await writeFile(new URL(`${name}-${version}.md`, folder), text);
}
