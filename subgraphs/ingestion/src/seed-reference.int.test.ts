import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { SHARED_OWNERS } from "@tetron/domain/owner";
import { temporaryFolder } from "@tetron/domain/testing";
import { findLabels } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { findSanctions, loadSanctions } from "@tetron/lake/sanctions";
import { currentSources } from "@tetron/lake/sources";
import { auditEntries } from "@tetron/lake/tables/audit-entries";
import { labels as labelRows } from "@tetron/lake/tables/labels";
import { sources } from "@tetron/lake/tables/sources";
import { emptyLake, openTestLake, silent, type TestLake, testStores } from "@tetron/lake/testing";
import { findWallets } from "@tetron/lake/wallets";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { createLog } from "@tetron/service/log";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedReference } from "./seed-reference.ts";

const quiet = { log: silent, signal: new AbortController().signal };
const COINBASE = { network: "ethereum", address: "0x02466e547bfdab679fc49e96bbfc62b9747d997c" } as const;
const TORNADO = { network: "ethereum", address: "0x8589427373d6d84e98730d7795d8f6f8731fda16" } as const;
const RONIN = { network: "ethereum", address: "0x098b716b8aaf21512996dc57eb0615e2383e2f96" } as const;
const shipped = await readShippedLists();
const table = decodeReferenceTable(await readFile(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL)));
const known = table.wallets.find(({ fraud, firstSeen }) => fraud && firstSeen !== null)!;

describe.each(testStores())("$kind", ({ kind, missing }) => {
  describe.skipIf(missing)("the reference data", () => {
    let lake: TestLake;
    beforeAll(async () => {
      lake = await emptyLake(kind, shipped);
    });
    afterAll(() => lake?.[Symbol.asyncDispose]());

    test("is loaded once, however many processes start at once", async () => {
      await using second = await another(lake);
      await Promise.all([seedReference(lake, quiet), seedReference(second ?? lake, quiet)]);
      const loaded = await currentSources(lake.db, SHARED_OWNERS);
      const namesOf = (wanted: string) =>
        loaded.filter(({ kind: what }) => what === wanted).map(({ name }) => name);
      expect(namesOf("labels")).toEqual(shipped.lists.map(({ source }) => source.name));
      expect(namesOf("sanctions")).toEqual(
        ["ARB", "BSC", "ETC", "ETH", "USDC", "USDT", "XBT"].map((asset) => `OFAC SDN ${asset}`),
      );
      expect(loaded.find(({ kind: what }) => what === "wallets")?.rows).toBe(table.wallets.length);
    });

    test("says in the log and in the audit log how many labels each list has, though none is in the store", async () => {
      await lake.clear();
      const logged = new Map<string, number>();
      const log = createLog("seed", { pretty: false, write: (line) => remember(JSON.parse(line)) });
      await seedReference(lake, { ...quiet, log });
      const audited = await lake.db.select().from(auditEntries);

      for (const { source, rows } of shipped.lists) {
        expect(logged.get(source.name), source.name).toBe(rows);
        expect(audited.find(({ subject }) => subject === source.name)?.data, source.name).toMatchObject({
          rows,
        });
      }

      function remember({ list, rows }: { readonly list: string; readonly rows: number }): void {
        logged.set(list, rows);
      }
    });

    test("gives back each wallet as it ships, to the bit", async () => {
      const [wallet] = await findWallets(lake.db, SHARED_OWNERS, [
        { network: "ethereum", address: known.address },
      ]);
      expect(Float64Array.from(wallet!.wallet44!)).toEqual(known.vector44);
      expect(Float64Array.from(wallet!.behaviour!)).toEqual(known.behaviour);
      expect(wallet).toMatchObject({
        referenceLabel: "fraud",
        firstSeen: new Date(known.firstSeen! * 1_000),
      });
    });

    test("knows exchanges without a row of their lists in the store, and sanctioned wallets", async () => {
      const [labels] = await findLabels(lake, SHARED_OWNERS, [COINBASE]);
      expect(labels).toContainEqual(
        expect.objectContaining({ owner: "system", label: "coinbase", source: "eth-labels" }),
      );
      expect(await lake.db.$count(labelRows)).toBe(0);
      const [barred, delisted] = await findSanctions(lake.db, SHARED_OWNERS, [RONIN, TORNADO]);
      expect(barred).toMatchObject([
        { source: "OFAC SDN ETH", version: expect.stringMatching(/^2026-10-01/), asset: "ETH" },
      ]);
      expect(delisted).toEqual([]);
    });

    test("is not read again on the next start, and does not replace a newer edition", async () => {
      const newer = {
        name: "OFAC SDN ETH",
        version: "2027-06-01",
        url: "https://x.test",
        owner: "system",
        network: "ethereum",
        asOf: new Date("2027-06-01"),
      } as const;
      await loadSanctions(lake, newer, []);
      expect(await seedReference(lake, quiet)).toBe(false);
      expect(await versionsOf(lake)).toMatchObject({ "OFAC SDN ETH": "2027-06-01" });
    });

    test("replaces an older edition, and the one list of every asset that there was once", async () => {
      await lake.clear();
      const old = {
        version: "1",
        url: "https://x.test",
        owner: "system",
        asOf: new Date("2024-09-27"),
      } as const;
      const rows = [{ ...TORNADO, asset: "ETH" }];
      await loadSanctions(lake, { ...old, name: "OFAC SDN ETH", network: "ethereum" }, rows);
      await loadSanctions(lake, { ...old, name: "OFAC SDN", network: "*" }, rows);
      await seedReference(lake, quiet);
      expect((await findSanctions(lake.db, SHARED_OWNERS, [TORNADO])).flat()).toEqual([]);
      const versions = await versionsOf(lake);
      expect(versions["OFAC SDN ETH"]).toMatch(/^2026-10-01/);
      expect(versions["OFAC SDN"]).toBeUndefined();
    });
  });
});

async function versionsOf({ db }: Lake): Promise<Record<string, string>> {
  const current = await currentSources(db, SHARED_OWNERS);
  return Object.fromEntries(current.map(({ name, version }) => [name, version]));
}

/** A second connection to the same lake; the embedded one has a single holder. */
async function another({ place }: TestLake): Promise<Lake | undefined> {
  return "databaseUrl" in place ? openTestLake(place, { shipped }) : undefined;
}

test("a broken artifact is refused by name, and nothing of it is loaded", async () => {
  using temporary = temporaryFolder();
  const { path: folder } = temporary;
  await cp(fileURLToPath(ARTIFACTS_URL), folder, { recursive: true });
  const file = join(folder, ARTIFACTS.sanctions);
  const bytes = await readFile(file);
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(file, bytes);
  await using lake = await emptyLake();
  await expect(seedReference(lake, quiet, pathToFileURL(`${folder}/`))).rejects.toThrow(
    /sanctions\.json is broken/,
  );
  const loaded = await lake.db.select().from(sources);
  expect(loaded).toEqual([]);
});
