import { DAY_MS } from "@tetron/domain/durations";
import { asc, gt } from "drizzle-orm";
import { type ChainLag, chainLag } from "./chain-lag.ts";
import type { Database } from "./database.ts";
import { chains, type StoredChain } from "./tables/chains.ts";
import { type UnbegunChain, unbegunChains } from "./tables/unbegun-chains.ts";

/** A network that has not begun is shown for so long after somebody last tried. */
const SHOWN_MS = DAY_MS;

/** How far a network is followed. Heights are `null` while nothing is held of it. */
export interface ChainStatus
  extends Pick<
    StoredChain,
    "network" | "mode" | "traces" | "trouble" | "stopped" | "endpoints" | "balanceChecks" | "updatedAt"
  > {
  /** Height of the first block that was kept. */
  readonly fromHeight: number | null;
  /** The newest block that a node has reported. */
  readonly head: number | null;
  /** The newest block that is held. */
  readonly held: number | null;
  /** Height up to which blocks are final; `null` also while that is not known. */
  readonly finalized: number | null;
  readonly lag: ChainLag | null;
}

/** How far every network is followed that is to be, or ever was, by its name. */
export async function listChainStatuses(db: Database, now: Date): Promise<ChainStatus[]> {
  const begun = await db.select().from(chains).orderBy(asc(chains.network));
  const since = new Date(now.getTime() - SHOWN_MS);
  const others = await db.select().from(unbegunChains).where(gt(unbegunChains.updatedAt, since));
  const unbegun = others.filter(({ network }) => begun.every((each) => each.network !== network));
  return [...begun.map((chain) => statusOf(chain, now)), ...unbegun.map(statusOfUnbegun)].sort((a, b) =>
    a.network < b.network ? -1 : 1,
  );
}

function statusOf(chain: StoredChain, now: Date): ChainStatus {
  const { headHeight, heldHeight, finalizedHeight } = chain;
  return {
    ...chain,
    head: Math.max(headHeight, heldHeight),
    held: heldHeight,
    finalized: finalizedHeight < 0 ? null : finalizedHeight,
    lag: chainLag(chain, now),
  };
}

function statusOfUnbegun(chain: UnbegunChain): ChainStatus {
  const unknown = { fromHeight: null, head: null, held: null, finalized: null, lag: null, traces: null };
  return { ...chain, ...unknown, stopped: false, balanceChecks: null };
}
