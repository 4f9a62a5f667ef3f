import { setImmediate } from "node:timers/promises";
import type { AccountTransaction } from "@tetron/domain/history";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { findWalletsBefore, putFollowedWallets, type WalletChange } from "./followed-wallets.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { onBothStores } from "./internal/testing.ts";
import { chainUndo } from "./tables/chain-undo.ts";
import { aWallet } from "./testing.ts";
import { storedEntries } from "./undo-entries.ts";

const network = "bitcoin";

function changeOf(height: number, address: string, isCopied = false): WalletChange {
  const at = new Date(1_700_000_000_000 + height * 600_000).toISOString();
  const entry: AccountTransaction = {
    ...{ timestamp: Date.parse(at) / 1_000, counterparty: `payer-${height}` },
    direction: "received",
    ...{
      value: BigInt(height) * 10n ** 20n,
      createsContract: false,
      failed: false,
      methodId: null,
      hash: null,
    },
  };
  const followed = { since: 1, height, basis: "chain", transactionsTo: null, tokensTo: null };
  return {
    ...{ height, address },
    ...(isCopied && { copy: { row: aWallet({ network, address, transactions: height }) } }),
    added: { entries: { transactions: [entry], tokenTransfers: [] }, followed, at, now: at },
  };
}

/** In the form of older versions: a row for each wallet. */
function rowOf({ height, address, added }: WalletChange) {
  const { at, now } = added;
  return {
    ...{ network, height, address, isCopy: false, before: null, added: { at, now, ...storedEntries(added) } },
  };
}

onBothStores("what blocks added", (lake) => {
  test("is found for each wallet that a block above a height touched, whichever version stored it", async () => {
    const { db } = lake();
    const copies = [changeOf(1, "a", true), changeOf(1, "b", true), changeOf(3, "c", true)];
    const others = [changeOf(2, "a"), changeOf(2, "b"), changeOf(3, "a"), changeOf(4, "a"), changeOf(4, "c")];
    await putFollowedWallets(db, network, { rows: [], changes: [...copies, ...others] });
    const found = await findWalletsBefore(db, network, 2);
    const heights = found.map(({ address, copy, added, undone }) => ({
      ...{ address, copied: copy?.transactions },
      ...{
        added: added.map(({ followed }) => followed.height),
        undone: undone.map(({ followed }) => followed.height),
      },
    }));
    expect(heights).toEqual([
      { address: "a", copied: 1, added: [1, 2], undone: [3, 4] },
      { address: "c", copied: 3, added: [], undone: [3, 4] },
    ]);
    expect(found[0]!.undone).toEqual([changeOf(3, "a").added, changeOf(4, "a").added]);
    await db.delete(chainUndo).where(and(eq(chainUndo.network, network), eq(chainUndo.isCopy, false)));
    await db.execute(bulkInsert(chainUndo, others.map(rowOf)));
    expect(await findWalletsBefore(db, network, 2)).toEqual(found);
  });

  test("is made no more, and neither are wallets, once what the store does first has failed", async () => {
    let made = 0;
    function* rows() {
      for (;;) yield aWallet({ network, address: `w${made++}` });
    }
    const before = setImmediate().then(() => Promise.reject(new Error("no room")));
    const put = putFollowedWallets(lake().db, network, { rows: rows(), changes: [] }, before);
    await expect(put).rejects.toThrow("no room");
    const atFailure = made;
    for (let turn = 0; turn < 5; turn++) await setImmediate();
    expect(atFailure).toBeGreaterThan(0);
    expect(made).toBe(atFailure);
  });
});
