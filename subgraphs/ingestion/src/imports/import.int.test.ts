import { parseExplorerAccount } from "@tetron/connectors/datasets/explorer-account";
import { unprocessable } from "@tetron/domain/failure";
import type { AccountHistory } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import { SHARED_OWNERS } from "@tetron/domain/owner";
import { behaviour } from "@tetron/features/behaviour";
import { wallet44 } from "@tetron/features/wallet-44";
import { fromExactJson } from "@tetron/lake/exact-json";
import { latestHistory } from "@tetron/lake/histories";
import { findLabels, MAX_LABELS } from "@tetron/lake/labels";
import { currentSources } from "@tetron/lake/sources";
import { wallets } from "@tetron/lake/tables/wallets";
import { emptyLake } from "@tetron/lake/testing";
import { findWallets } from "@tetron/lake/wallets";
import { afterAll, beforeEach, expect, test } from "vitest";
import { importHistories } from "./import-histories.ts";
import { importLabels } from "./import-labels.ts";
import type { AddressLabel } from "./label-records.ts";
import type { ListRules } from "./list-rules.ts";
import type { ImportRecord } from "./record.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

const ALICE = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";

function historyOf(address: string, ...times: number[]): AccountHistory {
  const normal = times.map((timeStamp) => ({
    timeStamp,
    from: address,
    to: SHOP,
    value: "1000000000000000",
  }));
  const token = { from: SHOP, to: address, tokenName: "Coin", tokenSymbol: "C", value: "7" };
  return parseExplorerAccount({ address, normal, erc20: [{ ...token, timeStamp: times[0] }] }).history;
}

async function* recordsOf<Value>(...values: Value[]): AsyncGenerator<ImportRecord<Value>> {
  for (const [i, value] of values.entries()) yield { line: i + 1, value };
}

const now = new Date("2025-06-01T00:00:00Z");
const options = {
  owner: "operator" as const,
  actor: "key_1",
  source: "import",
  now,
  signal: new AbortController().signal,
};
const take = (...histories: AccountHistory[]) => importHistories(lake, recordsOf(...histories), options);

test("an imported history is stored whole, and its features equal those of the batch functions", async () => {
  const history = historyOf(ALICE, 1_500_000_000, 1_500_000_600, 1_500_090_000);
  expect(await take(history)).toMatchObject({ read: 1, created: 1, refused: 0 });

  const [wallet] = await findWallets(lake.db, SHARED_OWNERS, [history]);
  expect(Float64Array.from(wallet!.wallet44!)).toEqual(wallet44(history));
  expect(Float64Array.from(wallet!.behaviour!)).toEqual(behaviour(history));
  expect([wallet!.firstSeen, wallet!.lastSeen, wallet!.transactions, wallet!.tokenTransfers]).toEqual([
    new Date(1_500_000_000_000),
    new Date(1_500_090_000_000),
    3,
    1,
  ]);
  const kept = await latestHistory(lake.db, "operator", history);
  expect(fromExactJson(JSON.parse(new TextDecoder().decode(kept!.content)))).toEqual(history);
});

test.each([
  unprocessable("file", "truncated_gzip", "cut"),
  new RangeError("Maximum call stack size exceeded"),
])("records before an error are imported and counted: %s", async (fault) => {
  const records = (async function* (): AsyncGenerator<ImportRecord<AccountHistory>> {
    yield { line: 1, value: historyOf(ALICE, 1_500_000_000) };
    throw fault;
  })();
  const told: number[] = [];
  const onProgress = ({ created }: { readonly created: number }) => void told.push(created);
  await expect(importHistories(lake, records, { ...options, onProgress })).rejects.toBe(fault);
  expect(told).toEqual([1]);
  expect(await take(historyOf(ALICE, 1_500_000_000))).toMatchObject({ unchanged: 1 });
});

test("an account whose token name cannot be stored as it is is imported", async () => {
  const accounts = ["evil\0token", "evil\uD800token", "\uDC00\0"].map((tokenName, i) => {
    const address = `0x${String(i).padStart(40, "0")}`;
    const transfer = { timeStamp: 1_600_000_000, from: SHOP, to: address, value: "5" };
    const texts = { tokenName, tokenSymbol: tokenName, hash: tokenName };
    return parseExplorerAccount({ address, normal: [], erc20: [{ ...transfer, ...texts }] }).history;
  });
  expect(await take(...accounts)).toMatchObject({ created: 3, refused: 0 });
});

test("what was repeated and skipped is counted, and the first hundred of it listed", async () => {
  const failure = unprocessable("erc20[0].value", "invalid_format", "erc20[0].value: must be whole.");
  const records = (async function* (): AsyncGenerator<ImportRecord<AccountHistory>> {
    const skipped = Array.from({ length: 101 }, () => failure);
    yield { line: 4, value: historyOf(ALICE, 1_500_000_000), leftOut: { repeated: 2, skipped } };
  })();
  const tally = await importHistories(lake, records, options);
  expect(tally).toMatchObject({ read: 1, created: 1, repeated: 2, skipped: 101, refusals: [] });
  expect(tally.skips).toHaveLength(100);
  expect(tally.skips[0]).toEqual({ line: 4, reason: "invalid_format", message: failure.message });
});

test("a history that was stored with a time in the future blocks the true one no longer", async () => {
  const history = historyOf(ALICE, 1_500_000_000);
  await take(history);
  await lake.db.update(wallets).set({ lastSeen: new Date("2096-10-02") });
  const longer = historyOf(ALICE, 1_500_000_000, 1_600_000_000);
  expect(await take(longer)).toMatchObject({ updated: 1, refused: 0 });
  expect((await findWallets(lake.db, SHARED_OWNERS, [longer]))[0]!.lastSeen).toEqual(
    new Date(1_600_000_000_000),
  );
});

test("the same address on two networks has two histories, and neither replaces the other", async () => {
  const on = (network: Network) =>
    parseExplorerAccount({
      network,
      address: ALICE,
      normal: [{ timeStamp: 1_700_000_000, from: ALICE, to: SHOP, value: "1" }],
    }).history;
  expect(await take(on("ethereum"))).toMatchObject({ created: 1 });
  expect(await take(on("bsc"))).toMatchObject({ created: 1, unchanged: 0 });
  expect(await findWallets(lake.db, SHARED_OWNERS, [on("ethereum"), on("bsc")])).toMatchObject([
    { network: "ethereum", transactions: 1 },
    { network: "bsc", transactions: 1 },
  ]);
});

test("importing the same again changes nothing and reports it as unchanged", async () => {
  const history = historyOf(ALICE, 1_500_000_000);
  await take(history);
  const [before] = await findWallets(lake.db, SHARED_OWNERS, [history]);

  expect(await take(history)).toMatchObject({ read: 1, created: 0, updated: 0, unchanged: 1 });
  expect((await findWallets(lake.db, SHARED_OWNERS, [history]))[0]).toEqual(before);
});

test("a longer history replaces a shorter one, and not the other way round", async () => {
  const [short, long] = [historyOf(ALICE, 1_500_000_000), historyOf(ALICE, 1_500_000_000, 1_600_000_000)];
  await take(short);
  expect(await take(long)).toMatchObject({ updated: 1 });
  expect(await take(historyOf(ALICE, 1_500_000_001))).toMatchObject({
    refused: 1,
    refusals: [{ line: 1, reason: "older_than_held" }],
  });
  expect((await findWallets(lake.db, SHARED_OWNERS, [long]))[0]!.transactions).toBe(2);
});

test("a bad record is counted and reported, and the import continues", async () => {
  const told: unknown[] = [];
  const records = (async function* (): AsyncGenerator<ImportRecord<AccountHistory>> {
    yield { line: 1, error: unprocessable("line", "not_json", "The line is not JSON.") };
    yield { line: 2, value: historyOf(ALICE, 1_500_000_000) };
  })();
  const tally = await importHistories(lake, records, { ...options, onRefusal: (each) => told.push(each) });
  expect(tally).toMatchObject({ read: 1, created: 1, refused: 1, refusals: told });
});

test("of a file that is cut off, what stood before the cut stays", async () => {
  const records = (async function* (): AsyncGenerator<ImportRecord<AccountHistory>> {
    yield { line: 1, value: historyOf(ALICE, 1_500_000_000) };
    throw unprocessable("file", "truncated_gzip", "The gzip data ends too early.");
  })();
  const told: number[] = [];
  const onProgress = ({ created }: { readonly created: number }) => void told.push(created);
  await expect(importHistories(lake, records, { ...options, onProgress })).rejects.toThrow("ends too early");
  expect(told).toEqual([1]);
});

const EDITION = {
  network: "ethereum",
  list: "shops",
  version: "2025-06-01",
  url: "https://shops.test",
} as const;
const label = (name: string) => ({ address: SHOP, label: "exchange", name });
const takeLabels = (
  names: readonly string[],
  rules: ListRules = {},
  ...more: ImportRecord<AddressLabel>[]
) => {
  const records = (async function* () {
    yield* recordsOf(...names.map(label));
    yield* more;
  })();
  return importLabels(lake, EDITION, records, { ...options, ...rules });
};
const namesHeld = async () =>
  (await findLabels(lake, SHARED_OWNERS, [{ network: "ethereum", address: SHOP }]))[0]!
    .map(({ name }) => name)
    .sort();

test("labels replace the edition before; the same labels change nothing", async () => {
  expect(await takeLabels(["Bittrex", "Bittrex 1"])).toMatchObject({ read: 2, created: 2 });
  expect(await takeLabels(["Bittrex 1", "Bittrex"])).toMatchObject({ created: 0, unchanged: 2 });
  expect(await takeLabels(["Bittrex 2"])).toMatchObject({ created: 1 });
  const [found] = await findLabels(lake, SHARED_OWNERS, [{ network: "ethereum", address: SHOP }]);
  expect(found).toMatchObject([
    { name: "Bittrex 2", version: expect.stringMatching(/^2025-06-01\+[0-9a-f]{12}$/) },
  ]);
});

test("a version that begins with a day is as of that day, and an older one needs force", async () => {
  const take = (version: string, names: readonly string[], force = false) =>
    importLabels(lake, { ...EDITION, version }, recordsOf(...names.map(label)), { ...options, force });
  await take("2025-06-01", ["A", "B"]);
  const [held] = await currentSources(lake.db, SHARED_OWNERS);
  expect(held!.asOf).toEqual(new Date("2025-06-01"));
  await expect(take("2024-06-01", ["A", "C"])).rejects.toMatchObject({
    details: { field: "force", reason: "older_edition" },
  });
  expect(await namesHeld()).toEqual(["A", "B"]);
  // The label that the edition before has too is not counted as new.
  expect(await take("2024-06-01", ["A", "C"], true)).toMatchObject({ created: 1, unchanged: 1 });
  for (const version of ["2099-01-01", "2025-02-30"])
    await expect(take(version, ["A", "B"])).rejects.toMatchObject({ details: { field: "version" } });
});

const BROKEN = { line: 9, error: unprocessable("address", "malformed", "address: is not an address.") };

test("an edition with a refused line does not replace the one before, and names the line", async () => {
  await takeLabels(["A", "B"]);
  const refused = await takeLabels(["C", "D"], {}, BROKEN).catch((error: unknown) => error);
  expect(refused).toHaveProperty("details", { field: "partial", reason: "not_whole" });
  expect(String(refused)).toContain("Line 9: address: is not an address.");
  expect(await namesHeld()).toEqual(["A", "B"]);
});

test("with partial, what could be read of an edition replaces the one before", async () => {
  await takeLabels(["A", "B"]);
  expect(await takeLabels(["C", "D"], { partial: true }, BROKEN)).toMatchObject({ created: 2, refused: 1 });
  expect(await namesHeld()).toEqual(["C", "D"]);
});

test("an edition of which no line can be read replaces nothing, whatever is overridden", async () => {
  await takeLabels(["A", "B"]);
  for (const rules of [{}, { partial: true }, { partial: true, force: true }]) {
    const refused = await takeLabels([], rules, BROKEN).catch((error: unknown) => error);
    expect(refused).toHaveProperty("details", { field: "file", reason: "unreadable" });
    expect(String(refused)).toContain("Line 9: address: is not an address.");
  }
  expect(await namesHeld()).toEqual(["A", "B"]);
});

test("an edition without labels empties a list with force only, and starts none", async () => {
  expect(await takeLabels([])).toMatchObject({ read: 0, created: 0 });
  expect(await currentSources(lake.db, SHARED_OWNERS)).toEqual([]);
  await takeLabels(["A", "B"]);
  await expect(takeLabels([])).rejects.toMatchObject({ details: { field: "force", reason: "shrinks" } });
  expect(await namesHeld()).toEqual(["A", "B"]);
  await takeLabels([], { force: true });
  expect(await namesHeld()).toEqual([]);
});

test.each([" ", "a\nb", "x".repeat(65)])("a list cannot be named %j, for any owner", async (list) => {
  const taken = importLabels(lake, { ...EDITION, list }, recordsOf(label("A")), options);
  await expect(taken).rejects.toMatchObject({
    code: "UNPROCESSABLE",
    details: { field: "list" },
  });
});

test("a list that shrinks by more than half is replaced with force only, partial or not", async () => {
  await takeLabels(["A", "B", "C"]);
  for (const rules of [{}, { partial: true }])
    await expect(takeLabels(["A"], rules)).rejects.toMatchObject({
      details: { field: "force", reason: "shrinks" },
    });
  expect(await namesHeld()).toEqual(["A", "B", "C"]);
  expect(await takeLabels(["A"], { force: true })).toMatchObject({ created: 0, unchanged: 1 });
  expect(await namesHeld()).toEqual(["A"]);
});

test("an address that has too many labels refuses the lines beyond, of which a repetition is none", async () => {
  const names = Array.from({ length: MAX_LABELS + 2 }, (_, i) => `Name ${i}`);
  const refused = await takeLabels(names).catch((error: unknown) => error);
  expect(refused).toHaveProperty("details", { field: "partial", reason: "not_whole" });
  expect(String(refused)).toContain(`(line ${MAX_LABELS + 1}, ${MAX_LABELS + 2})`);

  const tally = await takeLabels(["Name 0", ...names], { partial: true });
  expect(tally).toMatchObject({ read: MAX_LABELS + 1, created: MAX_LABELS, refused: 2 });
  expect(tally.refusals[0]).toMatchObject({ line: MAX_LABELS + 2, reason: "too_many_labels" });
  expect(await namesHeld()).toEqual(names.slice(0, MAX_LABELS).sort());
});
