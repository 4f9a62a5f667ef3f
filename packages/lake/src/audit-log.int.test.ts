import type { AuditEntryOf } from "@tetron/domain/audit-actions";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { appendAudit, readAudit } from "./audit.ts";
import { CHAIN_START, hashOf } from "./audit-chain.ts";
import { deleteDataKeys, rewrapDataKeys } from "./data-keys.ts";
import { onBothStores } from "./internal/testing.ts";
import { rootKeyOf } from "./root-key.ts";
import { newKey } from "./seal.ts";
import { firstWaiting, sequenceAudit } from "./sequence-audit.ts";
import { audit } from "./tables/audit.ts";
import { dataKeys } from "./tables/data-keys.ts";
import { anAuditEntry, mostRead } from "./testing.ts";
import { verifyAudit, verifyTenantAudit } from "./verify-audit.ts";

const ALICE = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
const BOB = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const { signal } = new AbortController();

let ids = 0;
function aReport(address: string, reference = "case of Ms Miller"): AuditEntryOf<"outcome.record"> {
  const id = `aud_report_${String(ids++).padStart(6, "0")}`;
  const data = { kind: "fraud", reference, transaction_id: null, network: "ethereum", address };
  return {
    ...anAuditEntry(),
    id,
    action: "outcome.record",
    subject: "fb_1",
    data,
    person: `eip155:1:${address}`,
  };
}

onBothStores("the audit log", (lake) => {
  const write = async (...addresses: string[]) => {
    for (const address of addresses) await lake().commit([appendAudit(aReport(address))]);
    await sequenceAudit(lake(), signal);
  };
  const verify = () => verifyAudit(lake(), signal);
  const shown = async () =>
    (await readAudit(lake(), { tenant: "acme", limit: 100 })).map(({ data }) => data["address"]);
  /** Every row of every table, as text: what a dump of the database holds. */
  const dump = async () => {
    const { rows } = await lake().db.execute<{ name: string }>(
      sql`select format('%I.%I', schemaname, tablename) as name from pg_tables
          where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts = await Promise.all(
      rows.map(async ({ name }) => {
        const { rows: all } = await lake().db.execute(sql.raw(`select t::text as text from ${name} t`));
        return JSON.stringify(all);
      }),
    );
    return texts.join("\n");
  };

  test("what waits for its place is read without the rest of the log", async () => {
    await lake().db.execute(
      sql`insert into platform.audit_entries (id, tenant, actor, action, subject, data, commitments, at)
          select 'aud_' || lpad(n::text, 26, '0'), 'acme', 'key', 'score.create', 'tx', '{}', '{}', now()
          from generate_series(1, 5000) n`,
    );
    await lake().db.execute(sql`analyze platform.audit_entries`);
    const waiting = anAuditEntry();
    await lake().commit([appendAudit(waiting)]);
    const query = firstWaiting(lake().db);
    expect((await query).map(({ id }) => id)).toEqual([waiting.id]);
    expect(await mostRead(lake().db, query.getSQL())).toBe(1);
  });

  test("personal data is encrypted, and readable with the root key", async () => {
    await write(ALICE, BOB);
    expect(await shown()).toEqual([ALICE, BOB]);
    for (const secret of [ALICE.slice(2), "Miller"])
      expect((await dump()).replaceAll(`eip155:1:${ALICE}`, "")).not.toContain(secret);
    const [entry] = await readAudit({ db: lake().db, rootKey: undefined }, { tenant: "acme", limit: 1 });
    expect(entry).toMatchObject({
      index: 0,
      data: { kind: "fraud", address: "encrypted", reference: "encrypted" },
    });
  });

  test("erasing a wallet leaves none of its data, and the log verifies with the same root", async () => {
    await write(ALICE, BOB, ALICE);
    const { root } = (await verify()).log;
    await lake().transaction(async ({ db, add }) => {
      const keys = await deleteDataKeys(db, "acme", `eip155:1:${ALICE}`);
      const entry = { ...anAuditEntry(), action: "data.erase", subject: "acme", data: { keys } } as const;
      add(appendAudit(entry));
    });
    expect(await verify()).toMatchObject({
      broken: undefined,
      log: { size: 3, root, erased: 2, waiting: 1 },
    });
    await sequenceAudit(lake(), signal);
    expect(await verify()).toMatchObject({ broken: undefined, log: { size: 4, erased: 2, waiting: 0 } });
    expect(await shown()).toEqual(expect.arrayContaining(["erased", BOB, "erased"]));
    expect(await dump()).not.toContain(ALICE.slice(2));

    // What comes after it is under a new key.
    await write(ALICE);
    expect(await shown()).toEqual(expect.arrayContaining(["erased", BOB, "erased", ALICE]));
    expect((await verify()).broken).toBeUndefined();
  });

  test.each([
    ["changed", "update platform.audit_entries set actor = 'nobody' where id = $", "not what the log says"],
    ["removed", "delete from platform.audit_entries where id = $", "was removed"],
    ["out of the log", "delete from platform.audit_leaves where entry = $", "is missing"],
    ["personally another", "update platform.audit_entries set sealed = 'AAAA' where id = $", "personal data"],
    [
      "without its key",
      "delete from platform.data_keys where id = (select data_key from platform.audit_entries where id = $)",
      "data key is gone",
    ],
  ])("an entry that is %s is found", async (_what, change, why) => {
    await write(ALICE, BOB, ALICE, BOB);
    const [, second, third] = await readAudit(lake(), { tenant: "acme", limit: 3 });
    await lake().db.execute(sql.raw(change.replaceAll("$", `'${second!.id}'`)));
    const { broken } = await verify();
    expect(broken).toEqual({
      id: why === "is missing" ? third!.id : second!.id,
      why: expect.stringContaining(why),
    });
  });

  test("a truncated log, a different root and an entry that is never sequenced are found", async () => {
    const { db } = lake();
    await write(ALICE, BOB);
    await db.execute(sql`delete from platform.audit_leaves where index = 1`);
    expect((await verify()).broken).toBeDefined();
    await lake().clear();

    await write(ALICE, BOB);
    await db.execute(sql`update platform.audit_trees set root = ${"0".repeat(64)} where size = 2`);
    expect((await verify()).broken).toMatchObject({ why: expect.stringContaining("another root") });
    await lake().clear();

    await write(ALICE);
    await lake().commit([appendAudit(anAuditEntry({ id: "aud_lost" }))]);
    await db.execute(sql`delete from platform.audit_pending`);
    expect((await verify()).broken).toMatchObject({ id: "aud_lost" });
  });

  test("sequencers that run at once give each entry one place, without a gap", async () => {
    await Promise.all(Array.from({ length: 600 }, () => lake().commit([appendAudit(anAuditEntry())])));
    const runs = await Promise.allSettled([1, 2, 3].map(() => sequenceAudit(lake(), signal)));
    for (const run of runs)
      if (run.status === "rejected") expect(run.reason).toMatchObject({ code: "CONFLICT" });
    await sequenceAudit(lake(), signal);
    const check = await verify();
    expect(check).toMatchObject({ broken: undefined, log: { size: 600, waiting: 0 } });
    expect(
      await lake().db.execute(sql`select max(index) as last, count(*) from platform.audit_leaves`),
    ).toMatchObject({
      rows: [{ last: expect.toSatisfy((last) => Number(last) === 599) }],
    });
  });

  test("entries of the earlier chain are verified as they were, and listed with the rest", async () => {
    let previous = CHAIN_START;
    for (const n of [1, 2, 3]) {
      const entry = {
        id: `aud_${n}`,
        tenant: "acme",
        actor: "system",
        action: "score.create",
        subject: "tx",
        data: { "10": 1, "9": n },
      };
      const link = { ...entry, at: new Date(n), previous };
      const hash = hashOf(link, previous);
      await lake()
        .db.insert(audit)
        .values({ ...link, hash });
      previous = hash;
    }
    await write(ALICE);
    expect(await verify()).toMatchObject({
      broken: undefined,
      chain: { entries: 3, head: previous },
      log: { size: 1 },
    });
    expect((await readAudit(lake(), { tenant: "acme", limit: 10 })).map(({ id }) => id.slice(0, 5))).toEqual([
      "aud_1",
      "aud_2",
      "aud_3",
      "aud_r",
    ]);
    await lake().db.execute(sql`update platform.audit set actor = 'nobody' where id = 'aud_2'`);
    expect((await verify()).broken).toEqual({ id: "aud_2", why: expect.stringContaining("chain") });
  });

  test("a tenant's own entries are verified alone", async () => {
    await write(ALICE, BOB);
    await lake().commit([appendAudit(anAuditEntry({ tenant: "bolt" }))]);
    await lake().db.execute(sql`update platform.audit_entries set actor = 'nobody' where tenant = 'bolt'`);
    expect(await verifyTenantAudit(lake(), "acme", signal)).toEqual({
      entries: 2,
      waiting: 0,
      broken: undefined,
    });
    await lake().db.execute(sql`update platform.audit_entries set actor = 'nobody' where tenant = 'acme'`);
    expect((await verifyTenantAudit(lake(), "acme", signal)).broken).toBeDefined();
  });

  test("a rotated root key wraps every data key anew, and nothing else changes", async () => {
    await write(ALICE, BOB);
    const { db, rootKey } = lake();
    const held = await db.select().from(dataKeys);
    const next = rootKeyOf([newKey()]);
    const both = {
      ...next,
      unwrap: async (...args: Parameters<typeof next.unwrap>) =>
        (args[0].rootKey === next.id ? next : rootKey!).unwrap(...args),
    };
    expect(await rewrapDataKeys(db, both)).toBe(2);
    expect(await rewrapDataKeys(db, both)).toBe(0);
    const entries = await readAudit({ db, rootKey: next }, { tenant: "acme", limit: 10 });
    expect(entries.map(({ data }) => data["address"])).toEqual([ALICE, BOB]);
    await expect(readAudit(lake(), { tenant: "acme", limit: 10 })).rejects.toThrow(next.id);
    expect((await db.select().from(dataKeys)).map(({ id }) => id).toSorted()).toEqual(
      held.map(({ id }) => id).toSorted(),
    );
  });
});
