import { resolve } from "node:path";
import { readExplorerAccounts } from "@tetron/connectors/datasets/explorer-accounts";
import { STDIN } from "@tetron/connectors/io/bytes";
import { counted } from "@tetron/domain/counted";
import { type Failure, isFailure, unprocessable } from "@tetron/domain/failure";
import { settleMemory } from "@tetron/service/settle-memory";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { startProgress } from "../progress.ts";
import { printError, printLineProblem, type Terminal } from "../terminal.ts";
import { walletEstimator } from "../wallet-estimator.ts";

export interface WalletsArguments {
  /** NDJSON, plain or gzip; `-` is standard input. */
  readonly file: string;
  /** Time of the reputations; now when absent. */
  readonly at: string | undefined;
}

/** Accounts between garbage collections: often enough for flat memory, rarely enough to cost nothing. */
const COLLECT_EVERY = 1_000;

/**
 * Estimates every account of a file and prints a JSON line for each. An invalid line is printed with its
 * number, and the rest continues. Memory does not grow with the file; an account that occurs twice is
 * estimated twice.
 */
export async function estimateWallets(host: Host, { file, at }: WalletsArguments): Promise<ExitCode> {
  const { terminal, settings, signal } = host;
  const moment = at === undefined ? Date.now() : Date.parse(at);
  if (Number.isNaN(moment)) throw unprocessable("--at", "malformed", `--at: "${at}" is not a time.`);
  const estimate = await walletEstimator(settings);
  using progress = startProgress(terminal, "estimated", "accounts");
  let [estimated, refused] = [0, 0];
  const refuse = (line: number, failure: Failure) => {
    refused += 1;
    tellRefusal(terminal, line, failure);
  };
  try {
    const path = file === STDIN ? STDIN : resolve(host.folder, file);
    for await (const { line, value, error } of readExplorerAccounts(path, { signal })) {
      if (error !== undefined) refuse(line, error);
      else if (value.history.transactions.length + value.history.tokenTransfers.length === 0)
        refuse(line, unprocessable("normal", "no_transactions", `${value.address} has no transactions.`));
      else {
        terminal.print(JSON.stringify(estimate(value.history, Math.floor(moment / 1_000))));
        tellSkipped(terminal, line, value.skipped);
        await terminal.ready();
        estimated += 1;
        progress.update(estimated);
        // V8 would otherwise let the garbage of a long file accumulate.
        if (estimated % COLLECT_EVERY === 0) settleMemory();
      }
    }
  } catch (error) {
    if (!isFailure(error) || estimated + refused === 0) throw error;
    // A truncated file: the accounts before its end are printed.
    printError(terminal, error);
    return EXIT.failed;
  }
  if (refused > 0 && !terminal.json)
    terminal.tell(`${counted(estimated, "account")} estimated, ${counted(refused, "line")} refused.`);
  if (estimated + refused === 0 && !terminal.json) terminal.tell("The file holds no accounts.");
  return refused > 0 ? EXIT.someRefused : EXIT.ok;
}

function tellRefusal(terminal: Terminal, line: number, { message, details }: Failure): void {
  const told = { line, ...details, message };
  printLineProblem(terminal, told);
}

function tellSkipped(terminal: Terminal, line: number, skipped: readonly Failure[]): void {
  const [first] = skipped;
  if (first === undefined) return;
  const { message } = first;
  const told = { line, skipped: skipped.length, message };
  printLineProblem(terminal, told, `token transfers skipped: ${skipped.length}, the first for ${message}`);
}
