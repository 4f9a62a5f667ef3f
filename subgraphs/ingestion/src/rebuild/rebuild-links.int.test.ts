import { archiveWaiting } from "@tetron/archive/run";
import { aPayingBlock, keepFinal } from "@tetron/archive/testing";
import type { Block } from "@tetron/domain/block";
import { temporaryFolder } from "@tetron/domain/testing";
import { putLinks } from "@tetron/lake/address-links";
import { listArchiveFiles } from "@tetron/lake/archive";
import { findClusters } from "@tetron/lake/clusters";
import { addressLinks } from "@tetron/lake/tables/address-links";
import { chainHeaders } from "@tetron/lake/tables/chain-headers";
import { movements } from "@tetron/lake/tables/movements";
import { emptyLake } from "@tetron/lake/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { rebuildFromArchive } from "./rebuild.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());
const { signal } = new AbortController();
const NOW = new Date("2026-11-29T03:00:00Z");

/** A block of two links; one by change goes to an address of its own. */
function aLinkingBlock(height: number): Block {
  const of = { transaction: 0, transactionHash: `tx${height}` };
  return {
    ...aPayingBlock(height, "bitcoin"),
    links: [
      { ...of, index: 0, address: `a${height}`, other: `a${height + 1}`, rule: "common_inputs" },
      { ...of, index: 1, address: `a${height}`, other: `change${height}`, rule: "change" },
    ],
  };
}
const BLOCKS = Array.from({ length: 5 }, (_, height) => aLinkingBlock(height));

async function dump(): Promise<unknown[]> {
  const { rows } = await lake.db.execute(sql`select to_jsonb(l)::text from ${addressLinks} l order by 1`);
  return rows;
}
const rebuild = (folder: string) =>
  rebuildFromArchive(lake, {
    ...{ folder, actor: "command-line", signal },
    reputations: async () => {},
    onProgress() {},
  });

test("the links of archived blocks are made again from the archive, equal to the bit; those of later blocks stay", async () => {
  using folder = temporaryFolder();
  await keepFinal(lake, BLOCKS);
  await putLinks(lake.db, [aLinkingBlock(9)]);
  const [before, wallet] = [await dump(), { network: "bitcoin", address: "a2" } as const];
  expect(before).toHaveLength(12);
  const cluster = await findClusters(lake.db, ["operator"], [wallet]);

  await rebuild(folder.path);
  expect(await listArchiveFiles(lake.db, ["links"])).toMatchObject([{ network: "bitcoin", rows: 10 }]);
  expect(await dump()).toEqual(before);
  // They come from the archive, and not from what the store had.
  await lake.db.delete(addressLinks).where(sql`height < 5`);
  await rebuild(folder.path);
  expect(await dump()).toEqual(before);
  expect(await findClusters(lake.db, ["operator"], [wallet])).toEqual(cluster);
});

test("blocks that were archived without their links get them into the archive, and nothing twice", async () => {
  using folder = temporaryFolder();
  await keepFinal(
    lake,
    BLOCKS.map(({ links: _links, ...block }) => block),
  );
  await archiveWaiting({ lake, folder: folder.path, now: NOW, signal });
  expect(await listArchiveFiles(lake.db, ["links"])).toEqual([]);
  await putLinks(lake.db, BLOCKS);
  // As the migration does.
  await lake.db.update(chainHeaders).set({ archived: false, more: true });
  const before = await dump();
  await rebuild(folder.path);
  expect(await dump()).toEqual(before);
  expect(await lake.db.$count(movements)).toBe(10);
  const files = await listArchiveFiles(lake.db, ["links", "movements"]);
  expect(files.map(({ kind, rows }) => [kind, rows])).toEqual([
    ["links", 10],
    ["movements", 10],
  ]);
});
