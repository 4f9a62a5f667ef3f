import { parseAddress } from "@tetron/domain/address";
import { Failure, isFailure, unprocessable } from "@tetron/domain/failure";
import { isName } from "@tetron/domain/name";
import { NETWORKS, parseNetwork } from "@tetron/domain/network";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { findAnnouncements } from "@tetron/lake/announcements";
import { appendAudit } from "@tetron/lake/audit";
import { settleClaim } from "@tetron/lake/idempotency";
import { findOutcomeByReference, insertOutcome } from "@tetron/lake/outcomes";
import { findScores } from "@tetron/lake/scores";
import type { StoredOutcome } from "@tetron/lake/tables/reputation-outcomes";
import { walletReputation } from "@tetron/models/reputation/wallet-reputation";
import type { Caller } from "@tetron/service/caller";
import { announceChange } from "./announce-change.ts";
import type { ReputationDeps } from "./deps.ts";
import { findEvidence } from "./wallet-evidence.ts";

/** A report as submitted. */
export interface OutcomeReport {
  readonly network: string;
  readonly address: string;
  readonly kind: StoredOutcome["kind"];
  readonly transactionId?: string | null | undefined;
  readonly reference?: string | null | undefined;
  readonly occurredAt?: Date | null | undefined;
}

export interface OutcomeReceipt {
  readonly outcome: StoredOutcome;
  readonly recorded: boolean;
}

const MAX_REFERENCE_CHARS = 128;
const ATTEMPTS = 3;

/**
 * Records a report once: the same one again returns the first, another one with its reference is a conflict.
 * The report, its audit entry and the event of the resulting change are one commit.
 *
 * @throws Failure `UNPROCESSABLE` naming the field, `NOT_FOUND` for a score that is not the tenant's,
 *   `CONFLICT` for another report with the same reference.
 *
 * @example
 * ```ts
 * import type { ReputationDeps } from "@tetron/reputation/deps";
 * import { recordOutcome } from "@tetron/reputation/record-outcome";
 * import type { Caller } from "@tetron/service/caller";
 *
 * export async function reportFraud(deps: ReputationDeps, caller: Caller, address: string) {
 *   const report = { network: "ethereum", address, kind: "fraud", reference: "case-17" } as const;
 *   return (await recordOutcome(deps, caller, report, new Date())).recorded;
 * }
 * ```
 */
export async function recordOutcome(
  deps: ReputationDeps,
  caller: Caller,
  report: OutcomeReport,
  now: Date,
): Promise<OutcomeReceipt> {
  const outcome = await outcomeOf(deps, caller, report, now);
  const key = `${caller.tenant} ${walletId(outcome)}`;
  return deps.inTurn(key, async () => {
    for (let attempt = 1; ; attempt++) {
      const held = await findOutcomeByReference(deps.lake.db, caller.tenant, outcome.reference);
      if (held) return { outcome: sameOrConflict(held, outcome, report), recorded: false };
      try {
        await write(deps, caller, outcome, now);
        return { outcome, recorded: true };
      } catch (error) {
        // A concurrent request recorded this report, or changed the same reputation.
        if (attempt === ATTEMPTS || !isFailure(error, "CONFLICT")) throw error;
      }
    }
  });
}

async function outcomeOf(
  { lake, nextId }: ReputationDeps,
  { tenant }: Caller,
  report: OutcomeReport,
  now: Date,
): Promise<StoredOutcome> {
  const network = parseNetwork(report.network);
  const wallet: WalletRef = { network, address: parseAddress(network, report.address) };
  const { kind, transactionId = null, occurredAt } = report;
  const { firstBlock, name } = NETWORKS[network];
  if (occurredAt && (occurredAt > now || occurredAt.getTime() < firstBlock * 1_000))
    throw unprocessable(
      "occurredAt",
      "out_of_range",
      `occurredAt: must be between the first block of ${name}, ${new Date(firstBlock * 1_000).toISOString()}, and now.`,
    );
  const reference = report.reference ?? `${transactionId ?? walletId(wallet)}:${walletId(wallet)}:${kind}`;
  if (report.reference != null && !isName(report.reference, MAX_REFERENCE_CHARS))
    throw unprocessable(
      "reference",
      "malformed",
      `reference: 1 to ${MAX_REFERENCE_CHARS} visible characters.`,
    );
  if (transactionId !== null) await requireSide(lake.db, tenant, transactionId, wallet);
  return {
    id: nextId("fb"),
    tenant,
    ...wallet,
    kind,
    reference,
    transactionId,
    occurredAt: occurredAt ?? now,
    createdAt: now,
  };
}

async function requireSide(
  db: ReputationDeps["lake"]["db"],
  tenant: string,
  transactionId: string,
  { network, address }: WalletRef,
): Promise<void> {
  const [score] = await findScores(db, tenant, [transactionId]);
  if (!score)
    throw new Failure("NOT_FOUND", `There is no score ${transactionId.slice(0, 40)}.`, {
      kind: "score",
      id: transactionId,
    });
  if (score.network !== network || ![score.fromAddress, score.toAddress].includes(address))
    throw unprocessable("address", "not_a_side", `address: ${address} is not a side of ${transactionId}.`);
}

/** The stored report, when it equals the submitted one. */
function sameOrConflict(
  held: StoredOutcome,
  asked: StoredOutcome,
  { occurredAt }: OutcomeReport,
): StoredOutcome {
  const isSame =
    walletId(held) === walletId(asked) &&
    held.kind === asked.kind &&
    held.transactionId === asked.transactionId &&
    (!occurredAt || held.occurredAt.getTime() === occurredAt.getTime());
  if (isSame) return held;
  throw new Failure(
    "CONFLICT",
    `The report "${asked.reference}" was already recorded with different contents.`,
    {
      kind: "outcome",
      id: held.id,
    },
  );
}

async function write(
  deps: ReputationDeps,
  { tenant, keyId, claim }: Caller,
  outcome: StoredOutcome,
  now: Date,
): Promise<void> {
  const { lake, artifacts, nextId } = deps;
  const [[evidence], [announced]] = await Promise.all([
    findEvidence(deps, tenant, [outcome]),
    findAnnouncements(lake.db, [outcome]),
  ]);
  const told = announced?.get(tenant);
  const { kind, reference, transactionId, network, address } = outcome;
  const times = { occurredAt: outcome.occurredAt, createdAt: outcome.createdAt };
  await lake.commit([
    ...settleClaim(claim, JSON.stringify({ id: outcome.id, address, reference, transactionId, ...times })),
    insertOutcome(outcome),
    appendAudit({
      id: nextId("aud"),
      tenant,
      actor: keyId,
      action: "outcome.record",
      subject: outcome.id,
      data: { kind, reference, transaction_id: transactionId, network, address },
      person: walletId(outcome),
      at: now,
    }),
    ...announceChange(deps, {
      tenant,
      wallet: outcome,
      last: told ?? walletReputation(artifacts, outcome, evidence!, now),
      after: walletReputation(
        artifacts,
        outcome,
        { ...evidence!, reports: [...evidence!.reports, outcome] },
        now,
      ),
      told,
      at: now,
    }),
  ]);
}
