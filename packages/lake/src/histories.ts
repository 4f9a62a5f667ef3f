import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, desc, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { histories, type StoredHistory } from "./tables/histories.ts";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** A raw history as a source gave it; `content` is its bytes, uncompressed. */
export type RawHistory = Omit<StoredHistory, "hash">;

/** Keeps a raw history, compressed. @returns False when the very same bytes are kept for this wallet already. */
export async function keepHistory(db: Database, history: RawHistory): Promise<boolean> {
  const hash = createHash("sha256").update(history.content).digest("hex");
  const content = await compress(history.content);
  const kept = await db
    .insert(histories)
    .values({ ...history, hash, content })
    .onConflictDoNothing()
    .returning({ hash: histories.hash });
  return kept.length > 0;
}

/** The raw history of a wallet that was imported last, `undefined` when there is none. */
export async function latestHistory(
  db: Database,
  { network, address }: WalletRef,
): Promise<StoredHistory | undefined> {
  const [found] = await db
    .select()
    .from(histories)
    .where(and(eq(histories.network, network), eq(histories.address, address)))
    .orderBy(desc(histories.importedAt), desc(histories.hash))
    .limit(1);
  return found && { ...found, content: new Uint8Array(await decompress(found.content)) };
}
