import { behaviour } from "@tetron/features/behaviour";
import { aHistory, aTransaction } from "@tetron/features/testing";
import { wallet44 } from "@tetron/features/wallet-44";
import { expect, test } from "vitest";
import type { LabelledWallet } from "../data/labelled-wallets.ts";
import { trainingRows } from "../data/training-rows.ts";
import { eachView, FULL_VIEW, LOSSY_VIEW } from "../data/views.ts";
import { fitCalibrated } from "../fit/calibrated-fit.ts";
import { foldsOf, selectSubset } from "../fit/training-set.ts";
import { reportViews, startViewRun } from "./views-report.ts";
import { viewsTable } from "./views-table.ts";

const DAY = 86_400;
const RECIPE = { trees: { trees: 20, leaves: 4 }, calibrationFolds: 2 };

/** Fraud fails half of its calls; nothing else tells the classes apart. */
function wallet(n: number): LabelledWallet {
  const fraud = n % 2 === 0;
  const history = aHistory(
    ...[0, 1].map((i) =>
      aTransaction({ timestamp: 1_500_000_000 + (n + i) * DAY, failed: fraud && i === 1, methodId: null }),
    ),
  );
  return {
    ...{ address: `0x${String(n).padStart(40, "0")}`, fraud, inKaggle: true, canary: false },
    ...{ transactions: 2, firstSeen: null, lastSeen: null, payments: [], younger: [] },
    ...{ vector44: wallet44(history), behaviour: behaviour(history), views: eachView(history), late: null },
  };
}

const rows = trainingRows(Array.from({ length: 200 }, (_, n) => wallet(n)));
const runs = [0, 1].map((seed) => {
  const run = startViewRun(rows);
  const folds = foldsOf(rows, { seed, folds: 2 });
  for (const fold of [0, 1]) {
    const of = (isTested: boolean) =>
      [...rows.keys.keys()].filter((row) => (folds[row] === fold) === isTested);
    run.onFold(fitCalibrated(selectSubset(rows, of(false)), RECIPE, seed), of(true));
  }
  return run;
});
const reports = reportViews(rows, runs);

test("each view is measured at the full view's threshold, and by its own ranking", () => {
  const [full, lossy] = [FULL_VIEW, LOSSY_VIEW].map((name) => reports.find(({ view }) => view === name)!);
  expect(full!.auc).toEqual({ mean: 1, sd: 0 });
  expect(full!.recall).toEqual({ share: 1, low: 1, high: 1 });
  expect(full!.false_positives).toEqual({ share: 0, low: 0, high: 0 });
  expect(lossy!.auc.mean, "what is unknown tells nothing").toBeLessThan(0.7);
  expect(full!.moved).toEqual({ p50: 0, p95: 0 });
  expect(lossy!.moved.p50).toBeGreaterThan(0);
  expect(lossy!.recall).toEqual(lossy!.false_positives);
});

test("every view has a row in the table of the card", () => {
  const table = viewsTable(reports).split("\n");
  expect(table).toHaveLength(2 + reports.length);
  for (const { view } of reports)
    expect(table.filter((row) => row.startsWith(`| ${view} |`))).toHaveLength(1);
});
