import type { z } from "zod";
import type { ExplorerTransaction, ExplorerTransfer } from "./explorer-schema.ts";

/**
 * Each transaction once: pages of an explorer overlap where a new block came between two requests, and
 * counted twice a payment is a burst. Equal hashes are one transaction. What lacks a hash is the same when
 * another of the same second has the same content.
 *
 * @param items - What was made of `entries`, one each.
 */
export function withoutRepeatedTransactions<Item>(
  items: readonly Item[],
  entries: readonly z.output<typeof ExplorerTransaction>[],
): Item[] {
  const hashes = new Set<string>();
  const contents = new Set<string>();
  return items.filter((_item, i) => {
    const { hash, methodId, value, ...entry } = entries[i]!;
    const { timeStamp, from, to, isError, contractAddress, nonce, transactionIndex } = entry;
    const content = `${[timeStamp, from, to, value, isError, methodId.toLowerCase(), contractAddress, nonce, transactionIndex]}`;
    const isRepeated = hash === null ? contents.has(content) : hashes.has(hash.toLowerCase());
    if (hash !== null) hashes.add(hash.toLowerCase());
    contents.add(content);
    return !isRepeated;
  });
}

/**
 * Each token transfer once. A transaction may hold several equal ones, which its log index tells apart. Where
 * the explorer gives none, those that stand together are what one page says of their transaction, and the
 * same transaction further down is another page.
 *
 * @param items - What was made of `entries`, one each.
 */
export function withoutRepeatedTransfers<Item>(
  items: readonly Item[],
  entries: readonly z.output<typeof ExplorerTransfer>[],
): Item[] {
  const seen = new Set<string>();
  let run: string | null = null;
  let inRun = new Map<string, number>();
  return items.filter((_item, i) => {
    const { timeStamp, hash, from, to, value, contractAddress, tokenName, logIndex } = entries[i]!;
    const content = `${[hash?.toLowerCase(), timeStamp, from, to, value, contractAddress || tokenName]}`;
    if (hash === null || hash !== run) inRun = new Map();
    run = hash;
    const nth = inRun.get(content) ?? 0;
    inRun.set(content, nth + 1);
    const key = hash !== null && logIndex != null ? `${hash.toLowerCase()}#${logIndex}` : `${content}#${nth}`;
    const isRepeated = seen.has(key);
    seen.add(key);
    return !isRepeated;
  });
}
