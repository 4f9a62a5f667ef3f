import type { PendingPayment, PendingTransaction } from "@tetron/connectors/follow/mempool-source";
import type { PendingMode } from "@tetron/connectors/follow/settings";
import { SYSTEM } from "@tetron/domain/actor";
import { isFailure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import type { Network } from "@tetron/domain/network";
import { findPayments, findReplaced, insertPayment } from "@tetron/lake/payments";
import type { StoredPayment } from "@tetron/lake/tables/payments";
import { findWatchers, findWatching } from "@tetron/lake/watches";
import { judgeTransaction, type ScoringDeps } from "../judge-transaction.ts";
import { writesOfNew } from "../record/score-writes.ts";
import { currencyOf, paymentInput } from "./payment-input.ts";
import { commitOutcome, paymentEvent } from "./payment-writes.ts";
import { settleLate } from "./settle-payments.ts";

/** Payments that are scored at a time. */
const AT_ONCE = 8;

const nextId = createIds();

/** One payment of a transaction, for one tenant. */
interface Wanted {
  readonly tenant: string;
  readonly transaction: PendingTransaction;
  readonly index: number;
  readonly payment: PendingPayment;
}

/**
 * Scores the payments of transactions that were seen before they are in a block, for the tenants that watch one of their
 * wallets. One that was dropped or replaced, and waits at a node again, is pending again; a pending payment whose place one
 * of them would take is replaced.
 */
export async function scoreSeen(
  deps: ScoringDeps,
  { network, mode }: { readonly network: Network; readonly mode: PendingMode },
  transactions: readonly PendingTransaction[],
  signal: AbortSignal,
): Promise<void> {
  const { wanted, again } = await findWanted(deps, { network, mode }, transactions);
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    signal.throwIfAborted();
    await Promise.all(wanted.slice(at, at + AT_ONCE).map((each) => scoreOne(deps, each, signal)));
  }
  if (wanted.length > 0)
    await settleLate(
      deps,
      network,
      wanted.map(({ transaction }) => transaction.hash),
      signal,
    );
  for (const payment of again) await commitOutcome(deps.lake, payment, { status: "pending" });
  for (const { payment, by } of await findReplaced(deps.lake.db, network, transactions))
    await commitOutcome(deps.lake, payment, { status: "replaced", replacedBy: by });
}

async function findWanted(
  { lake }: ScoringDeps,
  { network, mode }: { readonly network: Network; readonly mode: PendingMode },
  transactions: readonly PendingTransaction[],
): Promise<{ readonly wanted: readonly Wanted[]; readonly again: readonly StoredPayment[] }> {
  const sides = new Set(
    transactions.flatMap(({ payments }) => payments.flatMap(({ from, to }) => [from, to])),
  );
  if (sides.size === 0) return { wanted: [], again: [] };
  const hashes = transactions.map(({ hash }) => hash);
  const [watching, everybody, held] = await Promise.all([
    mode === "watch" ? findWatching(lake.db, network, [...sides]) : [],
    mode === "all" ? findWatchers(lake.db, network) : [],
    findPayments(lake.db, network, hashes),
  ]);
  const tenantsOf = Map.groupBy(watching, ({ address }) => address);
  const known = new Set(held.map(({ hash, index, tenant }) => `${hash} ${index} ${tenant}`));
  const watchersOf = ({ from, to }: PendingPayment) =>
    new Set([
      ...everybody,
      ...[from, to].flatMap((side) => tenantsOf.get(side) ?? []).map((each) => each.tenant),
    ]);
  const wanted = transactions.flatMap((transaction) =>
    transaction.payments.flatMap((payment, index) =>
      Array.from(watchersOf(payment), (tenant) => ({ tenant, transaction, index, payment })).filter(
        ({ tenant }) => !known.has(`${transaction.hash} ${index} ${tenant}`),
      ),
    ),
  );
  const again = held.filter(({ status }) => status === "dropped" || status === "replaced");
  return { wanted, again };
}

/** Scores a payment and stores it with its score and its events. One that cannot be scored is logged. */
async function scoreOne(deps: ScoringDeps, wanted: Wanted, signal: AbortSignal): Promise<void> {
  const { lake, log } = deps;
  const { tenant, transaction, index, payment } = wanted;
  const { network, hash, slots } = transaction;
  try {
    const asker = { tenant, requestId: nextId("req") };
    const score = await judgeTransaction(deps, asker, paymentInput(network, payment), signal);
    const now = new Date();
    const stored: StoredPayment = {
      ...{ id: nextId("pay"), tenant, network, hash, index, slots: [...slots] },
      ...{ fromAddress: payment.from, toAddress: payment.to, amount: payment.units },
      ...{ currency: currencyOf(network, payment.contract), status: "pending", score: score.id },
      ...{ height: null, blockHash: null, replacedBy: null, seenAt: now, updatedAt: now },
    };
    await lake.commit([
      ...writesOfNew(score, SYSTEM),
      insertPayment(stored),
      paymentEvent(stored, score, now),
    ]);
  } catch (error) {
    signal.throwIfAborted();
    // A payment to oneself is none, and another process may have had it first.
    if (isFailure(error, "UNPROCESSABLE") || isFailure(error, "CONFLICT")) return;
    log.warn({ err: error, network, transaction: hash }, "a pending payment is not scored");
  }
}
