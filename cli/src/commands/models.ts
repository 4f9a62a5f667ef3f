import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { listModels } from "@tetron/lake/models";
import type { StoredModel } from "@tetron/lake/tables/models";
import { type Comparison, compareModel, MIN_REPORTS } from "@tetron/scoring/models/compare-models";
import type { Estimated } from "@tetron/scoring/models/paired-difference";
import { promoteModel } from "@tetron/scoring/models/promote-model";
import { cardOf } from "@tetron/scoring/models/promotion-gate";
import { rollBackModel } from "@tetron/scoring/models/roll-back-model";
import { shadowModel } from "@tetron/scoring/models/shadow-model";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import type { Terminal } from "../terminal.ts";

/** Models that `tetron model list` prints. */
const MAX_PRINTED_MODELS = 50;

const changer = () => ({ actor: COMMAND_LINE, now: new Date() });

/** Prints the newest models. */
export async function showModels({ lake, terminal }: Host): Promise<ExitCode> {
  for (const model of await listModels((await lake()).db, { limit: MAX_PRINTED_MODELS }))
    printModel(terminal, model);
  return EXIT.ok;
}

/** Prints what a shadow model would have changed. */
export async function compareModelBy({ lake, terminal }: Host, version: string): Promise<ExitCode> {
  const { db } = await lake();
  const compared = await compareModel(db, version);
  if (terminal.json) terminal.print(JSON.stringify({ version, ...compared }));
  else for (const line of comparisonLines(compared)) terminal.print(line);
  return EXIT.ok;
}

function comparisonLines({
  scores,
  agreement,
  changes,
  meanDifference,
  p95Difference,
  lifts,
}: Comparison): string[] {
  if (agreement === null) return ["It has estimated no score beside the live model yet."];
  return [
    `${counted(scores, "score")}, ${percent(agreement)} with the same recommendation`,
    `fraud scores differ by ${meanDifference!.toFixed(2)} on average, by at most ${p95Difference!.toFixed(2)} in 95 of 100`,
    ...changes.map((each) => `${each.live} would be ${each.shadow}: ${counted(each.scores, "score")}`),
    ...lifts.map(({ outcome, reports, live, shadow, difference }) =>
      live === null || shadow === null || difference === null
        ? `${outcome}: ${counted(reports, "report")}, of which nothing follows before there are ${MIN_REPORTS}`
        : `${outcome}: ${counted(reports, "report")}; stopped ${percent(live)}, by the shadow ${percent(shadow)}, difference ${percent(difference)}`,
    ),
  ];
}

function percent({ value, low, high }: Estimated): string {
  const text = (share: number) => (100 * share).toFixed(1);
  return `${text(value)} % (${text(low)} to ${text(high)} %)`;
}

/** Lets a model estimate beside the live one. */
export async function shadowModelBy({ lake, terminal }: Host, version: string): Promise<ExitCode> {
  printModel(terminal, await shadowModel({ lake: await lake() }, version, changer()));
  return EXIT.ok;
}

/** Promotes a model. */
export async function promoteModelBy({ platform, terminal }: Host, version: string): Promise<ExitCode> {
  const { scoring } = await platform();
  printModel(terminal, await promoteModel(scoring, version, changer()));
  return EXIT.ok;
}

/** Goes back to the model before. */
export async function rollBackModelBy({ lake, terminal }: Host): Promise<ExitCode> {
  printModel(terminal, await rollBackModel({ lake: await lake() }, changer()));
  return EXIT.ok;
}

function printModel(terminal: Terminal, model: StoredModel): void {
  const { version, state, origin, replaced, createdAt } = model;
  const card = cardOf(model);
  if (terminal.json) {
    const measured = card && { h: card.h, r: card.r, calibration: card.calibration };
    terminal.print(
      JSON.stringify({
        version,
        state,
        origin,
        replaced,
        card: measured,
        created_at: createdAt.toISOString(),
      }),
    );
    return;
  }
  const measured = card
    ? `AUC ${card.h.auc.toFixed(4)}, later fraud ${(100 * card.r.recall).toFixed(1)} %, ECE ${card.calibration.ece.toFixed(4)}`
    : "no card";
  terminal.print(
    `${version}  ${state.padEnd(9)}  ${origin}  ${measured}${replaced ? `, replaced ${replaced}` : ""}`,
  );
}
