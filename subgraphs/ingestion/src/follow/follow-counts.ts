import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { Step } from "@tetron/connectors/follow/follow-chain";
import type { Window } from "@tetron/connectors/follow/window";
import { chainLag } from "@tetron/lake/chain-lag";
import type { BalanceChecks } from "@tetron/lake/tables/chains";
import type { Metrics } from "@tetron/service/metrics";
import { Counter, Gauge } from "prom-client";

/** What this process sees while it follows a network. */
export interface FollowCounts {
  /** `undefined` while another process follows it, or none. */
  now: FollowState | undefined;
  /** Why it does not get on, also before it has begun and once it has stopped; `null` when it does, and `undefined` as `now`. */
  trouble: string | null | undefined;
  /** Times that held blocks were undone, and how many blocks. */
  reorgs: number;
  undone: number;
  readonly checks: BalanceChecks;
}

/** How far a network is followed at present. */
export interface FollowState {
  readonly head: number;
  readonly window: Window;
}

export function newFollowCounts(): FollowCounts {
  const checks = { coins: 0, wrongCoins: 0, tokens: 0, wrongTokens: 0, wrongAt: null };
  return { now: undefined, trouble: undefined, reorgs: 0, undone: 0, checks };
}

/** Counts what a step has undone. */
export function countStep(counts: FollowCounts, { undo }: Pick<Step, "undo">): void {
  if (undo.length === 0) return;
  counts.reorgs += 1;
  counts.undone += undo.length;
}

const HEIGHTS = {
  head: ["Height of the newest block that a node has reported.", ({ head }: FollowState) => head],
  held: ["Height of the newest stored block.", ({ window }: FollowState) => window.head.height],
  finalized: ["Height up to which blocks are final.", ({ window }: FollowState) => window.finalized],
} as const;

const LAGS = {
  blocks: "Blocks between the newest stored block and the newest that a node has reported.",
  seconds:
    "Seconds since the time of the newest stored block while later ones are known, or no node answers.",
} as const;

const TOTALS = {
  reorgs: ["tetron_chain_reorgs_total", "Reorgs that undid stored blocks."],
  undone: ["tetron_chain_undone_blocks_total", "Held blocks that were undone."],
} as const;

/** A followed chain with what is counted of it. */
export interface CountedChain {
  readonly chain: FollowedChain;
  readonly counts: FollowCounts;
}

/** Shows how far chains are followed among the metrics of the process, as it is when these are scraped. */
export function showFollowCounts({ registry }: Metrics, chains: readonly CountedChain[]): void {
  const registers = [registry];
  const followed = () =>
    chains.flatMap(({ chain: { network }, counts: { now, trouble = null } }) =>
      now === undefined ? [] : [{ network, now, trouble }],
    );
  for (const [name, [help, heightOf]] of Object.entries(HEIGHTS))
    new Gauge({
      ...{ name: `tetron_chain_${name}_height`, help, labelNames: ["network"], registers },
      collect() {
        this.reset();
        for (const { network, now } of followed()) this.set({ network }, heightOf(now));
      },
    });
  new Gauge({
    name: "tetron_chain_failing",
    help: "1 while a network does not get on, has not begun or has stopped, for the reason that its status names; otherwise 0.",
    ...{ labelNames: ["network"], registers },
    collect() {
      this.reset();
      for (const { chain, counts } of chains)
        if (counts.trouble !== undefined)
          this.set({ network: chain.network }, counts.trouble === null ? 0 : 1);
    },
  });
  for (const [unit, help] of Object.entries(LAGS))
    new Gauge({
      ...{ name: `tetron_chain_lag_${unit}`, help, labelNames: ["network"], registers },
      collect() {
        this.reset();
        for (const { network, now, trouble } of followed())
          this.set({ network }, lagOf(now, trouble)[unit as keyof typeof LAGS]);
      },
    });
  for (const [what, [name, help]] of Object.entries(TOTALS))
    new Counter({
      ...{ name, help, labelNames: ["network"], registers },
      collect() {
        this.reset();
        for (const { chain, counts } of chains)
          this.inc({ network: chain.network }, counts[what as keyof typeof TOTALS]);
      },
    });
  showChecks(registers, chains);
  showEndpoints(registers, chains);
}

const CHECKED = [
  ["coin", "coins", "wrongCoins"],
  ["token", "tokens", "wrongTokens"],
] as const;

function showChecks(registers: Metrics["registry"][], chains: readonly CountedChain[]): void {
  new Counter({
    name: "tetron_chain_balance_checks_total",
    help: "Comparisons of balances from movements with balances reported by a node.",
    ...{ labelNames: ["network", "of", "result"], registers },
    collect() {
      this.reset();
      for (const { chain, counts } of chains)
        for (const [of, all, wrong] of CHECKED) {
          const { network } = chain;
          this.inc({ network, of, result: "equal" }, counts.checks[all] - counts.checks[wrong]);
          this.inc({ network, of, result: "different" }, counts.checks[wrong]);
        }
    },
  });
}

function showEndpoints(registers: Metrics["registry"][], chains: readonly CountedChain[]): void {
  new Counter({
    name: "tetron_chain_endpoint_answers_total",
    help: "Successful answers of an endpoint to requests of following a chain.",
    ...{ labelNames: ["network", "endpoint"], registers },
    collect() {
      this.reset();
      for (const { chain } of chains)
        for (const { endpoint, answers } of chain.health())
          this.inc({ network: chain.network, endpoint }, answers);
    },
  });
  new Counter({
    name: "tetron_chain_endpoint_faults_total",
    help: "Failed attempts at an endpoint, by kind.",
    ...{ labelNames: ["network", "endpoint", "kind"], registers },
    collect() {
      this.reset();
      for (const { chain } of chains)
        for (const { endpoint, faults } of chain.health())
          for (const [kind, count] of Object.entries(faults))
            this.inc({ network: chain.network, endpoint, kind }, count);
    },
  });
}

function lagOf({ head, window }: FollowState, trouble: string | null) {
  const now = new Date();
  const { height, timestamp } = window.head;
  const held = { heldHeight: height, heldAt: new Date(timestamp * 1_000) };
  return chainLag({ headHeight: head, ...held, trouble, updatedAt: now }, now);
}
