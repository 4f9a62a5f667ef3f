import type { Fate, MempoolSource } from "@tetron/connectors/follow/mempool-source";
import { SYSTEM } from "@tetron/domain/actor";
import type { EventData } from "@tetron/domain/events";
import { isFailure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import type { Network } from "@tetron/domain/network";
import { findChain } from "@tetron/lake/chains";
import { findMined, findMinedFrom, findPending, noteLooked } from "@tetron/lake/payments";
import type { StoredPayment } from "@tetron/lake/tables/payments";
import { judgeTransaction, type ScoringDeps } from "../judge-transaction.ts";
import { writesOfNew } from "../record/score-writes.ts";
import { printUnits } from "./payment-input.ts";
import { commitOutcome, type Outcome } from "./payment-writes.ts";

/** Payments that a node is asked about at a time, and in one look. */
const AT_ONCE = 8;
const MAX_LOOKED = 200;
/** Newest blocks in which a payment is looked for that was scored while one came. */
const LATE_BLOCKS = 8;

const nextId = createIds();

type BlockChange = EventData<"block.committed">;
type MinedIn = Omit<Extract<Fate, { is: "mined" }>, "is">;

/** Confirms or reverts the payments that a block has. Those whose wallets it taught something about are scored again. */
export async function settleBlock(deps: ScoringDeps, block: BlockChange, signal: AbortSignal): Promise<void> {
  const continued = new Set(block.wallets);
  const found = await findMined(deps.lake.db, block.network, { height: block.height });
  for (const { payment, ...mined } of found.filter(({ blockHash }) => blockHash === block.hash)) {
    const isTaught = [payment.fromAddress, payment.toAddress].some((side) => continued.has(side));
    await settle(deps, payment, minedOutcome(mined), { isTaught, signal });
  }
}

/** The same for transactions that a block had before their payments were stored. */
export async function settleLate(
  deps: ScoringDeps,
  network: Network,
  hashes: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const chain = await findChain(deps.lake.db, network);
  if (chain === undefined) return;
  const from = chain.heldHeight - LATE_BLOCKS;
  for (const { payment, ...mined } of await findMined(deps.lake.db, network, { from, hashes }))
    await settle(deps, payment, minedOutcome(mined), { isTaught: false, signal });
}

/** Makes the payments of a block that gave way pending again. */
export async function unsettleBlock(
  deps: ScoringDeps,
  block: BlockChange,
  signal: AbortSignal,
): Promise<void> {
  const { network, height, hash } = block;
  const continued = new Set(block.wallets);
  for (const payment of await findMinedFrom(deps.lake.db, network, height)) {
    if (payment.blockHash !== hash) continue;
    const isTaught = [payment.fromAddress, payment.toAddress].some((side) => continued.has(side));
    await settle(deps, payment, { status: "pending" }, { isTaught, signal });
  }
}

function minedOutcome({ height, blockHash, failed }: MinedIn): Outcome {
  return { status: failed ? "reverted" : "confirmed", height, blockHash };
}

async function settle(
  deps: ScoringDeps,
  payment: StoredPayment,
  outcome: Outcome,
  { isTaught, signal }: { readonly isTaught: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const score = isTaught ? await scoreAgain(deps, payment, signal) : undefined;
  await commitOutcome(deps.lake, payment, outcome, score && { score, writes: writesOfNew(score, SYSTEM) });
}

async function scoreAgain(deps: ScoringDeps, payment: StoredPayment, signal: AbortSignal) {
  const { tenant, network, fromAddress, toAddress, currency, amount } = payment;
  const input = { network, fromAddress, toAddress, currency, amount: printUnits(network, currency, amount) };
  try {
    return await judgeTransaction(deps, { tenant, requestId: nextId("req") }, input, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (isFailure(error, "UNAVAILABLE")) throw error;
    deps.log.warn({ err: error, payment: payment.id }, "a payment is not scored again");
    return undefined;
  }
}

/** What a node said of a payment at the look before, and when it began to say so. */
export type EarlierLooks = Map<string, { readonly is: Fate["is"]; readonly since: number }>;

/** Times in milliseconds. */
export interface LookTimes {
  /** Between two questions about one payment. */
  readonly lookMs: number;
  /** How long nodes must say of a payment that it is gone, replaced, or in a block that nobody has told of. */
  readonly sureMs: number;
}

/**
 * Asks a node about the pending payments that no block has had for a while: one that it does not have any more is dropped
 * or replaced, and one that is in a block that was read before its wallet was watched is confirmed or reverted.
 */
export async function lookAtPending(
  deps: ScoringDeps,
  source: MempoolSource,
  { earlier, times }: { readonly earlier: EarlierLooks; readonly times: LookTimes },
  signal: AbortSignal,
): Promise<void> {
  const { lake } = deps;
  const before = new Date(Date.now() - times.lookMs);
  const due = await findPending(lake.db, source.network, { before, limit: MAX_LOOKED });
  if (due.length === 0) return;
  const held = (await findChain(lake.db, source.network))?.heldHeight ?? -1;
  for (let at = 0; at < due.length; at += AT_ONCE) {
    const some = due.slice(at, at + AT_ONCE);
    const fates = await Promise.all(some.map((payment) => source.fateOf(payment, signal)));
    await noteLooked(
      lake.db,
      some.map(({ id }) => id),
      new Date(),
    );
    for (const [i, payment] of some.entries()) {
      const outcome = outcomeOf(fates[i]!, held);
      if (!isSure(payment.id, outcome === undefined ? "pending" : fates[i]!.is)) continue;
      if (outcome !== undefined) await settle(deps, payment, outcome, { isTaught: false, signal });
    }
  }

  /** Whether nodes have said the same of a payment for long enough; of a pending one they never have. */
  function isSure(id: string, is: Fate["is"]): boolean {
    if (is === "pending") {
      earlier.delete(id);
      return false;
    }
    const last = earlier.get(id);
    if (last?.is === is && performance.now() - last.since >= times.sureMs) return earlier.delete(id);
    if (last?.is !== is) earlier.set(id, { is, since: performance.now() });
    return false;
  }
}

/** `undefined` while it stays pending. */
function outcomeOf(fate: Fate, held: number): Outcome | undefined {
  switch (fate.is) {
    case "pending":
      return undefined;
    case "gone":
      return { status: "dropped" };
    case "replaced":
      return { status: "replaced", replacedBy: fate.by ?? null };
    // A block that is announced and not held yet.
    case "mined":
      return fate.height <= held ? minedOutcome(fate) : undefined;
  }
}

/** Makes payments pending again whose blocks gave way while nobody looked. What is final is left alone. */
export async function recheckMined(
  deps: ScoringDeps,
  source: MempoolSource,
  signal: AbortSignal,
): Promise<void> {
  const { network } = source;
  const final = (await findChain(deps.lake.db, network))?.finalizedHeight ?? -1;
  for (const payment of await findMinedFrom(deps.lake.db, network, final + 1)) {
    const fate = await source.fateOf(payment, signal);
    if (fate.is === "mined" && fate.blockHash === payment.blockHash) continue;
    const outcome: Outcome = fate.is === "mined" ? minedOutcome(fate) : { status: "pending" };
    await settle(deps, payment, outcome, { isTaught: false, signal });
  }
}
