import { createHash } from "node:crypto";
import {
  networkOfList,
  type SanctionedWallet,
  sanctionsListName,
} from "@tetron/connectors/datasets/sanctioned-wallets";
import { unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT, SHARED_OWNERS } from "@tetron/domain/owner";
import { walletId } from "@tetron/domain/wallet";
import { appendAudit } from "@tetron/lake/audit";
import { appendEvent } from "@tetron/lake/events";
import type { Lake } from "@tetron/lake/lake";
import { findSanctions, loadSanctions, walletsOfList } from "@tetron/lake/sanctions";
import { findScoredWallets } from "@tetron/lake/scored-wallets";
import { currentSources, type SourceVersion } from "@tetron/lake/sources";
import type { Write } from "@tetron/lake/write";
import { judgeShrink, type ListRules } from "../imports/list-rules.ts";

/** One asset's list in a new edition. */
export interface SanctionsEdition {
  /** The list's own code of the asset, such as `ETH` or `XBT`. */
  readonly asset: string;
  readonly wallets: readonly SanctionedWallet[];
}

export interface RefreshOptions extends Pick<ListRules, "force"> {
  /** The id of the API key that asks, or one of those in `@tetron/domain/actor`. */
  readonly actor: string;
  readonly now: Date;
  /** The day of the editions, `YYYY-MM-DD`. */
  readonly day: string;
  /** Where they were read. */
  readonly url: string;
  /** Tells what would change, and changes nothing. */
  readonly dryRun?: boolean | undefined;
}

/** What a refresh changed of one list. */
export interface RefreshedList {
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

const nextId = createIds();

/**
 * Takes current sanctions in the place of those that are held, whichever edition shipped. All lists are judged before the
 * first is replaced; each is replaced as a whole, with its audit entry and with an event for each tenant that had a
 * payment of a wallet scored which is listed now (`sanctions.listed`) or no more (`sanctions.cleared`).
 *
 * @throws Failure `UNPROCESSABLE` on `force`: `shrinks` when a list has less than half of its wallets left, `older_edition`
 *   when a newer one is held. Nothing is replaced then.
 */
export async function refreshSanctions(
  lake: Lake,
  editions: readonly SanctionsEdition[],
  options: RefreshOptions,
): Promise<RefreshedList[]> {
  const held = await currentSources(lake.db, ["system"]);
  const plans = [];
  for (const { asset, wallets } of editions) {
    const source = sourceOf(asset, wallets, options);
    const current = held.find(
      ({ kind, name, network }) => kind === "sanctions" && name === source.name && network === source.network,
    );
    // A list of networks that Tetron does not serve answers no question.
    if (current === undefined && wallets.length === 0) continue;
    const before = await walletsOfList(lake.db, source);
    const change = changeOf(before, wallets);
    if (current?.version !== source.version) {
      judgeShrink(source.name, options)({ before: before.length, after: wallets.length });
      if (current !== undefined && current.asOf > source.asOf && !options.force) throw older(current, source);
    }
    plans.push({ asset, wallets, source, current, change });
  }
  const refreshed: RefreshedList[] = [];
  for (const { asset, wallets, source, current, change } of plans) {
    const isNew = current?.version !== source.version;
    if (isNew && !options.dryRun) {
      const writes = await writesOf(lake, source, change, options);
      await loadSanctions(
        lake,
        source,
        wallets.map((wallet) => ({ ...wallet, asset })),
        { judge: judgeShrink(source.name, options), alongside: ({ loaded }) => (loaded ? writes : []) },
      );
    }
    refreshed.push({
      list: source.name,
      version: source.version,
      before: current?.version ?? null,
      isNew,
      added: change.added.map(({ address }) => address),
      removed: change.removed.map(({ address }) => address),
    });
  }
  return refreshed;
}

function sourceOf(
  asset: string,
  wallets: readonly SanctionedWallet[],
  { day, url }: RefreshOptions,
): SourceVersion {
  const keys = wallets.map(({ network, address }) => `${network}:${address}`);
  const hash = createHash("sha256").update(keys.join("\n")).digest("hex");
  return {
    owner: "system",
    name: sanctionsListName(asset),
    network: networkOfList(asset),
    version: `${day}+${hash.slice(0, 12)}`,
    url,
    asOf: new Date(day),
  };
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

/** Who changed the list, and whom of the scored it concerns: a wallet that another list bars too stays barred. */
async function writesOf(
  { db }: Lake,
  { name, version }: SourceVersion,
  { added, removed }: Change,
  { actor, now, url }: RefreshOptions,
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

function older(held: { readonly version: string }, { name, version }: SourceVersion) {
  return unprocessable(
    "force",
    "older_edition",
    `${name} was not replaced: ${version} is older than ${held.version}, which is held. Give --force to go back to it.`,
  );
}
