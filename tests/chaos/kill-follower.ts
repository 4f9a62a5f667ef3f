import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { until } from "@tetron/domain/testing";
import { seenOf } from "@tetron/ingestion/follow/new-wallet";
import { heldEntries, wholeState } from "@tetron/ingestion/follow/testing";
import { walletFacts } from "@tetron/ingestion/wallet-facts";
import { findSharedWallets } from "@tetron/lake/followed-wallets";
import type { Lake } from "@tetron/lake/lake";
import { aHome, committedEvents, openTestLake, startPostgres } from "@tetron/lake/testing";
import { type FollowerTask, type Kill, killsInTurn } from "./kill.ts";
import type { KilledChain } from "./killed-chain.ts";

/** Time without another block held after which a follower has stopped: however long its way is, it gets on. */
const MAX_QUIET_MS = 300_000;

/** What was found after a follower had been killed many times. Every list is empty when nothing was lost or is double. */
export interface Found {
  /** Kills that hit, of those that were meant. */
  readonly kills: number;
  readonly blocks: number;
  readonly reorgs: number;
  /** Wallets whose coins or tokens are not what the node says. */
  readonly wrongBalances: readonly object[];
  /** Wallets whose history is not what computing from scratch gives. */
  readonly wrongHistories: readonly string[];
  /** Events of blocks that do not follow each other, or do not end at the node's chain. */
  readonly wrongEvents: readonly string[];
}

/**
 * Follows a chain by a process that is killed with SIGKILL in each phase of commits and reorgs, and looks what is held
 * when the last one has caught up.
 *
 * @param onKill - Called after each kill.
 */
export async function killFollower(
  openChain: () => Promise<KilledChain>,
  kind: Lake["kind"],
  kills: number,
  onKill: (kill: Kill) => void = () => {},
): Promise<Found> {
  await using stack = new AsyncDisposableStack();
  const place =
    kind === "embedded"
      ? { home: stack.use(await aHome()).path }
      : { databaseUrl: stack.use(await startPostgres({ fsync: "on" })).url };
  const chain = stack.use(await openChain());
  const { settings } = chain;
  let [hit, seed] = [0, 1];
  for (const kill of killsInTurn(kills)) {
    const follower = startFollower({ place, settings, kill });
    while (await follower.holds(chain)) seed = await moveChain(chain, follower, seed);
    hit += Number(follower.child.signalCode === "SIGKILL");
    onKill(kill);
  }
  const last = startFollower({ place, settings, kill: null });
  await last.holds(chain);
  last.child.send("end");
  await once(last.child, "exit");
  await using lake = await openTestLake(place);
  return { kills: hit, ...(await check(lake, chain)) };
}

interface Follower {
  readonly child: ChildProcess;
  /** Waits until it holds the node's newest block; `false` when it is dead. */
  holds(chain: KilledChain): Promise<boolean>;
}

function startFollower(task: FollowerTask): Follower {
  const child = fork(fileURLToPath(new URL("./follower.ts", import.meta.url)), [JSON.stringify(task)]);
  let held: unknown;
  let movedAt = performance.now();
  child.on("message", (hash) => {
    [held, movedAt] = [hash, performance.now()];
  });
  const isDead = () => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    async holds(chain) {
      const hash = await chain.newest();
      movedAt = performance.now();
      const isQuiet = () => performance.now() - movedAt > MAX_QUIET_MS;
      await until(
        "the newest block is held, or the follower is dead",
        () => held === hash || isDead() || isQuiet(),
        Number.POSITIVE_INFINITY,
      );
      if (held !== hash && !isDead()) throw new Error(`No other block was held for ${MAX_QUIET_MS} ms.`);
      return !isDead();
    },
  };
}

/** Adds some blocks, and some more that others take the place of. @returns The next seed. */
async function moveChain(chain: KilledChain, follower: Follower, seed: number): Promise<number> {
  const depth = 1 + (seed % 4);
  const takeBack = await chain.advance(depth, seed);
  if (await follower.holds(chain)) {
    await takeBack();
    await chain.advance(depth + 1, seed + 1);
  }
  return seed + 2;
}

async function check(lake: Lake, chain: KilledChain): Promise<Omit<Found, "kills">> {
  const { network, wallets } = chain;
  const { wrong, held, reorgs } = await replay(lake);
  const canonical = await chain.hashes();
  const strays = held.filter((hash, i) => hash !== canonical[i]).map((hash) => `${hash} is not the node's`);
  const missing = canonical.slice(held.length).map((hash) => `${hash} is not held`);
  const wrongHistories: string[] = [];
  const known = await findSharedWallets(lake.db, network, wallets);
  for (const address of wallets) {
    const entries = await heldEntries(lake, address, network);
    const { state } = walletFacts({ network, address, ...seenOf(network), ...entries });
    const row = known.get(address);
    if (!isDeepStrictEqual(row && (await wholeState(lake, row)), state)) wrongHistories.push(address);
  }
  return {
    ...{ blocks: held.length, reorgs, wrongHistories, wrongEvents: [...wrong, ...strays, ...missing] },
    wrongBalances: await chain.wrongBalances(lake),
  };
}

/** The chain that the events of blocks tell: each is committed after its parent, and only the newest is undone. */
async function replay(lake: Lake) {
  const events = await committedEvents(lake, { types: ["block.committed", "block.undone"] });
  const held: string[] = [];
  const heights: number[] = [];
  const wrong: string[] = [];
  let [reorgs, last] = [0, ""];
  for (const { event } of events) {
    const { hash, height } = event.data as { readonly hash: string; readonly height: number };
    if (event.type === "block.undone") {
      if (held.pop() !== hash) wrong.push(`${hash} is undone, which is not the newest`);
      heights.pop();
      if (last !== event.type) reorgs += 1;
    } else {
      if (height <= (heights.at(-1) ?? 0)) wrong.push(`${hash} is committed at ${height}`);
      held.push(hash);
      heights.push(height);
    }
    last = event.type;
  }
  return { held, wrong, reorgs };
}
