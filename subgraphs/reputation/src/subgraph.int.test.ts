import { SHARED_OWNERS } from "@tetron/domain/owner";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { readEvents } from "@tetron/lake/events";
import { toExactJson } from "@tetron/lake/exact-json";
import { keepHistory } from "@tetron/lake/histories";
import { loadLabels } from "@tetron/lake/labels";
import { loadSanctions } from "@tetron/lake/sanctions";
import { insertScore } from "@tetron/lake/scores";
import { putTenant } from "@tetron/lake/tenants";
import { aScore, emptyLake, silent } from "@tetron/lake/testing";
import type { Caller } from "@tetron/service/caller";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { graphql } from "graphql";
import { afterAll, beforeEach, expect, test } from "vitest";
import { announceDrift } from "./announce-drift.ts";
import { takeNewHistories } from "./jobs/follow-histories.ts";
import { listsEdition } from "./lists-edition.ts";
import { openReputation } from "./open-reputation.ts";
import { openSubgraph } from "./subgraph.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

const deps = openReputation(lake, await openReputationArtifacts({}), silent);
const { schema, createContext } = openSubgraph(deps);
const CALLER: Caller = {
  tenant: "acme",
  keyId: "key_1",
  scopes: ["reputation:read", "feedback:write"],
  requestId: "req_1",
};
const STRANGER = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
/** A shop that no reference account dealt with: only the list says who it is. */
const NEW_SHOP = "0x71c7e2a90b54d1f3860e5d2c4b9a8f17365e0d42";
const NEVER = new AbortController().signal;
const DAY = 86_400;

async function ask(source: string, variableValues: object = {}, caller: Partial<Caller> = {}) {
  const contextValue = createContext({ ...CALLER, ...caller }, NEVER);
  const answer = await graphql({ schema, source, variableValues: { ...variableValues }, contextValue });
  return JSON.parse(JSON.stringify(answer));
}

const REPUTATIONS = `query ($network: String!, $addresses: [String!]!) {
  reputations(network: $network, addresses: $addresses) {
    wallets { id reputation { score confidence band asOf modelVersion trend { days7 days30 }
      components { name points } reasons { code points evidence { name value } } } }
    errors { index address code message } modelVersion } }`;

async function reputationsOf(addresses: readonly string[], caller: Partial<Caller> = {}) {
  const { data, errors } = await ask(REPUTATIONS, { network: "ethereum", addresses }, caller);
  expect(errors).toBeUndefined();
  return data.reputations;
}

const RECORD = `mutation ($input: OutcomeInput!) { recordOutcome(input: $input) {
  recorded outcome { id wallet { id } outcome reference transactionId } } }`;

function record(input: object, caller: Partial<Caller> = {}) {
  return ask(RECORD, { input: { network: "ethereum", address: STRANGER, ...input } }, caller);
}

test("a wallet that nobody knows is at 50 with no confidence, and a bad address is an error of its own", async () => {
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
  const codes = async (variables: object) =>
    (await ask(REPUTATIONS, variables)).errors[0].extensions?.code ??
    (await ask(REPUTATIONS, variables)).errors[0].message;
  expect(await codes({ network: "doge", addresses: [STRANGER] })).toContain("doge");
  expect(await codes({ network: "ethereum", addresses: [] })).toContain("addresses");
  expect(await codes({ network: "ethereum", addresses: Array(1001).fill(STRANGER) })).toContain("1000");
});

test("without its scope nothing is told and nothing is taken", async () => {
  const denied = await ask(REPUTATIONS, { network: "ethereum", addresses: [STRANGER] }, { scopes: [] });
  expect(denied.errors[0].message).toContain("reputation:read");
  expect((await record({ outcome: "FRAUD" }, { scopes: ["reputation:read"] })).errors[0].message).toContain(
    "feedback:write",
  );
});

test("reference accounts have a past, told at any step, that adds up at its end", async () => {
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

test("a report sinks a wallet for its tenant only, is taken once, and is told once", async () => {
  const first = await record({ outcome: "FRAUD", reference: "case-1" });
  expect(first.data.recordOutcome).toMatchObject({
    recorded: true,
    outcome: { outcome: "FRAUD", reference: "case-1", wallet: { id: `eip155:1:${STRANGER}` } },
  });
  const again = await record({ outcome: "FRAUD", reference: "case-1" });
  expect(again.data.recordOutcome).toEqual({ ...first.data.recordOutcome, recorded: false });
  expect((await record({ outcome: "GOOD", reference: "case-1" })).errors[0].message).toContain("case-1");

  expect((await reputationsOf([STRANGER])).wallets[0].reputation.score).toBeLessThan(10);
  expect((await reputationsOf([STRANGER], { tenant: "other" })).wallets[0].reputation.score).toBe(50);

  const events = await readEvents(lake.db, { tenant: "acme", after: 0, limit: 10 });
  expect(events).toMatchObject([
    { type: "address.updated", subject: `eip155:1:${STRANGER}`, data: { previous_score: 50, band: "bad" } },
  ]);
  expect(events[0]).toMatchObject({ version: 2, data: { timestamp: events[0]!.at.toISOString() } });
  await record({ outcome: "FRAUD", reference: "case-2" });
  expect(await readEvents(lake.db, { tenant: "acme", after: 0, limit: 10 })).toHaveLength(1);
});

test("a cleared report lifts the wallet again, and that is told too", async () => {
  await record({ outcome: "FRAUD" });
  await record({ outcome: "CLEARED" });
  expect((await reputationsOf([STRANGER])).wallets[0].reputation.score).toBeCloseTo(50, 3);
  const events = await readEvents(lake.db, { tenant: "acme", after: 0, limit: 10 });
  expect(events.map(({ data }) => (data as { band: string }).band)).toEqual(["bad", "neutral"]);
});

test("a reputation that fades is told of once more, and not again", async () => {
  await record({ outcome: "FRAUD" });
  const inYears = (years: number) => new Date(Date.now() + years * 365 * DAY * 1_000);
  expect(await announceDrift(deps, inYears(0), NEVER)).toBe(0);
  expect(await announceDrift(deps, inYears(8), NEVER)).toBe(1);
  expect(await announceDrift(deps, inYears(8), NEVER)).toBe(0);
  const events = await readEvents(lake.db, { tenant: "acme", after: 0, limit: 10 });
  expect(events.at(-1)?.data).toMatchObject({
    previous_band: "bad",
    band: expect.stringMatching("poor|neutral"),
  });
});

test("small changes add up to one that is told", async () => {
  const told = async () => (await readEvents(lake.db, { tenant: "acme", after: 0, limit: 100 })).length;
  const occurredAt = new Date(Date.now() - 6 * 365 * DAY * 1_000).toISOString();
  await record({ outcome: "GOOD", reference: "1", occurredAt });
  expect(await told()).toBe(0);
  await record({ outcome: "GOOD", reference: "2", occurredAt });
  expect(await told()).toBe(1);
});

test("a history that cannot be read does not keep the others waiting", async () => {
  const raw = { network: "ethereum", transactions: 0, source: "test", importedAt: new Date() } as const;
  const broken = new TextEncoder().encode("not a history");
  const empty = new TextEncoder().encode(
    toExactJson({ network: "ethereum", address: SHOP, transactions: [], tokenTransfers: [] }),
  );
  await lake.transaction((tx) =>
    keepHistory(tx, { ...raw, address: STRANGER, owner: "operator" as const, content: broken }),
  );
  await lake.transaction((tx) =>
    keepHistory(tx, { ...raw, address: SHOP, owner: "operator" as const, content: empty }),
  );
  const query = {
    owner: "operator" as const,
    since: new Date(0),
    lists: await listsEdition(lake.db, SHIPPED_TAXONOMY, SHARED_OWNERS),
  };
  expect(await takeNewHistories(deps, query, NEVER)).toBe(1);
});

test("a hundred reports at once of one wallet are all kept, each once", async () => {
  const names = Array.from({ length: 100 }, (_, i) => `case-${i % 50}`);
  const answers = await Promise.all(names.map((reference) => record({ outcome: "GOOD", reference })));
  expect(answers.filter(({ errors }) => errors).map(({ errors }) => errors[0].message)).toEqual([]);
  expect(answers.filter(({ data }) => data.recordOutcome.recorded)).toHaveLength(50);
});

test("a report about a score names one of the tenant's own, and one of its sides", async () => {
  const score = aScore({ toAddress: STRANGER });
  await lake.commit([insertScore(score)]);
  const about = (transactionId: string, changes: object = {}) =>
    record({ outcome: "FRAUD", transactionId, ...changes });
  expect((await about(score.id)).data.recordOutcome.outcome.transactionId).toBe(score.id);
  expect((await about(score.id, { address: SHOP })).errors[0].message).toContain("no side");
  expect((await about("tx_01JZZZZZZZZZZZZZZZZZZZZZZZ")).errors[0].message).toContain("no score");
  for (const occurredAt of ["2999-01-01T00:00:00Z", "2015-07-30T15:26:12Z"])
    expect((await record({ outcome: "FRAUD", occurredAt })).errors[0].message).toContain("occurredAt");
});

test("an imported history becomes a reputation, those whom it concerns are told, and a new list changes it", async () => {
  await putTenant(lake.db, { id: "acme", name: "Acme", createdAt: new Date() });
  await lake.commit([insertScore(aScore({ fromAddress: STRANGER }))]);
  const edition = {
    url: "https://example.org",
    owner: "system" as const,
    network: "*" as const,
    asOf: new Date("2024-01-01T00:00:00Z"),
  };
  await loadLabels(lake, { name: "labels", version: "1", ...edition }, [
    { network: "ethereum", address: NEW_SHOP, label: "exchange", name: "Shop" },
  ]);
  const now = Math.floor(Date.now() / 1_000);
  const transactions = Array.from({ length: 40 }, (_, i) => ({
    timestamp: now - (40 - i) * 7 * DAY,
    direction: i % 2 === 0 ? "received" : "sent",
    counterparty: NEW_SHOP,
    value: 10n ** 18n,
    createsContract: false,
    failed: false,
    methodId: null,
    hash: null,
  }));
  const history = { network: "ethereum", address: STRANGER, transactions, tokenTransfers: [] } as const;
  const content = new TextEncoder().encode(toExactJson(history));
  const raw = {
    owner: "operator",
    network: "ethereum",
    address: STRANGER,
    content,
    transactions: 40,
    source: "test",
  } as const;
  await lake.transaction((tx) => keepHistory(tx, { ...raw, importedAt: new Date() }));

  const query = {
    owner: "operator" as const,
    since: new Date(0),
    lists: await listsEdition(lake.db, SHIPPED_TAXONOMY, SHARED_OWNERS),
  };
  expect(await takeNewHistories(deps, query, NEVER)).toBe(1);
  expect(await takeNewHistories(deps, query, NEVER)).toBe(0);

  const { reputation } = (await reputationsOf([STRANGER])).wallets[0];
  expect(reputation.score).toBeGreaterThan(70);
  expect(reputation.confidence).toBeGreaterThan(0.9);
  const points = reputation.components.map((each: { points: number }) => each.points);
  expect(points.reduce((a: number, b: number) => a + b, 0)).toBeCloseTo(reputation.score, 9);
  const events = await readEvents(lake.db, { tenant: "acme", after: 0, limit: 10 });
  expect(events).toMatchObject([{ type: "address.updated", data: { previous_score: 50, band: "high" } }]);

  const phishing = { name: "labels", version: "2", ...edition };
  const label = { network: "ethereum", address: NEW_SHOP, label: "phish-hack", name: "Shop" } as const;
  await loadLabels(lake, phishing, [label]);
  expect(
    await takeNewHistories(
      deps,
      { ...query, lists: await listsEdition(lake.db, SHIPPED_TAXONOMY, SHARED_OWNERS) },
      NEVER,
    ),
  ).toBe(1);
  expect((await reputationsOf([STRANGER])).wallets[0].reputation.score).toBeLessThan(50);
});
