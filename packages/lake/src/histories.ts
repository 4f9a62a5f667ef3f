import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { AccountHistory } from "@tetron/domain/history";
import { createIds } from "@tetron/domain/id";
import type { Owner } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { appendEvent } from "./events.ts";
import { fromExactJson } from "./exact-json.ts";
import type { Transaction } from "./lake.ts";
import { histories, type StoredHistory } from "./tables/histories.ts";

const compress = promisify(gzip);
const decompress = promisify(gunzip);
const nextId = createIds();

/** A raw history from a source; `content` is its bytes, uncompressed. */
export type RawHistory = Omit<StoredHistory, "hash" | "archived">;

/**
 * Stores a raw history, compressed, as its owner's latest of the wallet. One that was stored before and
 * replaced since becomes the latest again. The event `history.imported` is committed with it.
 *
 * @returns Its hash; `undefined` when the owner's latest has the same bytes already.
 */
export async function storeHistory(tx: Transaction, history: RawHistory): Promise<string | undefined> {
  const hash = createHash("sha256").update(history.content).digest("hex");
  const latest = await tx.db
    .select({ hash: histories.hash })
    .from(histories)
    .where(isOf(history))
    .orderBy(...LATEST)
    .limit(1);
  if (latest[0]?.hash === hash) return undefined;
  const content = await compress(history.content);
  const { owner, network, address, transactions, source, importedAt } = history;
  await tx.db
    .insert(histories)
    .values({ ...history, hash, content })
    .onConflictDoUpdate({
      target: [histories.owner, histories.network, histories.address, histories.hash],
      set: { source, importedAt },
    });
  const timestamp = importedAt.toISOString();
  tx.add(
    appendEvent({
      id: nextId("evt"),
      tenant: null,
      type: "history.imported",
      subject: walletId(history),
      data: { owner, network, address, hash, transactions, source, timestamp },
      at: importedAt,
    }),
  );
  return hash;
}

const LATEST = [desc(histories.importedAt), desc(histories.hash)];

function isOf({ owner, network, address }: WalletRef & Pick<StoredHistory, "owner">) {
  return and(eq(histories.owner, owner), eq(histories.network, network), eq(histories.address, address));
}

/** The raw history of a wallet that an owner imported last, `undefined` when there is none. */
export async function latestHistory(
  db: Database,
  owner: Owner,
  { network, address }: WalletRef,
): Promise<StoredHistory | undefined> {
  const [found] = await db
    .select()
    .from(histories)
    .where(isOf({ owner, network, address }))
    .orderBy(...LATEST)
    .limit(1);
  return found && { ...found, content: new Uint8Array(await decompress(found.content)) };
}

/** The content of a raw history, uncompressed; `undefined` when there is none. */
export async function historyByHash(
  db: Database,
  { owner, network, address, hash }: WalletRef & Pick<StoredHistory, "owner" | "hash">,
): Promise<Uint8Array | undefined> {
  const [found] = await db
    .select({ content: histories.content })
    .from(histories)
    .where(and(isOf({ owner, network, address }), eq(histories.hash, hash)));
  return found && new Uint8Array(await decompress(found.content));
}

/** The history that the content of a raw one is. It was checked when it was stored. */
export function readHistory(content: Uint8Array): AccountHistory {
  return fromExactJson(JSON.parse(new TextDecoder().decode(content))) as AccountHistory;
}

/**
 * Every owner that has a raw history, in no order. Skips through the key from owner to owner, however many
 * rows each has.
 */
export async function historyOwners(db: Database): Promise<Owner[]> {
  const { rows } = await db.execute<{ owner: Owner }>(sql`
    with recursive owners as (
      (select ${histories.owner} as owner from ${histories} order by ${histories.owner} limit 1)
      union all
      select (select ${histories.owner} from ${histories} where ${histories.owner} > owners.owner
        order by ${histories.owner} limit 1)
      from owners where owners.owner is not null
    )
    select owner from owners where owner is not null`);
  return rows.map(({ owner }) => owner);
}
