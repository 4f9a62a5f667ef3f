import { decodeReferenceTable } from "@tetron/models/reference-table";
import type { Build } from "./build-artifacts.ts";
import { evaluateReputation } from "./reputation/evaluate.ts";
import { trainReputation } from "./reputation/fit.ts";
import { writeReputation } from "./reputation/write.ts";
import type { TrainOptions } from "./train-options.ts";

/** Trains reputation on the same data and date, evaluates it beside the fraud model, and writes both. */
export async function trainReputationOf(
  { files }: Pick<Build, "files">,
  options: TrainOptions,
): Promise<void> {
  const { data, date, signal, cards, onProgress = () => {} } = options;
  const reference = decodeReferenceTable(files["reference-wallets.bin"]);
  const trained = await trainReputation(date, { data, signal });
  const metrics = await evaluateReputation({
    ...{ data, signal },
    onProgress: (done, whole) =>
      onProgress("per cent of reputation evaluated", Math.floor((100 * done) / whole)),
    fraudLogOdds: (address) => reference.find(address)?.heldOutLogOdds ?? null,
  });
  const artifacts = new URL("reputation/", options.artifacts);
  await writeReputation(trained, metrics, { data, artifacts, cards, signal });
}
