import { SHARED_OWNERS } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  findAnnouncements,
  pageOfAnnouncements,
  putAnnouncement,
  tenantsConcerned,
} from "./announcements.ts";
import { findStoredEvidence } from "./held-evidence.ts";
import { storeHistory } from "./histories.ts";
import { findOutcomeByReference, insertOutcome, MAX_OUTCOMES } from "./outcomes.ts";
import {
  findNewHistories,
  findNewHistory,
  findReputationSnapshots,
  putReputationState,
  stateBasis,
} from "./reputation-states.ts";
import { insertScore } from "./scores.ts";
import type { StoredOutcome } from "./tables/reputation-outcomes.ts";
import { putTenant } from "./tenants.ts";
import { aScore, emptyLake, type TestLake, testStores } from "./testing.ts";
import { putWatches } from "./watches.ts";

const ALICE = { network: "ethereum", address: "0x00000000000000000000000000000000000000a1" } as const;
const BOB = { network: "ethereum", address: "0x00000000000000000000000000000000000000b2" } as const;
const at = (minute: number) => new Date(Date.UTC(2025, 4, 17, 8, minute));

function anOutcome(changes: Partial<StoredOutcome> = {}): StoredOutcome {
  return {
    id: `fb_${changes.reference ?? "1"}`,
    tenant: "acme",
    ...ALICE,
    kind: "fraud",
    reference: "1",
    transactionId: null,
    occurredAt: at(0),
    createdAt: at(0),
    ...changes,
  };
}

describe.each(testStores())("reputation on $kind", ({ kind, missing }) => {
  describe.skipIf(missing)("", () => {
    let lake: TestLake;
    beforeAll(async () => {
      lake = await emptyLake(kind);
    });
    afterAll(() => lake?.[Symbol.asyncDispose]());
    beforeEach(() => lake.clear());

    test("a state takes the place of the one before, which stays among the snapshots", async () => {
      const big = 2 ** 52 - 1;
      const put = (minute: number, before: number | undefined) =>
        lake.commit([
          putReputationState(
            {
              ...{ ...ALICE, owner: "operator", history: `h${minute}`, updatedAt: at(minute) },
              state: { version: 1, closed: [big, minute] },
            },
            before === undefined ? before : { history: `h${before}`, height: null, updatedAt: at(before) },
          ),
        ]);
      await put(1, undefined);
      await put(2, 1);
      await expect(put(3, 1)).rejects.toMatchObject({ code: "CONFLICT" });
      const [none, held] = (await findStoredEvidence(lake, "acme", [BOB, ALICE])).map(({ stored }) => stored);
      expect(none).toBeUndefined();
      expect(held).toMatchObject({ history: "h2", state: { closed: [big, 2] } });
      const snapshots = await findReputationSnapshots(lake.db, SHARED_OWNERS, ALICE);
      expect(snapshots.map(({ takenAt }) => takenAt)).toEqual([at(1), at(2)]);
    });

    test("a wallet is new until a state was computed from its newest history and the lists of now", async () => {
      const history = { owner: "operator" as const, transactions: 0, source: "test" };
      const keep = (wallet: WalletRef, text: string, minute: number) =>
        lake.transaction((tx) =>
          storeHistory(tx, {
            ...wallet,
            ...history,
            content: new TextEncoder().encode(text),
            importedAt: at(minute),
          }),
        );
      const find = (lists: string, after?: WalletRef) =>
        findNewHistories(lake.db, { owner: "operator", lists }, { after, limit: 10 });
      const isNew = async (wallet: WalletRef, lists: string) =>
        (await findNewHistory(lake.db, { owner: "operator", lists }, wallet)) !== undefined;
      await keep(ALICE, "{}", 2);
      await keep(BOB, "{}", 1);
      const wallets = [ALICE, BOB].toSorted((a, b) => (a.address < b.address ? -1 : 1));
      const found = await find("l1");
      expect(found).toMatchObject(wallets);
      expect(await find("l1", found[0])).toMatchObject(wallets.slice(1));
      expect(await find("l1", found[1])).toEqual([]);
      const { hash } = found.find(({ address }) => address === BOB.address)!;
      await lake.commit([
        putReputationState(
          { ...BOB, state: {}, owner: "operator", history: stateBasis(hash, "l1"), updatedAt: at(3) },
          undefined,
        ),
      ]);
      expect(await find("l1")).toMatchObject([ALICE]);
      expect([await isNew(ALICE, "l1"), await isNew(BOB, "l1"), await isNew(BOB, "l2")]).toEqual([
        true,
        false,
        true,
      ]);
      expect(await find("l2")).toHaveLength(2);
      await keep(BOB, "[]", 4);
      expect(await isNew(BOB, "l1")).toBe(true);
      expect(await find("l1")).toMatchObject(wallets);
    });

    test("reports are of their tenant, oldest first, and each name is taken once", async () => {
      await lake.commit([
        insertOutcome(anOutcome({ reference: "late", occurredAt: at(9) })),
        insertOutcome(anOutcome({ reference: "early", occurredAt: at(1) })),
        insertOutcome(anOutcome({ id: "fb_other", tenant: "other", reference: "early" })),
      ]);
      const [none, found] = (await findStoredEvidence(lake, "acme", [BOB, ALICE])).map(
        ({ reports }) => reports,
      );
      expect(none).toEqual([]);
      expect(found!.map(({ occurredAt }) => occurredAt)).toEqual([at(1), at(9)]);
      expect(await findOutcomeByReference(lake.db, "other", "early")).toMatchObject({ id: "fb_other" });
      const again = lake.commit([insertOutcome(anOutcome({ id: "fb_again", reference: "late" }))]);
      await expect(again).rejects.toMatchObject({ code: "CONFLICT" });
    });

    test("of many reports about a wallet the newest count", async () => {
      const many = Array.from({ length: MAX_OUTCOMES + 5 }, (_, i) =>
        insertOutcome(
          anOutcome({ id: `fb_many${i}`, tenant: "many", reference: `r${i}`, occurredAt: at(i) }),
        ),
      );
      await lake.commit(many);
      const [{ reports: found } = {}] = await findStoredEvidence(lake, "many", [ALICE]);
      expect(found).toHaveLength(MAX_OUTCOMES);
      expect([found![0]!.occurredAt, found!.at(-1)!.occurredAt]).toEqual([at(5), at(MAX_OUTCOMES + 4)]);
    });

    test("of two who announce the same change one is refused", async () => {
      const told = { tenant: "acme", ...ALICE, score: 10, band: "bad", at: at(1) } as const;
      await lake.commit([putAnnouncement(told, undefined)]);
      await expect(lake.commit([putAnnouncement(told, undefined)])).rejects.toMatchObject({
        code: "CONFLICT",
      });
      const next = { ...told, score: 50, band: "neutral", at: at(2) } as const;
      await lake.commit([putAnnouncement(next, told)]);
      await expect(lake.commit([putAnnouncement(next, told)])).rejects.toMatchObject({ code: "CONFLICT" });
      expect((await findAnnouncements(lake.db, [ALICE]))[0]!.get("acme")).toEqual(next);
      await lake.commit([putAnnouncement({ ...told, ...BOB }, undefined)]);
      const page = await pageOfAnnouncements(lake.db, undefined, 1);
      expect(page).toEqual([next]);
      expect(await pageOfAnnouncements(lake.db, page[0], 1)).toMatchObject([BOB]);
    });

    test("a wallet concerns the tenants that scored it on either side, reported about it or watch it", async () => {
      for (const id of ["payer", "payee", "reporter", "stranger", "watcher"])
        await putTenant(lake.db, { id, name: id, createdAt: at(0) });
      await lake.commit([
        insertScore(aScore({ tenant: "payer", fromAddress: ALICE.address, toAddress: BOB.address })),
        insertScore(aScore({ tenant: "payee", fromAddress: BOB.address, toAddress: ALICE.address })),
        insertOutcome(anOutcome({ tenant: "reporter" })),
        insertScore(aScore({ tenant: "stranger", fromAddress: BOB.address, toAddress: BOB.address })),
      ]);
      const { network, address } = ALICE;
      await putWatches(lake.db, { tenant: "watcher", network, addresses: [address], at: at(0) });
      expect(await tenantsConcerned(lake.db, [BOB, ALICE])).toEqual([
        ["payee", "payer", "stranger"],
        ["payee", "payer", "reporter", "watcher"],
      ]);
    });
  });
});
