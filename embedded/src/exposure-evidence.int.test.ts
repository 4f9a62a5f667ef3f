import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { SYSTEM } from "@tetron/domain/actor";
import type { AccountHistory, AccountTransaction } from "@tetron/domain/history";
import { tenantOwner } from "@tetron/domain/owner";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { importHistories } from "@tetron/ingestion/imports/import-histories";
import { loadLabels } from "@tetron/lake/labels";
import { labels } from "@tetron/lake/tables/labels";
import { emptyLake, silent } from "@tetron/lake/testing";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { readSettings } from "@tetron/service/settings";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Settings } from "./settings.ts";

const [ALICE, BETWEEN, EXCHANGE, THIEF, STRANGER, PAYER] = [1, 2, 3, 4, 5, 6].map(
  (n) => `0x000000000000000000000000000000000000e1${n.toString(16).padStart(2, "0")}`,
) as [string, string, string, string, string, string];
const START = 1_760_000_000;

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
// A slow machine has time to follow.
const settings = readSettings(Settings, { TETRON_SOURCE_DEADLINE_MS: "5000" });
const verdict = await openVerdict({
  ...{ lake, settings, log: silent, shelfLives: DEFAULT_SHELF_LIVES },
  ...{ reputation: await openReputationArtifacts(settings), usdOf: tableUsd, knownAssets: KNOWN_ASSETS },
});
const { signal } = new AbortController();

/** The history of a wallet by what it was paid, in whole ETH at minutes after the start. */
function paid(
  address: string,
  by: readonly (readonly [from: string, eth: number, minute: number])[],
): AccountHistory {
  const transactions = by.map(
    ([counterparty, eth, minute]): AccountTransaction => ({
      ...{
        timestamp: START + minute * 60,
        direction: "received",
        counterparty,
        value: BigInt(eth) * 10n ** 18n,
      },
      ...{ createsContract: false, failed: false, methodId: null, hash: null },
    }),
  );
  return { network: "ethereum", address, transactions, tokenTransfers: [] };
}

beforeAll(async () => {
  // A quarter of what Alice has is from an exchange; the rest passed a wallet that half of it came to from a thief.
  const histories = [
    paid(ALICE, [
      [BETWEEN, 3, 60],
      [EXCHANGE, 1, 61],
    ]),
    paid(BETWEEN, [
      [THIEF, 2, 10],
      [STRANGER, 2, 20],
    ]),
  ];
  async function* records() {
    for (const [i, value] of histories.entries()) yield { line: i + 1, value };
  }
  const options = { owner: tenantOwner("acme"), actor: SYSTEM, source: "import", now: new Date(), signal };
  await importHistories(lake, records(), options);
  await loadEdition("1", { [EXCHANGE]: "exchange", [THIEF]: "phish-hack" });
});

async function loadEdition(version: string, said: Readonly<Record<string, string>>): Promise<void> {
  const list = { owner: "system", name: "mine", version, url: "https://x.test" } as const;
  const rows = Object.entries(said).map(([address, label]) => ({ address, label, name: "" }));
  await loadLabels(
    lake,
    { ...list, network: "ethereum", asOf: new Date() },
    rows.map((each) => ({ ...each, network: "ethereum" })),
  );
}

async function score(to: string, tenant = "acme") {
  const caller = { tenant, keyId: "key_1", requestId: "req_1" };
  const payment = { fromAddress: PAYER, toAddress: to, amount: "0.5", currency: "ETH", network: "ethereum" };
  return scoreTransaction({ lake, log: silent, ...verdict }, caller, payment, signal);
}

test("a score says which part of the flow came from a wallet that a list accuses, over whom, and what was not seen", async () => {
  const { reasons } = await score(ALICE);
  const exposure = reasons.find(({ code }) => code === "EXPOSURE");

  expect(exposure).toMatchObject({ side: "to" });
  expect(exposure!.contribution).toBeGreaterThan(0);
  expect(exposure!.evidence.map(({ name, value }) => [name, value])).toEqual([
    ["adverse_received_share", "0.375"],
    ["adverse_received_direct_share", "0"],
    ["adverse_received_indirect_share", "0.375"],
    ["adverse_received_scam_or_phishing_share", "0.375"],
    ["adverse_received_path", BETWEEN],
    ["adverse_received_path", THIEF],
    // Who paid the stranger is not held.
    ["adverse_received_seen_share", "0.625"],
    ["adverse_sent_share", "0"],
    ["adverse_sent_seen_share", "unknown"],
  ]);
});

test("what was found is kept until another edition of a list is there", async () => {
  const isExposed = async () => (await score(ALICE)).reasons.some(({ code }) => code === "EXPOSURE");
  await lake.db.delete(labels);
  expect(await isExposed()).toBe(true);
  await loadEdition("2", { [EXCHANGE]: "exchange" });
  expect(await isExposed()).toBe(false);
});

test("another tenant, which cannot see the histories, gets no such evidence", async () => {
  const { reasons } = await score(ALICE, "bolt");

  expect(reasons.filter(({ code }) => code === "EXPOSURE")).toEqual([]);
});
