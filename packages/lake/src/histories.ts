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

/**
 * Keeps a raw history, compressed, as the wallet's latest. One that was kept before, and replaced since, is the
 * latest again.
 *
 * @returns False when the very same bytes are the wallet's latest already.
 */
export async function keepHistory(db: Database, history: RawHistory): Promise<boolean> {
  const hash = createHash("sha256").update(history.content).digest("hex");
  const latest = await db
    .select({ hash: histories.hash })
    .from(histories)
    .where(isOf(history))
    .orderBy(...LATEST)
    .limit(1);
  if (latest[0]?.hash === hash) return false;
  const content = await compress(history.content);
  const { source, importedAt } = history;
  await db
    .insert(histories)
    .values({ ...history, hash, content })
    .onConflictDoUpdate({
      target: [histories.network, histories.address, histories.hash],
      set: { source, importedAt },
    });
  return true;
}

const LATEST = [desc(histories.importedAt), desc(histories.hash)];

function isOf({ network, address }: WalletRef) {
  return and(eq(histories.network, network), eq(histories.address, address));
}

/** The raw history of a wallet that was imported last, `undefined` when there is none. */
export async function latestHistory(db: Database, ref: WalletRef): Promise<StoredHistory | undefined> {
  const [found] = await db
    .select()
    .from(histories)
    .where(isOf(ref))
    .orderBy(...LATEST)
    .limit(1);
  return found && { ...found, content: new Uint8Array(await decompress(found.content)) };
}
