import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { probabilityOf } from "@tetron/models/logistic";
import type { ScoredRow } from "@tetron/models/paired";
import type { WalletRows } from "../data/training-rows.ts";
import type { FitPool } from "../fit/fit-pool.ts";
import { FOLDS } from "../fit/protocol.ts";
import { rowsWhere } from "../fit/training-set.ts";
import { type Arm, bareRecipe, HOLD_OUT_FIT, oddsOf } from "./arm.ts";
import { type LateRows, type LateRun, runLate } from "./late-run.ts";

/** What is drawn together in a resample. */
export const GROUPS = { normal: 0, fraud: 1, later: 2, slice: 3 } as const;

/** Scores of one seed by models of one recipe; probabilities at the training set's share of fraud. */
export interface ArmScores {
  readonly run: LateRun;
  /** Whole histories of the public dataset, fold by fold. */
  readonly whole: readonly (readonly ScoredRow[])[];
  /** The same wallets after three transactions, fold by fold. */
  readonly young: readonly (readonly ScoredRow[])[];
  /** Late slices, each by the fit that saw none of its wallet, against later fraud, by all five. */
  readonly late: readonly ScoredRow[];
  /** Whole histories of the hold-out, and after three transactions, by a model fitted to all other wallets. */
  readonly heldOut: readonly ScoredRow[];
  readonly heldOutYoung: readonly ScoredRow[];
  /** Late slices of the hold-out against its fraud of any time. */
  readonly heldOutLate: readonly ScoredRow[];
}

/** A fifth of all wallets, by the hash of the address. */
export function isHeldOut(address: string): boolean {
  return sha256(utf8ToBytes(`hold-out:${address}`))[0]! % 5 === 0;
}

/** Fits the five folds of a seed, and one model without the hold-out, and scores what they did not see. */
export async function scoreArm(
  pool: FitPool,
  rows: LateRows,
  options: { readonly seed: number; readonly arm: Arm; readonly onFit: () => void },
): Promise<ArmScores> {
  const [run, held] = await Promise.all([runLate(pool, rows, options), scoreHoldOut(pool, rows, options)]);
  const { wallets } = rows.rows;
  const memberOf = membersOf(rows.rows);
  const ofAge = (age: number) =>
    run.folds.map((fold) =>
      fold
        .filter((row) => rows.rows.ages[row] === age)
        .map((row) => scored(wallets[row]!.fraud, memberOf.get(wallets[row]!.address)!, run.logOdds[row]!)),
    );
  const slices = Array.from(run.slices, (logOdds, i): ScoredRow[] =>
    Array.from({ length: FOLDS }, () => ({
      ...{ group: GROUPS.slice, member: i, label: 0, score: probabilityOf(logOdds) },
    })),
  );
  const later = run.later.flatMap((scores) =>
    Array.from(scores, (logOdds, i) => ({
      ...{ group: GROUPS.later, member: i, label: 1, score: probabilityOf(logOdds) },
    })),
  );
  // Each slice once for each fit that scored the later fraud, so that 1 % is of all slices.
  return { run, whole: ofAge(0), young: ofAge(3), late: [...slices.flat(), ...later], ...held };
}

function scored(fraud: boolean, member: number, logOdds: number): ScoredRow {
  const score = probabilityOf(logOdds);
  return { group: fraud ? GROUPS.fraud : GROUPS.normal, member, label: Number(fraud), score };
}

/** The number of each wallet within its class. */
export function membersOf({ wallets }: WalletRows): ReadonlyMap<string, number> {
  const counts = [0, 0];
  const members = new Map<string, number>();
  for (const { address, fraud } of wallets)
    if (!members.has(address)) members.set(address, counts[Number(fraud)]!++);
  return members;
}

async function scoreHoldOut(
  pool: FitPool,
  { rows, sliced, slices }: LateRows,
  { seed, arm, onFit }: Parameters<typeof scoreArm>[2],
): Promise<Pick<ArmScores, "heldOut" | "heldOutYoung" | "heldOutLate">> {
  const { fitted = () => true } = arm;
  const columns = arm.columns?.(HOLD_OUT_FIT);
  const seen = rowsWhere(rows.keys.length, (row) => !isHeldOut(rows.keys[row]!) && fitted(row));
  const fit = await pool.fit({ rows: seen, columns, recipe: bareRecipe(seed, arm), seed });
  onFit();
  const memberOf = membersOf(rows);
  const ofAge = (age: number) => {
    const chosen = rowsWhere(rows.keys.length, (row) => isHeldOut(rows.keys[row]!) && rows.ages[row] === age);
    const odds = oddsOf(fit, rows, chosen, columns);
    return chosen.map((row, i) => scored(rows.labels[row] === 1, memberOf.get(rows.keys[row]!)!, odds[i]!));
  };
  const heldOut = ofAge(0);
  const heldSlices = sliced.filter((row) => isHeldOut(rows.keys[row]!)).map((row) => slices.get(row)!);
  const late = Array.from(oddsOf(fit, rows, heldSlices, columns), (logOdds, i) =>
    scored(false, memberOf.get(rows.keys[heldSlices[i]!]!)!, logOdds),
  );
  return {
    heldOut,
    heldOutYoung: ofAge(3),
    heldOutLate: [...late, ...heldOut.filter((row) => row.label === 1)],
  };
}
