import { putContest } from "@tetron/lake/label-contests";
import { loadLabels } from "@tetron/lake/labels";
import { loadReferenceWallets } from "@tetron/lake/reference-wallets";
import { loadSanctions } from "@tetron/lake/sanctions";
import { afterAll, beforeEach, expect, test } from "vitest";
import { DAY, openTestReputation, SHOP, STRANGER } from "./testing.ts";

const { ask, deps, lake, queryReputations, record, reputationsOf } = await openTestReputation();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

test("an unknown wallet has 50 with no confidence, and a bad address is an error of its own", async () => {
  const { wallets, errors, modelVersion } = await reputationsOf([STRANGER, "0x12", STRANGER.slice(0, 41)]);
  expect(wallets).toHaveLength(1);
  expect(wallets[0].reputation).toMatchObject({ score: 50, confidence: 0, band: "NEUTRAL", modelVersion });
  expect(wallets[0].reputation.reasons.map(({ code }: { code: string }) => code)).toEqual(["NO_EVIDENCE"]);
  expect(errors).toMatchObject([
    { index: 1, address: "0x12", code: "UNPROCESSABLE" },
    { index: 2, code: "UNPROCESSABLE" },
  ]);
});

test("an unknown network, no address and too many addresses are refused", async () => {
  const failureOf = async (variables: object) => (await queryReputations(variables)).failure;
  expect(await failureOf({ network: "doge", addresses: [STRANGER] })).toMatchObject({
    code: "UNPROCESSABLE",
    details: { field: "network" },
  });
  expect(await failureOf({ addresses: [] })).toMatchObject({
    code: "UNPROCESSABLE",
    details: { field: "addresses" },
  });
  expect(await failureOf({ addresses: Array(1001).fill(STRANGER) })).toMatchObject({
    code: "PAYLOAD_TOO_LARGE",
    details: { limit: 1_000 },
  });
});

test("without its scope nothing is answered and nothing is recorded", async () => {
  const denied = await queryReputations({ addresses: [STRANGER] }, { scopes: [] });
  expect(denied.failure).toMatchObject({ code: "FORBIDDEN", details: { missingScope: "reputation:read" } });
  const unrecorded = await record({ outcome: "FRAUD" }, { scopes: ["reputation:read"] });
  expect(unrecorded.failure).toMatchObject({
    code: "FORBIDDEN",
    details: { missingScope: "feedback:write" },
  });
  expect((await reputationsOf([STRANGER])).wallets[0].reputation.score).toBe(50);
});

test("reference accounts have a reputation history at any step, whose last point is the current score", async () => {
  const { addresses, of } = deps.artifacts.states;
  const stateOf = (address: string) => of({ network: "ethereum", address })!;
  const address = addresses.find(
    (each) => stateOf(each).vouchedSince !== null && stateOf(each).closed.length > 300,
  )!;
  const to = new Date(stateOf(address).latest * 1_000);
  const from = new Date(to.getTime() - 365 * DAY * 1_000);
  const source = `query ($id: ID!, $from: DateTime!, $to: DateTime!) {
    _entities(representations: [{ __typename: "Wallet", id: $id }]) { ... on Wallet {
      reputationHistory(from: $from, to: $to, step: ${30 * DAY}) { at score confidence knownAt } } } }`;
  const variables = { id: `eip155:1:${address}`, from: from.toISOString(), to: to.toISOString() };
  const { data, errors } = await ask(source, variables);
  expect(errors).toBeUndefined();
  const points = data._entities[0].reputationHistory;
  expect(points).toHaveLength(13);
  expect(new Set(points.map(({ score }: { score: number }) => score)).size).toBeGreaterThan(3);
  for (const { score, confidence } of points) {
    expect(score).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
});

test("a sanctioned wallet is distrusted and a labelled service trusted, history or not", async () => {
  const edition = {
    url: "https://example.org",
    owner: "system" as const,
    network: "*" as const,
    asOf: new Date("2024-01-01T00:00:00Z"),
  };
  await loadSanctions(lake, { name: "OFAC", version: "1", ...edition }, [
    { network: "ethereum", address: STRANGER, asset: "ETH" },
  ]);
  await loadLabels(lake, { name: "labels", version: "1", ...edition }, [
    { network: "ethereum", address: SHOP, label: "exchange", name: "Shop" },
  ]);
  const { wallets } = await reputationsOf([STRANGER, SHOP]);
  expect(wallets[0].reputation.score).toBeLessThan(1);
  expect(wallets[1].reputation.score).toBeGreaterThan(80);
});

const LISTS = {
  url: "https://example.org",
  owner: "system",
  network: "*",
  asOf: new Date("2024-01-01"),
} as const;
const listsIn = (
  { reasons }: { reasons: { code: string; lists: { list: string; word: string }[] }[] },
  code: string,
) => reasons.find((reason) => reason.code === code)?.lists.map(({ list, word }) => `${list}: ${word}`);

test("lists that contradict each other are both named, and leave little confidence", async () => {
  await loadLabels(lake, { name: "warnings", version: "1", ...LISTS }, [
    { network: "ethereum", address: SHOP, label: "phish-hack", name: "" },
    { network: "ethereum", address: STRANGER, label: "phish-hack", name: "" },
  ]);
  await loadLabels(lake, { name: "services", version: "1", ...LISTS }, [
    { network: "ethereum", address: SHOP, label: "exchange", name: "Shop" },
  ]);
  const { wallets } = await reputationsOf([SHOP, STRANGER]);
  const [shop, stranger] = wallets.map(({ reputation }: { reputation: unknown }) => reputation);
  expect(listsIn(shop, "LABEL_CONFLICT")).toEqual(["warnings: phish-hack", "services: exchange: Shop"]);
  expect(listsIn(shop, "LISTED_BAD")).toEqual(["warnings: phish-hack"]);
  expect(shop.confidence).toBeLessThan(0.5);
  expect(stranger.confidence).toBeGreaterThan(0.8);
  expect(shop.score).toBeGreaterThan(stranger.score);
});

test("a contested accusation is a warning that says so", async () => {
  await loadLabels(lake, { name: "warnings", version: "1", ...LISTS }, [
    { network: "ethereum", address: SHOP, label: "phish-hack", name: "" },
  ]);
  const before = (await reputationsOf([SHOP])).wallets[0].reputation;
  const key = { owner: "operator", network: "ethereum", address: SHOP, source: "warnings" } as const;
  await lake.commit([putContest({ ...key, reason: "It is ours.", contestedAt: new Date() })]);
  const after = (await reputationsOf([SHOP])).wallets[0].reputation;
  expect(listsIn(after, "CONTESTED_LABEL")).toEqual(["warnings: phish-hack"]);
  expect(after.score).toBeGreaterThan(before.score);
  expect(after.score).toBeLessThan(50);
});

test("an account that a data set classifies as fraud is distrusted on every network of its key", async () => {
  await loadReferenceWallets(lake, { name: "accounts", version: "7", ...LISTS }, [
    { network: "ethereum", address: STRANGER, referenceLabel: "fraud" },
  ]);
  for (const network of ["ethereum", "base"]) {
    const { data } = await queryReputations({ network, addresses: [STRANGER] });
    const { reputation } = data.reputations.wallets[0];
    expect(reputation).toMatchObject({ band: "BAD" });
    expect(listsIn(reputation, "LISTED_BAD")).toEqual(["accounts: fraud"]);
  }
});

test("an address that is no wallet says what it is", async () => {
  const zero = `0x${"0".repeat(40)}`;
  const { reputation } = (await reputationsOf([zero])).wallets[0];
  expect(reputation).toMatchObject({ kind: "burn", reasons: [{ code: "WOULD_BE_LOST" }] });
  expect((await reputationsOf([STRANGER])).wallets[0].reputation.kind).toBeNull();
});
