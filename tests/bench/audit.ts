import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { appendAudit } from "@tetron/lake/audit";
import { CHAIN_START, hashOf } from "@tetron/lake/audit-chain";
import type { Lake } from "@tetron/lake/lake";
import { insertScore } from "@tetron/lake/scores";
import { audit } from "@tetron/lake/tables/audit";
import { anAuditEntry, aScore, openTestLake, startPostgres } from "@tetron/lake/testing";
import { runStatements } from "@tetron/lake/write";
import { desc, sql } from "drizzle-orm";

/**
 * Commits per second of four writing processes on one PostgreSQL that waits for the disk: with audit entries
 * chained under a lock, as before, and with entries that a sequencer orders afterwards. A commit is a score
 * and its entry; each process makes one at a time.
 */
const WRITERS = 4;
const ROUNDS = 3;
const RUN_MS = 5_000;
const CHAIN_LOCK = 7_402_317;

const WAYS: Readonly<Record<string, (lake: Lake) => Promise<void>>> = {
  chained: (lake) => {
    const { id, tenant, actor, action, subject, data, at } = anAuditEntry();
    const entry = { id, tenant, actor, action, subject, data, at };
    const link = runStatements(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`);
      const [last] = await tx.select({ hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1);
      const previous = last?.hash ?? CHAIN_START;
      await tx.insert(audit).values({ ...entry, previous, hash: hashOf(entry, previous) });
    });
    return lake.commit([insertScore(aScore()), link]);
  },
  logged: (lake) => lake.commit([insertScore(aScore()), appendAudit(anAuditEntry())]),
};

const [, , way, databaseUrl] = process.argv;
if (way === undefined || databaseUrl === undefined) await compare();
else await write(WAYS[way]!, databaseUrl);

async function compare(): Promise<void> {
  await using postgres = await startPostgres({ fsync: "on", synchronous_commit: "on" });
  await using _migrated = await openTestLake({ databaseUrl: postgres.url });
  const rates: Record<string, number[]> = { chained: [], logged: [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const name of Object.keys(rates)) rates[name]!.push(await rateOf(name, postgres.url));
  const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
  const [chained, logged] = [middle(rates["chained"]!), middle(rates["logged"]!)];
  console.log(`chained  ${chained.toFixed(0)} commits/s`);
  console.log(`logged   ${logged.toFixed(0)} commits/s`);
  console.log(`ratio    ${(logged / chained).toFixed(2)}`);
}

async function rateOf(name: string, url: string): Promise<number> {
  const writers = Array.from({ length: WRITERS }, () => fork(fileURLToPath(import.meta.url), [name, url]));
  await Promise.all(writers.map((writer) => once(writer, "message")));
  const counts = writers.map(async (writer) => {
    const [[count]] = await Promise.all([once(writer, "message"), writer.send("go")]);
    return Number(count);
  });
  const total = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  return total / (RUN_MS / 1_000);
}

async function write(commit: (lake: Lake) => Promise<void>, url: string): Promise<void> {
  await using lake = await openTestLake({ databaseUrl: url });
  process.send!("ready");
  await once(process, "message");
  const end = performance.now() + RUN_MS;
  let count = 0;
  for (; performance.now() < end; count++) await commit(lake);
  process.send!(count);
  process.disconnect();
}
