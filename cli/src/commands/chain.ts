import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { escapeInvisible } from "@tetron/domain/visible";
import { type BackfillRange, requestBackfill } from "@tetron/ingestion/follow/request-backfill";
import { resetChain } from "@tetron/ingestion/follow/reset-chain";
import { etaSeconds } from "@tetron/ingestion/jobs/eta";
import { type ChainStatus, listChainStatuses } from "@tetron/lake/chain-status";
import { listJobs } from "@tetron/lake/jobs";
import type { BalanceChecks } from "@tetron/lake/tables/chains";
import type { StoredJob } from "@tetron/lake/tables/jobs";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Backfills that `tetron chain status` prints. */
const MAX_PRINTED_BACKFILLS = 20;

/** Prints how far each chain is followed, and how far its old blocks are read. */
export async function showChains(host: Host): Promise<ExitCode> {
  const { db } = await host.lake();
  const chains = await listChainStatuses(db, new Date());
  if (chains.length === 0 && !host.terminal.json)
    host.terminal.print("No chain is followed: see docs/chains.md.");
  for (const chain of chains) printChain(host, chain);
  const wanted = { limit: MAX_PRINTED_BACKFILLS, kinds: ["chain.backfill"] as const };
  for (const job of await listJobs(db, "all", wanted)) printBackfill(host, job);
  return EXIT.ok;
}

/** Asks for old blocks, and prints the job that reads them. */
export async function backfill(host: Host, range: BackfillRange): Promise<ExitCode> {
  const job = await requestBackfill(await host.lake(), range, { actor: COMMAND_LINE, now: new Date() });
  printBackfill(host, job);
  return EXIT.ok;
}

/** Forgets what is held of a chain. */
export async function reset({ lake, signal, terminal }: Host, name: string): Promise<ExitCode> {
  const network = await resetChain(await lake(), name, { actor: COMMAND_LINE, now: new Date(), signal });
  terminal.print(
    terminal.json ? JSON.stringify({ network, reset: true }) : `${network}: nothing is held any more.`,
  );
  return EXIT.ok;
}

function printChain({ terminal }: Host, chain: ChainStatus): void {
  const { network, mode, head, held, finalized, lag, stopped, trouble, endpoints } = chain;
  if (terminal.json) {
    const rest = {
      from: chain.fromHeight,
      traces: chain.traces,
      stopped,
      trouble,
      endpoints,
      balance_checks: checksJson(chain.balanceChecks),
      updated_at: chain.updatedAt,
      lag_seconds: lag?.seconds ?? null,
    };
    const heights = { head, held, finalized, lag: lag?.blocks ?? null };
    terminal.print(JSON.stringify({ network, mode, ...heights, ...rest }));
    return;
  }
  const why = trouble === null ? "" : `: ${trouble}`;
  terminal.print(escapeInvisible(`${network.padEnd(9)} ${mode}: ${progressOf(chain)}${why}`));
  for (const { endpoint, state, latencyMs, answers, faults } of endpoints) {
    const latency = latencyMs === null ? "" : `${latencyMs} ms, `;
    const bad = Object.entries(faults).map(([kind, count]) => `, ${count} ${kind}`);
    terminal.print(
      escapeInvisible(`  ${endpoint}: ${state}, ${latency}${counted(answers, "answer")}${bad.join("")}`),
    );
  }
  if (chain.balanceChecks !== null) terminal.print(`  ${checksText(chain.balanceChecks)}`);
}

function progressOf({ head, held, finalized, lag, stopped }: ChainStatus): string {
  if (held === null || lag === null) return "nothing is held yet";
  const { blocks, seconds } = lag;
  const behind =
    blocks === 0
      ? `not seen for ${counted(seconds, "second")}`
      : `${counted(blocks, "block")} (${seconds} s) behind`;
  const how = stopped ? "stopped" : blocks + seconds === 0 ? "at the head" : behind;
  const final = finalized === null ? "" : `, final ${finalized}`;
  return `held ${held} of ${head}${final}, ${how}`;
}

function checksJson(checks: BalanceChecks | null): object | null {
  if (checks === null) return null;
  const { coins, wrongCoins, tokens, wrongTokens, wrongAt } = checks;
  return { coins, wrong_coins: wrongCoins, tokens, wrong_tokens: wrongTokens, wrong_at: wrongAt };
}

/** What comparing with the node's own books has found. */
function checksText({ coins, wrongCoins, tokens, wrongTokens, wrongAt }: BalanceChecks): string {
  const newest = wrongAt === null ? "" : `, the newest at block ${wrongAt}`;
  const ofCoins = `${counted(coins, "balance")} of coins compared with a node, ${wrongCoins} wrong${newest}`;
  return `${ofCoins}; ${tokens} of tokens, ${wrongTokens} that do not follow from logs`;
}

function printBackfill({ terminal }: Host, job: StoredJob): void {
  const { id, state, position, counts, error, startedAt, updatedAt, input } = job;
  const { network, from, to } = input as unknown as BackfillRange;
  const eta = etaSeconds(job, new Date());
  const seconds = startedAt === null ? 0 : (updatedAt.getTime() - startedAt.getTime()) / 1_000;
  const pace = seconds > 0 ? Math.round(position / seconds) : null;
  if (terminal.json) {
    const progress = {
      blocks: position,
      movements: counts.created,
      blocks_per_second: pace,
      eta_seconds: eta,
    };
    terminal.print(JSON.stringify({ id, network, from, to, state, ...progress, error }));
    return;
  }
  const speed = pace === null || state !== "running" ? "" : `, ${pace} blocks/s`;
  const left = eta === null ? "" : `, ${eta} s left`;
  const why = error === null ? "" : `: ${error.message}`;
  const done = `${position} of ${to - from + 1} blocks, ${counted(counts.created, "movement")}`;
  terminal.print(
    escapeInvisible(`${id} ${network} ${from} to ${to}: ${state}, ${done}${speed}${left}${why}`),
  );
}
