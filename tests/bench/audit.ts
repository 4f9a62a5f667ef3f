import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { appendAudit } from "@tetron/lake/audit";
import { CHAIN_START, hashOf } from "@tetron/lake/audit-chain";
import type { Lake } from "@tetron/lake/lake";
import { insertScore } from "@tetron/lake/scores";
import { audit } from "@tetron/lake/tables/audit";
import { anAuditEntry, aScore, nextMessage, openTestLake, startPostgres } from "@tetron/lake/testing";
import { runStatements } from "@tetron/lake/write";
import { desc, sql } from "drizzle-orm";

/**
 * Commits per second of four writing processes on one PostgreSQL that waits for the disk: with audit entries
 * chained under a lock, as before, and with entries that a sequencer orders afterwards. A commit is a score
 * and its entry; each process makes one at a time. The ratio is the median of the rounds' own. `--seconds N`
 * says how long each way is measured a round (5), `--rounds N` how often (3).
 */
const WRITERS = 4;
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
  },
});
const runMs = Number(values.seconds) * 1_000;
const rounds = Number(values.rounds);
const [way, databaseUrl] = positionals;
if (way === undefined || databaseUrl === undefined) await compare();
else await write(WAYS[way]!, databaseUrl);

async function compare(): Promise<void> {
  await using postgres = await startPostgres({ fsync: "on", synchronous_commit: "on" });
  await using _migrated = await openTestLake({ databaseUrl: postgres.url });
  const found: { readonly chained: number; readonly logged: number }[] = [];
  for (let round = 1; round <= rounds; round++) {
    const chained = await rateOf("chained", postgres.url);
    const logged = await rateOf("logged", postgres.url);
    found.push({ chained, logged });
    console.log(`round ${round} of ${rounds}: ${shown(chained, logged, logged / chained)}`);
  }
  const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[rounds >> 1]!;
  const rates = [
    middle(found.map(({ chained }) => chained)),
    middle(found.map(({ logged }) => logged)),
  ] as const;
  console.log(`median: ${shown(...rates, middle(found.map(({ chained, logged }) => logged / chained)))}`);
}

function shown(chained: number, logged: number, ratio: number): string {
  return `chained ${chained.toFixed(0)} commits/s, logged ${logged.toFixed(0)} commits/s, ratio ${ratio.toFixed(2)}`;
}

async function rateOf(name: string, url: string): Promise<number> {
  const args = [name, url, "--seconds", values.seconds];
  const writers = Array.from({ length: WRITERS }, () => fork(fileURLToPath(import.meta.url), args));
  try {
    await Promise.all(writers.map(nextMessage));
    const counts = writers.map((writer) => {
      const count = nextMessage(writer);
      writer.send("go");
      return count;
    });
    const total = (await Promise.all(counts)).reduce<number>((sum, count) => sum + Number(count), 0);
    return total / Number(values.seconds);
  } finally {
    for (const writer of writers) writer.kill();
  }
}

async function write(commit: (lake: Lake) => Promise<void>, url: string): Promise<void> {
  await using lake = await openTestLake({ databaseUrl: url });
  const told = once(process, "message");
  process.send!("ready");
  await told;
  const end = performance.now() + runMs;
  let count = 0;
  for (; performance.now() < end; count++) await commit(lake);
  process.send!(count);
  process.disconnect();
}
