import { parseAddress } from "@tetron/domain/address";
import { unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { type Network, parseNetwork } from "@tetron/domain/network";
import { appendAudit } from "@tetron/lake/audit";
import { settleClaim } from "@tetron/lake/idempotency";
import type { Lake, Transaction } from "@tetron/lake/lake";
import { countWatches, lockWatches, putWatches, removeWatches } from "@tetron/lake/watches";

/** Wallets that a tenant may watch, on all networks. */
export const MAX_WATCHES = 100_000;
/** Wallets of one request. */
const MAX_ADDRESSES = 1_000;

const nextId = createIds();

/** Wallets as submitted. */
export interface WatchWish {
  readonly network: string;
  /** 1-1,000 addresses on the network. */
  readonly addresses: readonly string[];
}

/** Who watches. */
export interface Watcher {
  readonly tenant: string;
  /** The id of the API key, or one of those in `@tetron/domain/actor`. */
  readonly actor: string;
  readonly now: Date;
  /** See `Caller`. */
  readonly claim?: string | undefined;
}

/** What became of a request. */
export interface WatchReport {
  /** Wallets that the tenant watches from now on and did not before, or the other way round. */
  readonly changed: number;
  /** Wallets of which that was so before. */
  readonly unchanged: number;
  /** Wallets that the tenant watches now, on all networks. */
  readonly watched: number;
}

/**
 * Lets a tenant watch wallets: their network is followed for them, from its next block on.
 *
 * @throws Failure `UNPROCESSABLE` on `addresses` when one is not valid, or the tenant would watch more than
 *   {@link MAX_WATCHES} wallets (`too_many_watches`). Nothing is written then.
 */
export function watchWallets(lake: Lake, wish: WatchWish, by: Watcher): Promise<WatchReport> {
  return changeWatches(lake, { wish, by, action: "watch.add" }, async ({ db }, wallets) => {
    const changed = await putWatches(db, { tenant: by.tenant, ...wallets, at: by.now });
    const watched = await countWatches(db, by.tenant);
    if (changed > 0 && watched > MAX_WATCHES)
      throw unprocessable(
        "addresses",
        "too_many_watches",
        `addresses: a tenant watches at most ${MAX_WATCHES} wallets; these would make ${watched}.`,
      );
    return { changed, watched };
  });
}

/**
 * Ends watches of a tenant.
 *
 * @throws Failure `UNPROCESSABLE` on `addresses` when one is not valid. Nothing is written then.
 */
export function unwatchWallets(lake: Lake, wish: WatchWish, by: Watcher): Promise<WatchReport> {
  return changeWatches(lake, { wish, by, action: "watch.remove" }, async ({ db }, wallets) => {
    const changed = await removeWatches(db, { tenant: by.tenant, ...wallets });
    return { changed, watched: await countWatches(db, by.tenant) };
  });
}

interface Change {
  readonly wish: WatchWish;
  readonly by: Watcher;
  readonly action: "watch.add" | "watch.remove";
}

interface Wallets {
  readonly network: Network;
  readonly addresses: readonly string[];
}

async function changeWatches(
  lake: Lake,
  { wish, by, action }: Change,
  write: (tx: Transaction, wallets: Wallets) => Promise<Omit<WatchReport, "unchanged">>,
): Promise<WatchReport> {
  const { tenant, actor, now, claim } = by;
  const wallets = readWallets(wish);
  const { network, addresses } = wallets;
  return lake.transaction(async (tx) => {
    await lockWatches(tx.db, tenant);
    const { changed, watched } = await write(tx, wallets);
    const report = { changed, unchanged: addresses.length - changed, watched };
    if (changed === 0) return report;
    tx.add(
      ...settleClaim(claim, JSON.stringify(report)),
      appendAudit({
        ...{ id: nextId("aud"), tenant, actor, action, subject: network, at: now },
        data: { network, wallets: changed },
      }),
    );
    return report;
  });
}

/** @returns The wallets in stored form, each once. */
function readWallets({ network: name, addresses }: WatchWish): Wallets {
  const network = parseNetwork(name);
  if (addresses.length < 1 || addresses.length > MAX_ADDRESSES)
    throw unprocessable(
      "addresses",
      "out_of_range",
      `addresses: must be 1 to ${MAX_ADDRESSES}, not ${addresses.length}.`,
    );
  const parsed = addresses.map((address, index) => parseAddress(network, address, `addresses.${index}`));
  return { network, addresses: [...new Set(parsed)] };
}
