import { NETWORKS } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { chunks } from "./internal/chunks.ts";
import { type Part, readPart } from "./internal/read-parts.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { jsonRows } from "./json-rows.ts";
import type { Lake } from "./lake.ts";
import {
  isOfList,
  type ListKey,
  type Loaded,
  type LoadOptions,
  loadSource,
  type Rows,
  type SourceVersion,
} from "./sources.ts";
import { replacedSanctions } from "./tables/replaced-sanctions.ts";
import { type StoredSanction, sanctions } from "./tables/sanctions.ts";
import { sources } from "./tables/sources.ts";

/** For more addresses than this, Postgres scans the small table and compares each row with each address. */
const MANY = 50;

/**
 * The sanctions on each wallet by the lists of these owners, in the order requested. An address listed on one
 * network is listed on every network of its family: the same key controls it.
 */
export async function findSanctions(
  db: Database,
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Promise<StoredSanction[][]> {
  return refs.length === 0 ? [] : readPart(db, partOfSanctions(owners, refs));
}

/** As {@link findSanctions}, of one wallet at least. */
export function partOfSanctions(
  owners: readonly Owner[],
  refs: readonly WalletRef[],
): Part<StoredSanction[][]> {
  const addresses = [...new Set(refs.map(({ address }) => address))];
  const isAsked =
    addresses.length > MANY
      ? sql`${sanctions.address} in (select unnest(${sql.param(addresses)}::text[]))`
      : isAnyOf(sanctions.address, addresses);
  return {
    query: jsonRows(sanctions, and(isAsked, isAnyOf(sanctions.owner, owners)), [
      ...(["owner", "address", "network", "asset", "source", "version"] as const),
    ]),
    read: (found: readonly StoredSanction[]) =>
      refs.map((ref) =>
        found.filter((row) => row.address === ref.address && familyOf(row) === familyOf(ref)),
      ),
  };
}

/** The wallets of a list, ascending by network and address. */
export async function walletsOfList(db: Database, list: ListKey): Promise<WalletRef[]> {
  return db
    .selectDistinct({ network: sanctions.network, address: sanctions.address })
    .from(sanctions)
    .where(isOfList(sanctions, list))
    .orderBy(asc(sanctions.network), asc(sanctions.address));
}

export type NewSanction = Omit<StoredSanction, "owner" | "source" | "version">;

/** A version of a sanctions list, with what it lists. */
export interface SanctionsVersion {
  readonly source: SourceVersion;
  /** Ascending by network and address. */
  readonly rows: readonly NewSanction[];
}

/** The version of a list before the current one; `undefined` when the current one is the first. */
export async function findReplacedSanctions(
  db: Database,
  list: ListKey,
): Promise<SanctionsVersion | undefined> {
  const { owner, name, network } = list;
  const [before] = await db
    .select()
    .from(sources)
    .where(
      and(
        eq(sources.owner, owner),
        eq(sources.kind, "sanctions"),
        eq(sources.name, name),
        eq(sources.network, network),
        isNotNull(sources.replacedAt),
      ),
    )
    .orderBy(desc(sources.replacedAt))
    .limit(1);
  if (before === undefined) return undefined;
  const { version, url, asOf } = before;
  const { network: on, address, asset } = replacedSanctions;
  const rows = await db
    .select({ network: on, address, asset })
    .from(replacedSanctions)
    .where(and(isOfList(replacedSanctions, list), eq(replacedSanctions.version, version)))
    .orderBy(asc(on), asc(address));
  // Versions that were replaced before their addresses were kept.
  if (rows.length !== before.rows) return undefined;
  return { source: { owner, name, network, version, url, asOf }, rows };
}

/**
 * Replaces a sanctions list by a new version, unless `options.judge` throws. Loading the same version again
 * does nothing. The addresses of the version before are kept for {@link findReplacedSanctions}.
 */
export function loadSanctions(
  lake: Pick<Lake, "transaction">,
  source: SourceVersion,
  rows: Rows<NewSanction>,
  options?: LoadOptions,
): Promise<Loaded> {
  return loadSource(lake, { ...source, kind: "sanctions" }, rows, {
    ...options,
    clear: async (db) => {
      await db.delete(replacedSanctions).where(isOfList(replacedSanctions, source));
      const replaced = db.delete(sanctions).where(isOfList(sanctions, source)).returning();
      for await (const chunk of chunks(await replaced)) await db.insert(replacedSanctions).values(chunk);
    },
    write: async (db, chunk) => {
      const stored = chunk.map((row) => ({
        ...row,
        owner: source.owner,
        source: source.name,
        version: source.version,
      }));
      const result = await db.execute(bulkInsert(sanctions, stored, sql`on conflict do nothing`));
      return result.rowCount ?? 0;
    },
  });
}

function familyOf({ network }: WalletRef): string {
  return NETWORKS[network].family;
}
