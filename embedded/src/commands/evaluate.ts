import type { Summary } from "@tetron/models/summary";
import type { Track } from "../evaluate/track.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { startProgress } from "../progress.ts";
import { dataFolder } from "./data-folder.ts";

/** Runs one track of the protocol and prints its measures. */
export async function evaluateTrack(host: Host, track: Track): Promise<ExitCode> {
  const { terminal, signal } = host;
  const { evaluate } = await import("../evaluate/evaluate.ts");
  using progress = startProgress(terminal, `track ${track}:`, "fits");
  const metrics = await evaluate(track, {
    data: dataFolder(host),
    signal,
    onProgress: (done) => progress.update(done),
  });
  if (terminal.json) terminal.print(JSON.stringify({ track, ...metrics }));
  else for (const [name, summary] of Object.entries(metrics)) terminal.print(measure(name, summary));
  return EXIT.ok;
}

/** Compares the 44 numbers with the public dataset's and prints the share of equal values of each column. */
export async function evaluateFeatureDefinitions(host: Host): Promise<ExitCode> {
  const { terminal, signal } = host;
  const { evaluateFeatures } = await import("../evaluate/evaluate-features.ts");
  const agreement = await evaluateFeatures({ data: dataFolder(host), signal });
  for (const [column, { accounts, equal }] of Object.entries(agreement)) {
    const share = equal / accounts;
    if (terminal.json) terminal.print(JSON.stringify({ column, accounts, equal, share }));
    else terminal.print(`${column.padEnd(30)} ${(100 * share).toFixed(2).padStart(6)} % of ${accounts}`);
  }
  return EXIT.ok;
}

function measure(name: string, { mean, sd }: Summary): string {
  return `${name.padEnd(20)} ${mean.toFixed(4)} ± ${sd.toFixed(4)}`;
}
