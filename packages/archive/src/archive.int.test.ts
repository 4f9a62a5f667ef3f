import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createIds } from "@tetron/domain/id";
import { reasonToSkip, temporaryFolder } from "@tetron/domain/testing";
import { listArchiveFiles } from "@tetron/lake/archive";
import { storeHistory } from "@tetron/lake/histories";
import { insertScore } from "@tetron/lake/scores";
import { aDisk, missingDisk } from "@tetron/lake/small-disk/testing";
import { ARCHIVE_KINDS } from "@tetron/lake/tables/archive-files";
import { aScore, emptyLake, type TestLake } from "@tetron/lake/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listFiles } from "./folder.ts";
import { requestForgetting } from "./forget-tenants.ts";
import { queryArchive } from "./query.ts";
import { archiveWaiting } from "./run.ts";
import { aPayingBlock, keepFinal } from "./testing.ts";

const NOW = new Date("2026-11-28T23:00:00Z");
const LATER = new Date("2026-11-29T03:00:00Z");
const { signal } = new AbortController();

let lake: TestLake;
beforeAll(async () => {
  lake = await emptyLake();
});
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

const run = (folder: string, now = NOW) => archiveWaiting({ lake, folder, now, signal });
const query = async (folder: string, sql: string) => (await queryArchive(lake, folder, { sql, signal })).rows;

const history = (owner: "operator" | `tenant:${string}`, text: string) => ({
  ...({
    owner,
    network: "ethereum",
    address: `0x${"a".repeat(40)}`,
    transactions: 1,
    source: "import",
  } as const),
  ...{ content: new TextEncoder().encode(text), importedAt: NOW },
});

test("each final block is archived once, exactly, and small files of a day that is over become one", async () => {
  using folder = temporaryFolder();
  await keepFinal(lake, [aPayingBlock(1), aPayingBlock(2)]);
  expect(await run(folder.path)).toMatchObject({ blocks: 2, compacted: 0, orphans: 0 });
  await keepFinal(lake, [aPayingBlock(3), aPayingBlock(4, "base")]);
  expect(await run(folder.path)).toMatchObject({ blocks: 2 });
  expect(await run(folder.path)).toMatchObject({ blocks: 0 });
  expect(await query(folder.path, "select network, height, hash, day from blocks order by height")).toEqual([
    ["ethereum", "1", "0x1", "2026-11-28"],
    ["ethereum", "2", "0x2", "2026-11-28"],
    ["ethereum", "3", "0x3", "2026-11-28"],
    ["base", "4", "0x4", "2026-11-28"],
  ]);
  const delta = "100000000000000000000000000000000000000000000000003";
  expect(
    await query(
      folder.path,
      "select delta, units from movements where height = 3 and not starts_with(delta, '-')",
    ),
  ).toEqual([[delta, null]]);
  expect(await listArchiveFiles(lake.db, ["movements"])).toHaveLength(3);
  expect(await run(folder.path, LATER)).toMatchObject({ blocks: 0, compacted: 3 });
  const files = await listArchiveFiles(lake.db, ["movements"]);
  expect(files.map(({ network, rows, first, last }) => [network, rows, first, last])).toEqual([
    ["base", 2, "4", "4"],
    ["ethereum", 6, "1", "3"],
  ]);
  expect(readdirSync(join(folder.path, "movements/network=ethereum/day=2026-11-28"))).toHaveLength(1);
  expect(await query(folder.path, "select count(*) from movements")).toEqual([["8"]]);
});

test("a block that is read again adds what it has more, and nothing twice", async () => {
  using folder = temporaryFolder();
  const whole = aPayingBlock(1);
  await keepFinal(lake, [{ ...whole, movements: whole.movements.slice(0, 1) }]);
  await run(folder.path);
  await keepFinal(lake, [whole]);
  expect(await run(folder.path)).toMatchObject({ blocks: 1 });
  expect(await query(folder.path, "select count(*) from blocks")).toEqual([["1"]]);
  expect(await query(folder.path, 'select "index" from movements order by 1')).toEqual([[0], [1]]);
});

test("histories of tenants stay out, and so does whom a score is about", async () => {
  using folder = temporaryFolder();
  const nextId = createIds(() => NOW.getTime() - 86_400_000);
  await lake.transaction(async (tx) => {
    await storeHistory(tx, history("operator", '{"all":1}'));
    await storeHistory(tx, history("tenant:acme", '{"own":1}'));
  });
  const scored = aScore({ id: nextId("tx"), createdAt: new Date("2026-11-27T23:00:00Z") });
  const pending = aScore({ id: nextId("tx"), status: "pending" });
  const behind = aScore({ id: nextId("tx") });
  await lake.commit([scored, pending, behind].map((each) => insertScore(each)));
  expect(await run(folder.path)).toMatchObject({ histories: 1, scores: 1 });
  expect(await query(folder.path, "select owner, content from histories")).toEqual([
    ["operator", '{"all":1}'],
  ]);
  expect(await query(folder.path, "select id, tenant, fraud_score from scores")).toEqual([
    [scored.id, "acme", scored.fraudScore],
  ]);
  const [file] = await listArchiveFiles(lake.db, ["scores"]);
  expect(readFileSync(join(folder.path, file!.path)).includes(scored.fromAddress)).toBe(false);
  await requestForgetting(lake.db, "acme");
  expect(await run(folder.path)).toMatchObject({ forgotten: 1 });
  expect(await query(folder.path, "select * from scores")).toEqual([]);
  expect(await listFiles(folder.path)).toHaveLength(1);
  expect(await run(folder.path)).toMatchObject({ forgotten: 0, scores: 0 });
});

test("a file that is cut, changed or missing is named with its partition", async () => {
  using folder = temporaryFolder();
  await keepFinal(lake, [aPayingBlock(1)]);
  await run(folder.path);
  const [file] = await listArchiveFiles(lake.db, ["movements"]);
  const path = join(folder.path, file!.path);
  const bytes = readFileSync(path);
  const named = (how: string) => new RegExp(`${file!.path} \\(movements of ethereum on 2026-11-28\\) ${how}`);
  truncateSync(path, 10);
  await expect(query(folder.path, "select 1")).rejects.toThrow(named("is cut: 10 of"));
  writeFileSync(path, bytes.with(9, 255));
  await expect(query(folder.path, "select 1")).rejects.toThrow(named("was changed"));
  rmSync(path);
  await expect(query(folder.path, "select 1")).rejects.toThrow(named("is missing"));
});

test("files of every kind that no manifest names are deleted with the next run, and others stay", async () => {
  using folder = temporaryFolder();
  await run(folder.path);
  const of = (kind: string, name: string) =>
    join(folder.path, kind, "network=bitcoin", "day=2026-11-28", name);
  for (const kind of ARCHIVE_KINDS) {
    mkdirSync(of(kind, ""), { recursive: true });
    for (const name of ["0a.parquet", "0b.parquet.tmp", "notes.txt"]) writeFileSync(of(kind, name), "");
  }
  expect(await run(folder.path)).toMatchObject({ orphans: 2 * ARCHIVE_KINDS.length });
  for (const kind of ARCHIVE_KINDS) expect(readdirSync(of(kind, ""))).toEqual(["notes.txt"]);
});

test("a folder of another store, and one whose disk is not mounted, are refused by name and left alone", async () => {
  using folder = temporaryFolder();
  using other = temporaryFolder();
  await keepFinal(lake, [aPayingBlock(1)]);
  await run(folder.path);
  await expect(run(other.path)).rejects.toThrow(`${other.path} cannot be used: it has no archive.json`);
  writeFileSync(join(other.path, "archive.json"), '{"archive":"another"}');
  await expect(run(other.path)).rejects.toThrow(
    `${other.path} cannot be used: it is the archive of another store`,
  );
  await expect(query(other.path, "select count(*) from blocks")).rejects.toThrow(
    `${other.path} cannot be used: it is the archive of another store`,
  );
});

test.skipIf(reasonToSkip(missingDisk()))(
  "a disk that gets full while a file is written leaves nothing half, and what waits is archived later",
  async () => {
    using disk = aDisk("size=1m");
    const folder = join(disk.path, "archive");
    const onFull = () => archiveWaiting({ lake, folder, now: NOW, signal, minFreeBytes: 0 });
    await keepFinal(lake, [aPayingBlock(1)]);
    await onFull();
    await keepFinal(lake, [aPayingBlock(2)]);
    const ballast = join(disk.path, "ballast");
    expect(() => writeFileSync(ballast, new Uint8Array(2_000_000))).toThrow("ENOSPC");
    await expect(onFull()).rejects.toThrow(`TETRON_ARCHIVE: ${folder} cannot be used: the disk is full.`);
    rmSync(ballast);
    expect(await onFull()).toMatchObject({ blocks: 1 });
    expect(await query(folder, "select height from blocks order by 1")).toEqual([["1"], ["2"]]);
    expect(await listFiles(folder)).toHaveLength(6);
  },
);

test("a query reads the archive and nothing else, and writes nothing", async () => {
  using folder = temporaryFolder();
  await keepFinal(lake, [aPayingBlock(1)]);
  await run(folder.path);
  const [file] = await listArchiveFiles(lake.db, ["blocks"]);
  const inside = join(folder.path, "out.parquet");
  const refused = [
    "select * from read_text('/etc/passwd')",
    "select * from read_csv('/etc/passwd')",
    "select * from glob('/*')",
    `select * from read_text('${folder.path}/archive.json')`,
    "select * from read_parquet('https://example.com/a.parquet')",
    `copy (select 1) to '${inside}'`,
    `copy (select 1) to '${join(folder.path, file!.path)}'`,
    `explain analyze copy (select 1) to '${inside}'`,
    `attach '${inside}'`,
    `export database '${folder.path}'`,
    "set enable_external_access = true",
    "install httpfs",
    "select 1; select 2",
    "create table x as select 1",
    "drop view blocks",
    "select * from nowhere",
    "",
    ";",
  ];
  for (const sql of refused)
    await expect(query(folder.path, sql), sql).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect(readdirSync(folder.path).toSorted()).toEqual([
    "archive.json",
    "blocks",
    "movements",
    "transactions",
  ]);
  expect(await query(folder.path, "with a as (from blocks) select count(*) from a")).toEqual([["1"]]);
});

test("a query has a limit of time, of memory and of rows, and stops when its signal aborts", async () => {
  using folder = temporaryFolder();
  const ask = (sql: string, limits = {}, until = signal) =>
    queryArchive(lake, folder.path, {
      sql,
      signal: until,
      limits: { memoryMb: 64, seconds: 30, rows: 5, ...limits },
    });
  const long = "select count(*) from range(1000000000000) t(a) where hash(a) % 7 = 1";
  expect(await ask("from range(9)")).toMatchObject({ isCut: true, rows: { length: 5 } });
  await expect(ask(long, { seconds: 0.2 })).rejects.toThrow("longer than 0.2 s");
  await expect(ask("select list(range) from range(100000000)")).rejects.toThrow("Out of Memory");
  await expect(ask(long, {}, AbortSignal.timeout(200))).rejects.toMatchObject({ name: "TimeoutError" });
});
