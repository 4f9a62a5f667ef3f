import { formatEventCursor } from "@tetron/domain/event-cursor";
import { endOfEvents } from "@tetron/lake/event-page";
import { eventReaders } from "@tetron/lake/tables/event-readers";
import { histories } from "@tetron/lake/tables/histories";
import { leases } from "@tetron/lake/tables/leases";
import { reputationSnapshots } from "@tetron/lake/tables/reputation-snapshots";
import { reputationStates } from "@tetron/lake/tables/reputation-states";
import { aRootKeyFile, missingPostgres, openTestLake, startPostgres } from "@tetron/lake/testing";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { query } from "./client.ts";
import { aHome, type Platform, startEmbedded } from "./platform.ts";

const JOB = "reputation.follow-histories";
const WALLETS = 60;
const KILL_AFTER = 5;
const PATIENCE_MS = 60_000;
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const IMPORT = `mutation ($input: ImportInput!) { importHistories(input: $input) { created updated refused } }`;

const address = (n: number) => `0x${(0xbead_0000 + n).toString(16).padStart(40, "0")}`;

/** The history of an account with one payment a day to a shop. */
function line(n: number, payments: number): string {
  const normal = Array.from({ length: payments }, (_, i) => ({
    timeStamp: 1_500_000_000 + i * 86_400,
    from: address(n),
    to: SHOP,
    value: "1000000000000000",
  }));
  return JSON.stringify({ address: address(n), normal, erc20: [] });
}

async function importInto(tetron: Platform, lines: readonly string[]): Promise<void> {
  const { body } = await query(tetron, IMPORT, { input: { network: "ethereum", format: "NDJSON", lines } });
  expect(body).toMatchObject({ data: { importHistories: { refused: 0 } } });
}

describe.skipIf(missingPostgres() !== undefined)("two processes on one PostgreSQL", () => {
  test("one follows imports and is killed, and the other continues without a gap or a duplicate", async () => {
    await using stack = new AsyncDisposableStack();
    const { url } = stack.use(await startPostgres());
    const shared = { DATABASE_URL: url, TETRON_ROOT_KEY_FILE: await aRootKeyFile() };
    const start = async () => stack.use(await startEmbedded(aHome(stack), shared));
    const platforms = [await start(), await start()];
    const lake = stack.use(await openTestLake({ databaseUrl: url }));
    const states = () => lake.db.select().from(reputationStates);
    const holder = async () => {
      const [lease] = await lake.db.select().from(leases).where(eq(leases.name, JOB));
      return platforms.find(({ edge }) => lease?.holder.includes(`:${edge.child.pid}:`));
    };
    const place = async () =>
      (await lake.db.select().from(eventReaders).where(eq(eventReaders.name, JOB)))[0]?.cursor;
    await expect.poll(place, { timeout: PATIENCE_MS }).toBeDefined();

    const dead = (await holder())!;
    const heir = platforms.find((each) => each !== dead)!;
    await importInto(
      dead,
      Array.from({ length: WALLETS }, (_, n) => line(n, 3)),
    );
    await expect
      .poll(async () => (await states()).length, { timeout: PATIENCE_MS, interval: 5 })
      .toBeGreaterThanOrEqual(KILL_AFTER);
    await dead.edge.end("SIGKILL");
    const before = (await states()).length;
    // New wallets, and longer histories of some whose events have not been read yet.
    await importInto(
      heir,
      Array.from({ length: WALLETS / 2 }, (_, n) => line(WALLETS - 10 + n, 5)),
    );

    await expect.poll(place, { timeout: PATIENCE_MS }).toBe(
      formatEventCursor(await endOfEvents(lake.db))
        .split(",")
        .at(-1),
    );
    expect(before).toBeLessThan(WALLETS);
    expect(await holder()).toBe(heir);
    const held = await lake.db.select().from(histories);
    const newest = new Map(
      held
        .toSorted((a, b) => a.importedAt.getTime() - b.importedAt.getTime())
        .map((each) => [each.address, each.hash]),
    );
    expect(newest.size).toBe(WALLETS + WALLETS / 2 - 10);
    const taken = new Map((await states()).map((each) => [each.address, each.history.split("+")[0]]));
    expect(taken).toEqual(newest);
    // Computing a state twice would have left the first one among the snapshots.
    const snapshots = await lake.db.select().from(reputationSnapshots);
    expect(snapshots.length).toBeLessThanOrEqual(held.length);
    expect(new Set(snapshots.map(({ address }) => address))).toEqual(new Set(newest.keys()));
  });
});
