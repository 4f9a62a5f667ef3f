import type { z } from "zod";
import type { ExplorerTransaction, ExplorerTransfer } from "./explorer-schema.ts";

/**
 * Removes repeated transactions. Pages of an explorer overlap when a new block arrives between two requests,
 * and a payment counted twice would look like a burst. Transactions with equal hashes are the same; without a
 * hash, those with the same second and content are.
 *
 * @param items - One for each of `entries`.
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
 * Removes repeated token transfers. A transaction may have several equal ones, which differ in their log
 * index. Without log indexes, consecutive transfers of a transaction are taken to be from one page, and later
 * ones of the same transaction from another page.
 *
 * @param items - One for each of `entries`.
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
