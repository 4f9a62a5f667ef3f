import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryFolder } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import type { LakePlace } from "./open.ts";
import { findScores } from "./scores.ts";
import { aHome, eventsOf, missingPostgres, openTestLake, startPostgres } from "./testing.ts";
import { verifyAudit } from "./verify-audit.ts";

const TESTING = JSON.stringify(new URL("./testing.ts", import.meta.url).href);
const WRITERS = 16;
/** Each round opens two lakes, which is slow on a busy machine. */
const TIMEOUT_MS = 180_000;

/**
 * Commits scores, each with its event and audit entry, as fast as it can, and records each acknowledged id.
 */
const writer = (place: LakePlace, round: number, notes: string) => `
  import { openSync, writeSync } from "node:fs";
  const { openTestLake, aScore, anEvent, anAuditEntry } = await import(${TESTING});
  const { insertScore } = await import(new URL("./scores.ts", ${TESTING}));
  const { appendEvent } = await import(new URL("./events.ts", ${TESTING}));
  const { appendAudit } = await import(new URL("./audit.ts", ${TESTING}));
  const notes = openSync(${JSON.stringify(notes)}, "a");
  const lake = await openTestLake(${JSON.stringify(place)});
  console.log("open");
  await Promise.all(Array.from({ length: ${WRITERS} }, async (_, writer) => {
    for (let i = 0; ; i++) {
      const id = ["tx", ${round}, writer, i].join("_");
      await lake.commit([
        insertScore(aScore({ id })),
        appendEvent(anEvent({ id: "evt_" + id, subject: id })),
        appendAudit(anAuditEntry({ id: "aud_" + id, subject: id })),
      ]);
      writeSync(notes, id + "\\n");
    }
  }));`;

/** Starts a writer and kills it while it works. @returns The ids it had acknowledged. */
async function killedWriter(place: LakePlace, round: number): Promise<string[]> {
  using folder = temporaryFolder();
  const notes = join(folder.path, "notes");
  const script = ["--input-type=module", "-e", writer(place, round, notes)];
  const child = spawn(process.execPath, script, { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  await Promise.race([once(child.stdout, "data"), closed]);
  // waits: the kill falls at a random moment of the work.
  await sleep(100 + Math.random() * 400);
  child.kill("SIGKILL");
  await closed;
  const lines = readFileSync(notes, "utf8").split("\n");
  // The last line may be incomplete.
  return lines.slice(0, -1);
}

async function expectNothingLost(place: LakePlace, rounds: number): Promise<void> {
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round++) {
    acknowledged.push(...(await killedWriter(place, round)));
    await using lake = await openTestLake(place);
    const found = await findScores(lake.db, "acme", acknowledged);
    expect(found.filter((score) => score === undefined)).toEqual([]);
    const { log, broken } = await verifyAudit(lake, AbortSignal.timeout(20_000));
    expect(broken).toBeUndefined();
    // Whole or not at all: as many events as entries, and no fewer than were acknowledged.
    const events = await eventsOf(lake, "acme");
    expect(events).toHaveLength(log.waiting);
    expect(log.waiting).toBeGreaterThanOrEqual(acknowledged.length);
  }
  expect(acknowledged.length).toBeGreaterThan(rounds);
}

test(
  "nothing that was acknowledged is lost when the process is killed, embedded",
  async () => {
    using home = await aHome();
    await expectNothingLost({ home: home.path }, 3);
  },
  TIMEOUT_MS,
);

test.skipIf(missingPostgres() !== undefined)(
  "nothing that was acknowledged is lost when the process is killed, on PostgreSQL",
  async () => {
    await using server = await startPostgres();
    await expectNothingLost({ databaseUrl: server.url }, 2);
  },
  TIMEOUT_MS,
);
