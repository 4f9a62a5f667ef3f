import { readExplorerAccounts } from "@tetron/connectors/datasets/explorer-accounts";
import type { AccountHistory } from "@tetron/domain/history";
import { importHistories } from "@tetron/ingestion/imports/import-histories";
import { refreshSanctions } from "@tetron/ingestion/lists/refresh-sanctions";
import { emptyLake, silent } from "@tetron/lake/testing";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeSanctions } from "@tetron/models/sanctions-table";
import { replay } from "@tetron/scoring/replay";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { readArtifacts } from "@tetron/service/artifacts";
import { readSettings } from "@tetron/service/settings";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { openEditions } from "@tetron/verdict/editions/editions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlatform, type Platform } from "./platform.ts";
import { Settings } from "./settings.ts";

/** Shipped wallets: their newest known transactions are of the autumn of 2022. */
const ORDINARY = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";
const FRAUD = "0xde1dc040e4ed660935828350627c27c3dd1c585a";
/** Services of several lists: hot wallets of Binance and Coinbase. */
const BINANCE = "0x28c6c06298d514db089934071355e5743bf21d60";
const COINBASE = "0x71660c4005ba85c37ccec55d0c4493e66fe775d3";
/** A wallet of the sample, and one that no list names, which takes its history. */
const SAMPLED = "0xaa60f2b7e7cd32cc31620c3a5d10a79e6f2f5cf6";
const HEIR = "0x00000000000000000000000000000000000e0001";
const SAMPLE = new URL(
  "../../packages/connectors/src/datasets/fixtures/sample-accounts.ndjson.gz",
  import.meta.url,
);

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();
const settings = readSettings(Settings, {});

let platform: Platform;
beforeAll(async () => {
  const lake = stack.use(await emptyLake("embedded", await readShippedLists()));
  platform = await openPlatform(stack, { lake, settings, log: silent, signal });
});

const CALLER = { tenant: "acme", keyId: "key_1", requestId: "req_1" };

/** Half an ether is worth less than the 1,000 dollars of the default policy, five are worth more. */
const [LITTLE, MUCH] = ["0.5", "5"];

function pay(fromAddress: string, toAddress: string, amount: string, currency = "ETH") {
  const input = { fromAddress, toAddress, amount, currency, network: "ethereum" };
  return scoreTransaction(platform.scoring, CALLER, input, signal);
}

type Score = Awaited<ReturnType<typeof pay>>;

const staleIn = ({ sources }: Score) =>
  sources.filter(({ status }) => status === "stale").map(({ name }) => name);
const remarksOf = ({ reasons }: Score) =>
  reasons.filter(({ code }) => code.startsWith("STALE")).map(({ code, side }) => [code, side]);

/** The sampled wallet's history, moved in time so that its newest transaction is `ageDays` old. */
async function sampledHistory(ageDays: number): Promise<AccountHistory> {
  for await (const { value } of readExplorerAccounts(SAMPLE.pathname, { signal })) {
    if (value?.history.address !== SAMPLED) continue;
    const { transactions, ...history } = value.history;
    const newest = transactions.at(-1)!.timestamp;
    const shift = Math.floor(Date.now() / 1_000) - ageDays * 86_400 - newest;
    const moved = transactions.map((each) => ({ ...each, timestamp: each.timestamp + shift }));
    return { ...history, address: HEIR, transactions: moved, tokenTransfers: [] };
  }
  throw new Error(`The sample lacks ${SAMPLED}.`);
}

async function importHistory(value: AccountHistory): Promise<void> {
  const records = (async function* () {
    yield { line: 1, value };
  })();
  const from = { owner: "operator", actor: "key_1", source: "import" } as const;
  await importHistories(platform.lake, records, { ...from, now: new Date(), signal });
}

/** Takes the shipped sanctions as today's editions, as a refresh does when nothing changed. */
async function refreshLists(assets?: readonly string[]): Promise<void> {
  const bytes = await readArtifacts(ARTIFACTS_URL, { sanctions: ARTIFACTS.sanctions });
  const { editions } = decodeSanctions(bytes.sanctions);
  const lists = editions.filter(({ asset }) => assets?.includes(asset) ?? true);
  const now = new Date();
  const day = now.toISOString().slice(0, 10);
  const file = { lists, day, dayFrom: "--date", url: "https://x.test" };
  await refreshSanctions(platform.lake, [file], { actor: "key_1", now });
}

describe("with the sanctions that ship", () => {
  test("a small payment between two wallets of four years ago is approved, and says that it is stale", async () => {
    const score = await pay(ORDINARY, OTHER, LITTLE);
    expect(score).toMatchObject({ recommendation: "approve", rule: { id: "low-risk" } });
    expect(staleIn(score)).toEqual([
      "from_wallet",
      "to_wallet",
      "labels",
      "sanctions",
      "neighbours",
      "reputation",
    ]);
    expect(remarksOf(score)).toEqual([
      ["STALE_HISTORY", "from"],
      ["STALE_HISTORY", "to"],
      ["STALE_LIST", null],
    ]);
    expect(score.confidence).toBeLessThan(0.75);
    expect(score.confidence).toBeGreaterThan(0.5);
  });

  test("a larger payment is reviewed because of the lists, with the same score", async () => {
    const [little, much] = [await pay(ORDINARY, OTHER, LITTLE), await pay(ORDINARY, OTHER, MUCH)];
    expect(much).toMatchObject({ recommendation: "review", rule: { id: "stale-list" } });
    expect(much.base).toBe(little.base);
    const { evidence } = much.reasons.find(({ code }) => code === "STALE_LIST")!;
    expect(evidence[0]).toMatchObject({
      name: "stale_list",
      value: "2026-10-01",
      source: expect.stringMatching(/^OFAC SDN ETH 2026-10-01/),
    });
  });

  test("a stale list still declines, with less confidence", async () => {
    const score = await pay(ORDINARY, FRAUD, LITTLE);
    expect(score).toMatchObject({ recommendation: "decline", rule: { id: "known-fraud-recipient" } });
    expect(score.confidence).toBeLessThan(1);
  });
});

describe("with a current list of Ethereum's sanctioned addresses", () => {
  beforeAll(() => refreshLists(["ETH"]));

  test("a large payment between two services does not rest on the older list of an asset that did not change", async () => {
    const score = await pay(BINANCE, COINBASE, "5000", "USDT");
    expect(remarksOf(score)).toEqual([]);
    expect(staleIn(score)).not.toContain("sanctions");
  });
});

describe("with current sanctions", () => {
  beforeAll(() => refreshLists());

  test("a large payment of a wallet of four years ago is reviewed because of its history", async () => {
    const score = await pay(ORDINARY, OTHER, MUCH);
    expect(score).toMatchObject({ recommendation: "review", rule: { id: "stale-history" } });
    expect(staleIn(score)).not.toContain("sanctions");
    expect(remarksOf(score)).toEqual([
      ["STALE_HISTORY", "from"],
      ["STALE_HISTORY", "to"],
    ]);
  });

  test("the same history is worth its whole confidence once its newest transaction is current", async () => {
    await importHistory(await sampledHistory(4 * 365));
    const old = await pay(HEIR, OTHER, LITTLE);
    expect(old.sources[0]).toMatchObject({ name: "from_wallet", status: "stale" });

    await importHistory(await sampledHistory(1));
    const fresh = await pay(HEIR, OTHER, LITTLE);
    expect(fresh.sources[0]).toMatchObject({ name: "from_wallet", status: "ok" });
    expect(fresh.sources[0]!.ageSeconds! / 86_400).toBeCloseTo(1, 1);
    expect(remarksOf(fresh)).toEqual([["STALE_HISTORY", "to"]]);
    const [before, after] = [old.wallets.from, fresh.wallets.from];
    expect(before.fraudProbability).toBe(after.fraudProbability);
    expect(before.confidence).toBeLessThan(after.confidence * 0.75);
    expect(after.confidence).toBeGreaterThan(0.6);
  });

  test("scores replay to the bit with what decided at the time, whatever shelf lives apply now", async () => {
    const scores = [await pay(ORDINARY, OTHER, MUCH), await pay(HEIR, FRAUD, LITTLE)];
    const longer = { ...platform.scoring.shelfLives, sanctionsDays: 9_000, gaps: 9_000 };
    const editions = openEditions({
      current: { ...platform.scoring, shelfLives: longer } as typeof platform.scoring,
      folder: undefined,
    });
    for (const { id } of scores) {
      const { equal, stored, replayed } = await replay({ lake: platform.lake, editions }, id, signal);
      expect(equal).toBe(true);
      expect(replayed.confidence).toBe(stored.confidence);
    }
  });

  test("an operator's longer shelf lives make the same wallets current", async () => {
    const { shelfLives } = platform.scoring;
    const years = { leastDays: 3_650, mostDays: 3_650 };
    const lives = { ...shelfLives, histories: { ...shelfLives.histories, ethereum: years } };
    const input = {
      fromAddress: ORDINARY,
      toAddress: OTHER,
      amount: MUCH,
      currency: "ETH",
      network: "ethereum",
    };
    const score = await scoreTransaction({ ...platform.scoring, shelfLives: lives }, CALLER, input, signal);
    expect(score).toMatchObject({ recommendation: "approve", rule: { id: "low-risk" } });
    expect(score.confidence).toBeGreaterThan(0.9);
  });
});
