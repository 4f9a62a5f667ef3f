import type { SanctionedWallet } from "@tetron/connectors/datasets/sanctioned-wallets";
import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT, SHARED_OWNERS } from "@tetron/domain/owner";
import { walletId } from "@tetron/domain/wallet";
import { appendAudit } from "@tetron/lake/audit";
import type { Database } from "@tetron/lake/database";
import { appendEvent } from "@tetron/lake/events";
import type { Lake, Transaction } from "@tetron/lake/lake";
import { findSanctions, loadSanctions, type SanctionsVersion, walletsOfList } from "@tetron/lake/sanctions";
import { findScoredWallets } from "@tetron/lake/scored-wallets";
import { currentSources, lockSources, type SourceVersion } from "@tetron/lake/sources";
import type { Write } from "@tetron/lake/write";
import { judgeOrder, judgeShrink, type ListRules } from "../imports/list-rules.ts";

export interface ReplaceOptions extends Pick<ListRules, "force"> {
  /** The id of the API key that asks, or one of those in `@tetron/domain/actor`. */
  readonly actor: string;
  readonly now: Date;
  /** Tells what would change, and changes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Committed with the replacement. */
  readonly alongside?: ((replaced: readonly ReplacedList[]) => readonly Write[]) | undefined;
}

/** What became of one list. */
export interface ReplacedList {
  readonly list: string;
  readonly version: string;
  /** `null` for a list that was not held. */
  readonly before: string | null;
  /** False when this edition is held already. */
  readonly isNew: boolean;
  /** In stored form, ascending. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** A version that takes a held list's place. */
export interface ReplacingVersion extends SanctionsVersion {
  /** Whether it is empty because the publisher's whole list does not name the asset. */
  readonly isUnnamed?: boolean | undefined;
}

/**
 * Maximum number of wallets of a list that the publisher's whole list may leave out without `force`: so many are
 * delisted at once, and a longer list is rather missing because the publisher has renamed it.
 */
const MAX_UNNAMED_WALLETS = 10;

/** How an operator overrides a refusal: sanctions are replaced by the command line alone. */
const WAY = "give --force";

const nextId = createIds();

/**
 * Puts versions of sanctions lists in the place of those that are held: all of them or none, with an audit
 * entry for each, and an event for each tenant that had a payment of a wallet scored which is listed now
 * (`sanctions.listed`) or no more (`sanctions.cleared`).
 *
 * @throws Failure `UNPROCESSABLE` on `force`: `shrinks` when a list has less than half of its wallets left,
 *   or when a list of more than {@link MAX_UNNAMED_WALLETS} wallets is not named any more, `older_edition` when a newer one is held. Nothing is replaced then.
 */
export function replaceSanctions(
  lake: Lake,
  versions: readonly ReplacingVersion[],
  options: ReplaceOptions,
): Promise<ReplacedList[]> {
  return lake.transaction(async (tx) => {
    await lockSources(tx.db, { owner: "system", kind: "sanctions" });
    const replaced: ReplacedList[] = [];
    for (const version of versions) replaced.push(...(await replaceList(tx, version, options)));
    tx.add(...(options.alongside?.(replaced) ?? []));
    return replaced;
  });
}

async function replaceList(
  tx: Transaction,
  { source, rows, isUnnamed }: ReplacingVersion,
  options: ReplaceOptions,
): Promise<ReplacedList[]> {
  const { db } = tx;
  const held = await currentSources(db, ["system"]);
  const current = held.find(
    ({ kind, name, network }) => kind === "sanctions" && name === source.name && network === source.network,
  );
  // A list of networks that Tetron does not serve answers no question.
  if (current === undefined && rows.length === 0) return [];
  const before = await walletsOfList(db, source);
  const change = changeOf(before, rows);
  const isNew = current?.version !== source.version;
  if (isNew) {
    if (!isUnnamed || before.length > MAX_UNNAMED_WALLETS)
      judgeShrink(source.name, options, WAY)({ before: before.length, after: rows.length });
    judgeOrder(source, current, options, WAY);
  }
  if (isNew && !options.dryRun) {
    const writes = await writesOf(db, source, change, options);
    await loadSanctions({ transaction: (work) => work(tx) }, source, rows, { alongside: () => writes });
  }
  const addresses = (wallets: readonly SanctionedWallet[]) => wallets.map(({ address }) => address);
  return [
    {
      ...{ list: source.name, version: source.version, before: current?.version ?? null, isNew },
      ...{ added: addresses(change.added), removed: addresses(change.removed) },
    },
  ];
}

interface Change {
  readonly added: readonly SanctionedWallet[];
  readonly removed: readonly SanctionedWallet[];
}

function changeOf(before: readonly SanctionedWallet[], after: readonly SanctionedWallet[]): Change {
  const [old, fresh] = [new Set(before.map(walletId)), new Set(after.map(walletId))];
  return {
    added: after.filter((wallet) => !old.has(walletId(wallet))),
    removed: before.filter((wallet) => !fresh.has(walletId(wallet))),
  };
}

/** The audit entry, and the events of scored wallets that are now listed or cleared: a wallet that is still on another
 * list is not cleared. */
async function writesOf(
  db: Database,
  { name, version, url }: SourceVersion,
  { added, removed }: Change,
  { actor, now }: ReplaceOptions,
): Promise<Write[]> {
  const changed = [...added, ...removed];
  const barred = await findSanctions(db, SHARED_OWNERS, changed);
  const alone = new Set(
    changed.filter((_, i) => barred[i]!.every(({ source }) => source === name)).map(walletId),
  );
  const isAlone = (wallet: SanctionedWallet) => alone.has(walletId(wallet));
  const listed = await findScoredWallets(db, added.filter(isAlone));
  const cleared = await findScoredWallets(db, removed.filter(isAlone));
  const entry = {
    id: nextId("aud"),
    tenant: EVERY_TENANT,
    actor,
    action: "sanctions.refresh" as const,
    subject: name,
    data: { version, url, added: added.length, removed: removed.length },
    at: now,
  };
  const event = (type: "sanctions.listed" | "sanctions.cleared") => (wallet: (typeof listed)[number]) =>
    appendEvent({
      id: nextId("evt"),
      tenant: wallet.tenant,
      type,
      subject: walletId(wallet),
      data: {
        network: wallet.network,
        address: wallet.address,
        list: name,
        version,
        timestamp: now.toISOString(),
      },
      at: now,
    });
  return [
    appendAudit(entry),
    ...listed.map(event("sanctions.listed")),
    ...cleared.map(event("sanctions.cleared")),
  ];
}
