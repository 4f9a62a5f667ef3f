import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { decodeFraudModel } from "@tetron/models/fraud-model";
import { ARTIFACTS } from "@tetron/models/manifest";
import type { Difference } from "@tetron/models/paired";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { readArtifact, readManifest } from "@tetron/service/artifacts";
import type { Study } from "@tetron/training/fraud/studies/study";
import type { Track } from "@tetron/training/fraud/track";
import type { Summary } from "@tetron/training/measure/summary";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { startProgress } from "../progress.ts";
import { dataFolder } from "./data-folder.ts";

/** Runs one track of the protocol and prints its measures. */
export async function evaluateTrack(host: Host, track: Track): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  const { evaluateTrack: evaluate } = await import("@tetron/training/fraud/evaluate-track");
  using progress = startProgress(terminal, `track ${track}:`, "fits");
  const metrics = await evaluate(track, { data, signal, onProgress: (done) => progress.update(done) });
  if (terminal.json) terminal.print(JSON.stringify({ track, ...metrics }));
  else for (const text of linesOf(metrics)) terminal.print(text);
  return EXIT.ok;
}

/** Measures what it costs that no model is fitted to a canary. */
export async function evaluateCanaryCost(host: Host): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  const { evaluateCanaries } = await import("@tetron/training/canaries/evaluate-canaries");
  using progress = startProgress(terminal, "canaries:", "fits");
  const cost = await evaluateCanaries({ data, signal, onProgress: (done) => progress.update(done) });
  if (terminal.json) terminal.print(JSON.stringify(cost));
  else for (const text of linesOf(cost)) terminal.print(text);
  return EXIT.ok;
}

/** Compares recipes on a track and prints their measures as tables. */
export async function evaluateStudyOfTrack(host: Host, track: Track, study: Study): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  const { evaluateStudy } = await import("@tetron/training/fraud/studies/evaluate-study");
  const { studyTables } = await import("@tetron/training/fraud/studies/study-tables");
  using progress = startProgress(terminal, `${study} on track ${track}:`, "fits");
  const reports = await evaluateStudy(track, study, {
    ...{ data, signal, onProgress: (done: number) => progress.update(done) },
  });
  if (terminal.json)
    for (const report of reports) terminal.print(JSON.stringify({ track, study, ...report }));
  else for (const row of studyTables(reports).split("\n")) terminal.print(row);
  return EXIT.ok;
}

/** Measures the fraud model by source and by what is left of a cut history, and prints the card's table. */
export async function evaluateViewsOfHistories(host: Host): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  const { evaluateViews } = await import("@tetron/training/fraud/evaluate-views");
  const { viewsTable } = await import("@tetron/training/fraud/views-table");
  using progress = startProgress(terminal, "views:", "fits");
  const reports = await evaluateViews({ data, signal, onProgress: (done) => progress.update(done) });
  if (terminal.json) for (const report of reports) terminal.print(JSON.stringify(report));
  else for (const row of viewsTable(reports).split("\n")) terminal.print(row);
  return EXIT.ok;
}

/** Measures how often honest wallets are taken for fraud, by what they are, and prints tables. */
export async function evaluateHonestWallets(host: Host): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  const { evaluateHonestGroups, simulatedGroups } = await import("@tetron/training/honest/evaluate");
  const { honestTables } = await import("@tetron/training/honest/honest-tables");
  const file = new URL(ARTIFACTS.fraudModel, ARTIFACTS_URL);
  const { probability } = decodeFraudModel(await readArtifact(file, await readManifest(ARTIFACTS_URL)));
  using progress = startProgress(terminal, "honest wallets:", "of 5 folds");
  const real = await evaluateHonestGroups({ data, signal, onProgress: (done) => progress.update(done) });
  const groups = [...real, ...simulatedGroups(probability)];
  if (terminal.json) for (const group of groups) terminal.print(JSON.stringify(group));
  else for (const row of honestTables(groups).split("\n")) terminal.print(row);
  return EXIT.ok;
}

/** Compares the 44 numbers with the public dataset's and prints the share of equal values of each column. */
export async function evaluateFeatureDefinitions(host: Host): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  const { evaluateFeatures } = await import("@tetron/training/features/evaluate");
  const agreement = await evaluateFeatures({ data, signal });
  for (const [column, { accounts, equal }] of Object.entries(agreement)) {
    const share = equal / accounts;
    if (terminal.json) terminal.print(JSON.stringify({ column, accounts, equal, share }));
    else terminal.print(`${column.padEnd(30)} ${(100 * share).toFixed(2).padStart(6)} % of ${accounts}`);
  }
  return EXIT.ok;
}

/** Evaluates reputation as its model card does and prints the measures. */
export async function evaluateReputationModel(host: Host): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  const { evaluateReputation } = await import("@tetron/training/reputation/evaluate");
  const file = new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL);
  const reference = decodeReferenceTable(await readArtifact(file, await readManifest(ARTIFACTS_URL)));
  using progress = startProgress(terminal, "reputation:", "accounts");
  const metrics = await evaluateReputation({
    ...{ data, signal, onProgress: (done: number) => progress.update(done) },
    fraudLogOdds: (address) => reference.find(address)?.heldOutLogOdds ?? null,
  });
  for (const line of JSON.stringify(metrics, null, terminal.json ? 0 : 2).split("\n")) terminal.print(line);
  return EXIT.ok;
}

/** Measures by their names; those of a part are indented below the name of the part. */
interface Measures {
  readonly [name: string]: Summary | Difference | Measures;
}

function linesOf(measures: object): string[] {
  return Object.entries(measures as Measures).flatMap(([name, of]) => {
    if (isSummary(of)) return [`${name.padEnd(20)} ${of.mean.toFixed(4)} ± ${of.sd.toFixed(4)}`];
    if (isDifference(of))
      return [`${name.padEnd(20)} ${of.mean.toFixed(4)} (${of.low.toFixed(4)} to ${of.high.toFixed(4)})`];
    return [`${name}:`, ...linesOf(of).map((line) => `  ${line}`)];
  });
}

function isSummary(measure: Measures[string]): measure is Summary {
  return "sd" in measure;
}

function isDifference(measure: Difference | Measures): measure is Difference {
  return "low" in measure;
}
