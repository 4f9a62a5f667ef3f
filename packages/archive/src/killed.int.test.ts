import { spawn } from "node:child_process";
import { once } from "node:events";
import { createIds } from "@tetron/domain/id";
import { temporaryFolder } from "@tetron/domain/testing";
import { listArchiveFiles } from "@tetron/lake/archive";
import { storeHistory } from "@tetron/lake/histories";
import { insertScore } from "@tetron/lake/scores";
import { aScore, emptyLake, missingPostgres } from "@tetron/lake/testing";
import { describe, expect, test } from "vitest";
import { listFiles } from "./folder.ts";
import { queryArchive } from "./query.ts";
import { archiveWaiting } from "./run.ts";
import { aPayingBlock, keepFinal } from "./testing.ts";

const NOW = new Date("2026-11-28T12:00:00Z");
const LATER = new Date("2026-11-29T12:00:00Z");
const NEVER = new AbortController().signal;
/** Each once, in the order in which a run comes to them; the last ones on the day after. */
const STEPS = [
  "written transactions",
  "committing blocks",
  "committed blocks",
  "committing histories",
  "committing scores",
];
const MERGING = ["written rewrite", "committed rewrite"];

/** A process that archives and kills itself at a step. */
const archiver = (place: object, folder: string, now: Date, step: string) => `
  import { openTestLake } from ${JSON.stringify(import.meta.resolve("@tetron/lake/testing"))};
  import { archiveWaiting } from ${JSON.stringify(import.meta.resolve("./run.ts"))};
  const lake = await openTestLake(${JSON.stringify(place)});
  const onStep = (step) => step === ${JSON.stringify(step)} && process.kill(process.pid, "SIGKILL");
  const { signal } = new AbortController();
  await archiveWaiting({ lake, folder: ${JSON.stringify(folder)}, now: new Date(${now.getTime()}), signal, onStep });`;

describe.skipIf(missingPostgres() !== undefined)("an archiver that is killed at any step", () => {
  test("loses nothing, doubles nothing, and leaves no file that the manifest does not name", async () => {
    await using lake = await emptyLake("postgres");
    using folder = temporaryFolder();
    const nextId = createIds(() => NOW.getTime() - 86_400_000);
    const killed = async (now: Date, step: string) => {
      const script = archiver(lake.place, folder.path, now, step);
      const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "inherit" });
      const [, signal] = await once(child, "close");
      expect(signal, step).toBe("SIGKILL");
    };
    let height = 0;
    const more = async () => {
      height += 1;
      await keepFinal(lake, [aPayingBlock(height)]);
      await lake.transaction(async (tx) => {
        const content = new TextEncoder().encode(`{"n":${height}}`);
        const address = `0x${`${height}`.repeat(40)}`;
        const history = {
          owner: "operator",
          network: "ethereum",
          address,
          transactions: 1,
          source: "import",
        } as const;
        await storeHistory(tx, { ...history, content, importedAt: NOW });
      });
      await lake.commit([
        insertScore(aScore({ id: nextId("tx"), createdAt: new Date("2026-11-27T12:00:00Z") })),
      ]);
    };
    for (const step of STEPS) {
      await more();
      await killed(NOW, step);
    }
    await archiveWaiting({ lake, folder: folder.path, now: NOW, signal: NEVER });
    for (const step of MERGING) {
      // A file to merge with what the last one left.
      await more();
      await archiveWaiting({ lake, folder: folder.path, now: NOW, signal: NEVER });
      await killed(LATER, step);
    }
    expect(await archiveWaiting({ lake, folder: folder.path, now: LATER, signal: NEVER })).toMatchObject({
      blocks: 0,
    });
    const named = (await listArchiveFiles(lake.db)).map(({ path }) => path).toSorted();
    expect((await listFiles(folder.path)).toSorted()).toEqual(named);
    const sql = `select (select list(height order by height) from blocks)::varchar, (select count(*) from transactions),
      (select count(*) from movements), (select string_agg(content, ', ' order by content) from histories),
      (select count(distinct id) from scores), (select count(*) from scores)`;
    const all = Array.from({ length: height }, (_, i) => i + 1);
    const contents = all.map((n) => `{"n":${n}}`);
    const { rows } = await queryArchive(lake, folder.path, { sql, signal: NEVER });
    const count = String(height);
    expect(rows).toEqual([
      [`[${all.join(", ")}]`, count, `${2 * height}`, contents.join(", "), count, count],
    ]);
  });
});
