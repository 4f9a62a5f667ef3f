import { hash } from "node:crypto";
import { MINUTE_MS } from "@tetron/domain/durations";
import type { Owner } from "@tetron/domain/owner";
import { within } from "@tetron/domain/within";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import type { KnownAsset } from "@tetron/lake/prices";
import type { TransferSource } from "@tetron/lake/transfer-sources";
import { LRUCache } from "lru-cache";
import { findAdverseFlow } from "../entities/find-exposure.ts";
import { oncePer } from "./once-per.ts";
import type { HeldExposure, ListRow, Sides } from "./source.ts";

/** Part of the deadline after which exposure is followed no further: what is beyond is not seen then. */
const FOLLOWED_PART = 0.25;
/** Part of the deadline after which a score waits for it no longer. */
const WAITED_PART = 0.5;
/** How long an answer is kept: to follow a flow costs as much as all else in a score, and a wallet's past changes slowly. */
const KEPT_MS = 5 * MINUTE_MS;
const MAX_KEPT = 10_000;

/** Whose exposure is asked for. */
interface Asked {
  readonly owners: readonly Owner[];
  /** The lists that say who is adverse. */
  readonly lists: readonly ListRow[];
  /** Where the transfers of each side are; `undefined` where none are held or none are to be looked at. */
  readonly sources: Sides<TransferSource | undefined>;
  /** Most milliseconds to wait. */
  readonly mostMs: number;
  /** Aborts when the answer is no longer awaited; what is looked up is kept for others. */
  readonly signal: AbortSignal;
}

const hashOfEditions = oncePer((lists: readonly ListRow[]) => {
  const editions = lists.map(({ name, version }) => `${name} ${version}`).sort();
  return hash("sha256", editions.join("\n"), "base64");
});

/**
 * Looks the exposure of wallets up, and keeps it for five minutes or until another edition of a list is there. An answer that
 * takes too long is `null` and there for the next score.
 */
export function exposureOfSides(
  lake: Pick<Lake, "db" | "shipped">,
  given: { readonly taxonomy: Taxonomy; readonly known: readonly KnownAsset[]; readonly deadlineMs: number },
): (asked: Asked) => Promise<Sides<HeldExposure | null>> {
  const { deadlineMs, ...lookup } = given;
  const kept = new LRUCache<string, Promise<HeldExposure>>({ max: MAX_KEPT, ttl: KEPT_MS });

  return async ({ owners, lists, sources, mostMs, signal }) => {
    const editions = hashOfEditions(lists);
    const [from, to] = await Promise.all([inTime(sources.from), inTime(sources.to)]);
    return { from, to };

    async function inTime(source: TransferSource | undefined): Promise<HeldExposure | null> {
      if (source === undefined) return null;
      const key = [source.network, source.address, ...owners, editions].join("\n");
      const found = kept.get(key) ?? follow(source);
      kept.set(key, found, { noUpdateTTL: true });
      found.catch(() => kept.delete(key));
      const ms = Math.min(mostMs, WAITED_PART * deadlineMs);
      return within({ ms, signal, onLate: () => null }, () => found);
    }

    async function follow(source: TransferSource): Promise<HeldExposure> {
      const began = performance.now();
      const isOver = () => performance.now() - began > FOLLOWED_PART * deadlineMs;
      const flow = (incoming: boolean) =>
        findAdverseFlow({ lake, ...lookup, owners, isOver }, source, incoming);
      const [received, sent] = await Promise.all([flow(true), flow(false)]);
      return { received, sent };
    }
  };
}
