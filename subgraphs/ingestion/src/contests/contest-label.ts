import { parseAddress } from "@tetron/domain/address";
import { unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { parseNetwork } from "@tetron/domain/network";
import { type Owner, tenantOfOwner, visibleToOwner } from "@tetron/domain/owner";
import { toStorable } from "@tetron/domain/text";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { findAccusations } from "@tetron/lake/accusations";
import { appendAudit } from "@tetron/lake/audit";
import { appendEvent } from "@tetron/lake/events";
import { settleClaim } from "@tetron/lake/idempotency";
import { findContest, putContest, removeContest } from "@tetron/lake/label-contests";
import { findLabels } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { findSanctions } from "@tetron/lake/sanctions";

/** A contest as submitted. */
export interface Contest {
  readonly network: string;
  readonly address: string;
  /** The list or data set whose word about the wallet is contested. */
  readonly list: string;
  /** Required unless it is withdrawn. */
  readonly reason?: string | null | undefined;
  readonly withdraw?: boolean | undefined;
}

/** Who contests, for whom. */
export interface ContestAuthor {
  /** Whoever sees this owner's data sees the contest. */
  readonly owner: Owner;
  /** The id of the API key, or one of those in `@tetron/domain/actor`. */
  readonly actor: string;
  readonly now: Date;
  /** See `Caller`. */
  readonly claim?: string | undefined;
}

export interface ContestReceipt {
  readonly wallet: WalletRef;
  readonly list: string;
  /** `null` when it is not contested any more. */
  readonly reason: string | null;
  /** False when the same was so before and nothing was written. */
  readonly changed: boolean;
}

const MAX_REASON_CHARS = 500;
const nextId = createIds();

/**
 * Contests what a list says about a wallet, or withdraws that. The contest, its audit entry and its event are
 * one commit.
 *
 * @throws Failure `UNPROCESSABLE` on `list` for a sanctions list (`not_contestable`) or one that has no label
 *   of the wallet that the owner sees (`no_such_label`); on `reason` when it is missing or too long.
 */
export async function contestLabel(
  lake: Lake,
  contest: Contest,
  { owner, actor, now, claim }: ContestAuthor,
): Promise<ContestReceipt> {
  const network = parseNetwork(contest.network);
  const wallet = { network, address: parseAddress(network, contest.address, "address") };
  const { list, withdraw = false } = contest;
  const key = { owner, ...wallet, source: list };
  const held = await findContest(lake.db, key);
  const reason = withdraw ? null : checkedReason(contest.reason);
  if (reason !== null) await requireLabel(lake, owner, wallet, list);
  const receipt = { wallet, list, reason };
  if (reason === (held?.reason ?? null)) return { ...receipt, changed: false };
  await lake.commit([
    ...settleClaim(claim, JSON.stringify({ list, reason, changed: true })),
    reason === null ? removeContest(key) : putContest({ ...key, reason, contestedAt: now }),
    appendAudit({
      id: nextId("aud"),
      tenant: tenantOfOwner(owner),
      actor,
      action: "label.contest",
      subject: list,
      data: { owner, list, ...wallet, reason: reason ?? "", withdrawn: withdraw },
      person: walletId(wallet),
      at: now,
    }),
    appendEvent({
      id: nextId("evt"),
      tenant: null,
      type: "label.contested",
      subject: walletId(wallet),
      data: { owner, ...wallet, list, withdrawn: withdraw, timestamp: now.toISOString() },
      at: now,
    }),
  ]);
  return { ...receipt, changed: true };
}

function checkedReason(reason: string | null | undefined): string {
  const text = toStorable(reason ?? "").trim();
  if (text.length > 0 && text.length <= MAX_REASON_CHARS) return text;
  throw unprocessable(
    "reason",
    text === "" ? "missing" : "too_long",
    `reason: say in 1-${MAX_REASON_CHARS} characters why the label is wrong.`,
  );
}

async function requireLabel(lake: Lake, owner: Owner, wallet: WalletRef, list: string): Promise<void> {
  const owners = visibleToOwner(owner);
  const [[labels = []], [sanctions = []], [accusation = null]] = await Promise.all([
    findLabels(lake, owners, [wallet]),
    findSanctions(lake.db, owners, [wallet]),
    findAccusations(lake.db, owners, [wallet]),
  ]);
  const lists = new Set(labels.map(({ source }) => source));
  if (accusation !== null) lists.add(accusation.list);
  if (lists.has(list)) return;
  if (sanctions.some(({ source }) => source === list))
    throw unprocessable(
      "list",
      "not_contestable",
      `list: ${list} is a sanctions list. Only its publisher can take a wallet off it.`,
    );
  throw unprocessable(
    "list",
    "no_such_label",
    `list: ${JSON.stringify(list)} has no label of ${wallet.address}. ${lists.size === 0 ? "No list does." : `These lists do: ${[...lists].join(", ")}.`}`,
  );
}
