import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { SHARED_OWNERS } from "@tetron/domain/owner";
import { findLabels } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { findSanctions, loadSanctions } from "@tetron/lake/sanctions";
import { currentSources } from "@tetron/lake/sources";
import { sources } from "@tetron/lake/tables/sources";
import { emptyLake, openTestLake, silent, stores, type TestLake } from "@tetron/lake/testing";
import { findWallets } from "@tetron/lake/wallets";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedReference } from "./seed-reference.ts";

const quiet = { log: silent, signal: new AbortController().signal };
const COINBASE = { network: "ethereum", address: "0x02466e547bfdab679fc49e96bbfc62b9747d997c" } as const;
const TORNADO = { network: "ethereum", address: "0x8589427373d6d84e98730d7795d8f6f8731fda16" } as const;
const table = decodeReferenceTable(await readFile(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL)));
const known = table.wallets.find(({ fraud, firstSeen }) => fraud && firstSeen !== null)!;

describe.each(stores())("$kind", ({ kind, missing }) => {
  describe.skipIf(missing)("the reference data", () => {
    let lake: TestLake;
    beforeAll(async () => {
      lake = await emptyLake(kind);
    });
    afterAll(() => lake?.[Symbol.asyncDispose]());

    test("is loaded once, however many processes start at once", async () => {
      await using second = await another(lake);
      await Promise.all([seedReference(lake, quiet), seedReference(second ?? lake, quiet)]);
      const loaded = await currentSources(lake.db, SHARED_OWNERS);
      expect(loaded.map(({ kind: what }) => what).sort()).toEqual(["labels", "sanctions", "wallets"]);
      expect(loaded.find(({ kind: what }) => what === "wallets")?.rows).toBe(table.wallets.length);
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

    test("knows exchanges and sanctioned wallets", async () => {
      const [labels] = await findLabels(lake.db, SHARED_OWNERS, [COINBASE]);
      expect(labels).toMatchObject([{ label: "coinbase", source: "eth-labels" }]);
      const [sanctions] = await findSanctions(lake.db, SHARED_OWNERS, [TORNADO]);
      expect(sanctions![0]).toMatchObject({
        source: "OFAC SDN",
        version: expect.stringMatching(/^2024-09-27/),
      });
    });

    test("is not read again on the next start, and does not replace an operator's newer edition", async () => {
      const newer = {
        name: "OFAC SDN",
        version: "2025-06-01",
        url: "https://x.test",
        owner: "system" as const,
        network: "*" as const,
        asOf: new Date(),
      };
      await loadSanctions(lake, newer, []);
      const started = performance.now();
      await seedReference(lake, quiet);
      expect(performance.now() - started).toBeLessThan(500);
      const current = await currentSources(lake.db, SHARED_OWNERS);
      expect(current.find(({ kind: what }) => what === "sanctions")?.version).toBe("2025-06-01");
    });
  });
});

/** A second connection to the same lake; the embedded one has a single holder. */
async function another({ place }: TestLake): Promise<Lake | undefined> {
  return "databaseUrl" in place ? openTestLake(place) : undefined;
}

test("a broken artifact is refused by name, and nothing of it is loaded", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tetron-artifacts-"));
  await cp(fileURLToPath(ARTIFACTS_URL), folder, { recursive: true });
  const file = join(folder, ARTIFACTS.labels);
  const bytes = await readFile(file);
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(file, bytes);
  await using lake = await emptyLake();
  await expect(seedReference(lake, quiet, pathToFileURL(`${folder}/`))).rejects.toThrow(
    /labels\.bin is broken/,
  );
  const loaded = await lake.db.select().from(sources);
  expect(loaded.map(({ kind }) => kind)).toEqual(["wallets"]);
});
