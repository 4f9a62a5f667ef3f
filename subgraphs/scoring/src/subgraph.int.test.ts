import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { loadLabels } from "@tetron/lake/labels";
import { loadSanctions } from "@tetron/lake/sanctions";
import { auditEntries as audit } from "@tetron/lake/tables/audit-entries";
import { events } from "@tetron/lake/tables/events";
import { scores } from "@tetron/lake/tables/scores";
import { aWallet, emptyLake, silent } from "@tetron/lake/testing";
import { putWallets } from "@tetron/lake/wallets";
import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
} from "@tetron/models/reputation/artifacts";
import { readArtifacts } from "@tetron/service/artifacts";
import type { Caller } from "@tetron/service/caller";
import { openEditions } from "@tetron/verdict/editions/editions";
import { lakeSource } from "@tetron/verdict/sources/lake-source";
import { neighbourSource } from "@tetron/verdict/sources/neighbour-source";
import {
  ALICE,
  anEngine,
  anIndex,
  BOB,
  featuresOf,
  onlyEngine,
  onlyIndex,
  silenceSource,
} from "@tetron/verdict/testing";
import { eq, isNotNull } from "drizzle-orm";
import { graphql } from "graphql";
import { afterAll, beforeEach, expect, test } from "vitest";
import { completeLate } from "./complete-late.ts";
import type { ScoringDeps } from "./judge-transaction.ts";
import { replay } from "./replay.ts";
import { openSubgraph } from "./subgraph.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());

const reputation = decodeReputationArtifacts(await readArtifacts(REPUTATION_URL, REPUTATION_FILES));
const engine = await anEngine();
const index = anIndex();
const store = lakeSource(lake, 30_000);
const sources = [store, neighbourSource(onlyIndex(index), 30_000)];
const deps: ScoringDeps = {
  ...{ lake, engine, engines: onlyEngine(engine), sources, index, indexes: onlyIndex(index), reputation },
  log: silent,
  ...{ shelfLives: DEFAULT_SHELF_LIVES, usdOf: tableUsd },
};
const editions = openEditions({ current: deps, folder: undefined });
/** Sources of which the lake is silent. */
const hanging = (deadlineMs: number) => ({
  sources: [silenceSource(store, deadlineMs), ...sources.slice(1)],
});
const CALLER: Caller = {
  tenant: "acme",
  keyId: "key_1",
  scopes: ["score:read", "score:write", "wallet:read"],
  requestId: "req_1",
};
const PAYMENT = { fromAddress: ALICE, toAddress: BOB, amount: "0.50", currency: "eth", network: "ethereum" };
const { signal } = new AbortController();
/** Internal events, such as those of lists, have no tenant. */
const eventsOfTenant = () => lake.db.select().from(events).where(isNotNull(events.tenant));

async function ask(source: string, variables: object = {}, by: Partial<Caller & ScoringDeps> = {}) {
  const { schema, createContext } = openSubgraph({ ...deps, ...by });
  const contextValue = createContext({ ...CALLER, ...by }, signal);
  const answer = await graphql({ schema, source, variableValues: { ...variables }, contextValue });
  return { ...JSON.parse(JSON.stringify(answer)), failure: answer.errors?.[0]?.originalError };
}

const SCORE = `fragment S on Score { id status fraudScore reputationScore recommendation rule { id } confidence base
  reasons { code side contribution evidence { name value source } } amount currency network { id }
  from { wallet { id } known fraudProbability labels sanctioned } to { address known sanctioned }
  sources { name status ageSeconds provider } versions { model policy neighbours lists { list version } } createdAt completedAt requestId }`;
const MAKE = `mutation ($input: ScoreTransactionInput!) { scoreTransaction(input: $input) { ...S } } ${SCORE}`;

async function make(by: Partial<Caller & ScoringDeps> = {}) {
  const { data, errors } = await ask(MAKE, { input: PAYMENT }, by);
  expect(errors).toBeUndefined();
  return data.scoreTransaction;
}

const list = {
  name: "ofac",
  version: "v1",
  url: "https://x.test",
  owner: "system" as const,
  network: "*" as const,
  asOf: new Date("2024-09-27"),
};

beforeEach(async () => {
  await lake.clear();
  const good = featuresOf(-3);
  await putWallets(
    lake.db,
    [ALICE, BOB].map((address) =>
      aWallet({ address, behaviour: [...good.behaviour], wallet44: [...good.wallet44] }),
    ),
  );
  await loadSanctions(lake, list, []);
});

test("a payment is scored, stored with its event and audit entry, and found again", async () => {
  const made = await make();
  expect(made).toMatchObject({
    id: expect.stringMatching(/^tx_/),
    status: "COMPLETED",
    recommendation: "APPROVE",
    rule: { id: "low-risk" },
    amount: "0.5",
    currency: "ETH",
    network: { id: "ethereum" },
    from: { wallet: { id: `eip155:1:${ALICE}` }, known: true },
    to: { address: BOB },
    requestId: "req_1",
  });
  const sum = made.reasons.reduce((a: number, r: { contribution: number }) => a + r.contribution, made.base);
  expect(made.fraudScore).toBe(100 / (1 + Math.exp(-sum)));

  const again = await ask(`query ($id: ID!) { score(id: $id) { ...S } } ${SCORE}`, { id: made.id });
  expect(again.data.score).toEqual(made);
  expect(await eventsOfTenant()).toMatchObject([
    { type: "score.completed", subject: made.id, tenant: "acme", data: { fraud_score: made.fraudScore } },
  ]);
  expect(await lake.db.select().from(audit)).toMatchObject([
    { action: "score.create", subject: made.id, actor: "key_1", data: { rule: "low-risk" } },
  ]);
});

test("a stored score is replayed to the bit", async () => {
  const { id } = await make();
  expect(await replay({ lake, editions }, id, signal)).toMatchObject({ equal: true });
  await expect(replay({ lake, editions }, "tx_none", signal)).rejects.toMatchObject({
    code: "NOT_FOUND",
    details: { kind: "score" },
  });
});

test("a wallet's stored state is read back to the bit, with missing numbers", async () => {
  const behaviour = [
    Number.NaN,
    5e-324,
    1e21,
    -0.1,
    1 / 3,
    ...new Array(featuresOf(0).behaviour.length - 5).fill(0),
  ];
  await putWallets(lake.db, [
    aWallet({ address: ALICE, behaviour, wallet44: [...featuresOf(0).wallet44], updatedAt: new Date() }),
  ]);
  const { id } = await make();
  const { stored } = await replay({ lake, editions }, id, signal);
  expect(stored.inputs.from.features?.behaviour).toEqual(Float64Array.from(behaviour));
});

test("another tenant's score is not found, nor listed", async () => {
  const { id } = await make();
  const other = { tenant: "other" };
  expect((await ask(`{ score(id: "${id}") { id } }`, {}, other)).data.score).toBeNull();
  const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Score { id } ... on Wallet { scores { edges { node { id } } } } } }`;
  const r = [
    { __typename: "Score", id },
    { __typename: "Wallet", id: `eip155:1:${ALICE}` },
  ];
  expect((await ask(entities, { r }, other)).data._entities).toEqual([null, { scores: { edges: [] } }]);
});

test("a wallet's scores are paged newest first, whichever side it was on", async () => {
  const made: string[] = [];
  for (let i = 0; i < 5; i++) {
    const input = i % 2 ? PAYMENT : { ...PAYMENT, fromAddress: BOB, toAddress: ALICE };
    made.unshift((await ask(MAKE, { input })).data.scoreTransaction.id);
  }
  const page = `query ($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on Wallet {
    scores(first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } } } }`;
  const r = [{ __typename: "Wallet", id: `eip155:1:${ALICE}` }];
  const seen: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const { data } = await ask(page, { r, after });
    const { edges, pageInfo } = data._entities[0].scores;
    seen.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  expect(seen).toEqual(made);
});

test("the scores and risks of many wallets are three queries", async () => {
  await make();
  let queries = 0;
  const count = <Call extends (...args: never[]) => unknown>(call: Call) =>
    ((...args) => {
      queries += 1;
      return call(...args);
    }) as Call;
  const db = Object.create(lake.db, {
    select: { value: count(lake.db.select.bind(lake.db)) },
    execute: { value: count(lake.db.execute.bind(lake.db)) },
  });
  const r = [ALICE, BOB].map((address) => ({ __typename: "Wallet", id: `eip155:1:${address}` }));
  const { errors } = await ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Wallet { scores { edges { node { id } } } risk { fraudProbability } } } }`,
    { r },
    { lake: { ...lake, db } },
  );
  expect([errors, queries]).toEqual([undefined, 3]);
});

test("a wallet's risk adds up to the bit, and names the wallets most alike", async () => {
  const risk = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Wallet { risk { fraudProbability base
    reasons { feature contribution } neighbourFraudShare nearest(first: 2) { wallet { id } distance fraud } confidence } } } }`;
  const r = [ALICE, "0x00000000000000000000000000000000000000ff"].map((address) => ({
    __typename: "Wallet",
    id: `eip155:1:${address}`,
  }));
  const { data } = await ask(risk, { r });
  const [known, unknown] = data._entities;
  const { base, reasons, fraudProbability, nearest } = known.risk;
  const sum = reasons.reduce((a: number, each: { contribution: number }) => a + each.contribution, base);
  expect(fraudProbability).toBe(1 / (1 + Math.exp(-sum)));
  expect(nearest).toMatchObject([{ wallet: { id: `eip155:1:0x${"2".repeat(40)}` }, fraud: false }, {}]);
  expect(nearest[0].distance).toBeLessThanOrEqual(nearest[1].distance);
  expect(unknown.risk).toBeNull();
});

test("an analysis says which wallets are alike, what follows and why, and that nothing follows without a history", async () => {
  const analysis = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Wallet { analysis { result rule
    fraudProbability confidence averageDistance nearest { wallet { id } fraud } reasoning edgeCases { code }
    features { name value } } } } }`;
  const r = [ALICE, `0x${"ff".repeat(20)}`].map((address) => ({
    __typename: "Wallet",
    id: `eip155:1:${address}`,
  }));
  const { data, errors } = await ask(analysis, { r });
  expect(errors).toBeUndefined();
  const [known, unknown] = data._entities.map((each: { analysis: object }) => each.analysis);
  // One of four is fraud, and all are far away.
  expect(known).toMatchObject({ result: "UNDECIDED", rule: "LOW_CONFIDENCE" });
  expect(known.nearest).toHaveLength(4);
  expect(known.reasoning).toMatch(/^Of the 4 nearest known wallets 1 are fraud accounts, /);
  expect(known.confidence).toBeCloseTo((1 / (1 + known.averageDistance) + 3 / 4) / 2, 12);
  expect(known.features).toHaveLength(44);
  expect(known.features[0]).toMatchObject({ name: "Sent tnx", value: expect.any(Number) });
  expect(unknown).toMatchObject({
    ...{ result: "UNDECIDED", rule: "NO_NEIGHBOURS", fraudProbability: null, confidence: null },
    ...{ averageDistance: null, nearest: [], edgeCases: [], features: [] },
    reasoning: expect.stringMatching(/^No history of the wallet is held\. /),
  });
});

test("an analysis of a wallet that a sanctions list names calls it fraud, whatever it resembles", async () => {
  await loadSanctions(lake, { ...list, version: "v2" }, [
    { network: "ethereum", address: ALICE, asset: "ETH" },
  ]);
  const { data } = await ask(
    `{ _entities(representations: [{ __typename: "Wallet", id: "eip155:1:${ALICE}" }]) { ... on Wallet { analysis { result rule } } } }`,
  );
  expect(data._entities[0].analysis).toEqual({ result: "FRAUD", rule: "LISTED" });
});

test("a wallet whose number of transactions is unknown has an estimate, no nearest wallets and no confidence", async () => {
  const address = `0x${"c0".repeat(20)}`;
  const { behaviour, wallet44 } = featuresOf(1);
  wallet44[WALLET_44.indexOf("total_tx")] = Number.NaN;
  const features = { behaviour: [...behaviour], wallet44: [...wallet44] };
  await putWallets(lake.db, [aWallet({ ...features, address })]);
  const risk = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Wallet { risk {
    fraudProbability neighbourFraudShare nearest(first: 2) { distance } confidence } } } }`;
  const { data, errors } = await ask(risk, { r: [{ __typename: "Wallet", id: `eip155:1:${address}` }] });
  expect(errors).toBeUndefined();
  expect(data._entities[0].risk).toMatchObject({ neighbourFraudShare: null, nearest: [], confidence: 0 });
  expect(data._entities[0].risk.fraudProbability).toBeGreaterThan(0);
});

test("labels are read when the score is computed", async () => {
  await loadLabels(lake, { ...list, name: "eth-labels" }, [
    { network: "ethereum", address: BOB, label: "coinbase", name: "Coinbase 1" },
  ]);
  const before = await make();
  expect(before.reasons.map(({ code }: { code: string }) => code)).toContain("SERVICE_LABEL");
  await loadSanctions(lake, { ...list, version: "v2" }, [
    { address: BOB, network: "ethereum", asset: "ETH" },
  ]);
  const after = await make();
  expect(after).toMatchObject({
    recommendation: "DECLINE",
    rule: { id: "sanctioned" },
    to: { sanctioned: true },
    versions: { lists: [{ list: "eth-labels" }, { list: "ofac", version: "v2" }] },
  });
  expect(after.reasons[0]).toMatchObject({
    code: "SANCTIONED",
    side: "TO",
    evidence: [{ source: "ofac v2" }],
  });
});

test("while a source is late the score is pending and reviewed; once it answers the score is completed, once", async () => {
  const made = await make(hanging(20));
  expect(made).toMatchObject({
    status: "PENDING",
    recommendation: "REVIEW",
    rule: { id: "source-late" },
    completedAt: null,
  });
  expect(made.sources).toContainEqual({ name: "labels", status: "LATE", ageSeconds: null, provider: "lake" });
  expect(await eventsOfTenant()).toEqual([]);

  expect(await completeLate({ ...deps, ...hanging(20) }, signal)).toBe(0);
  const both = await Promise.all([completeLate(deps, signal), completeLate(deps, signal)]);
  expect(both.toSorted()).toEqual([0, 1]);

  const { data } = await ask(`{ score(id: "${made.id}") { ...S } } ${SCORE}`);
  expect(data.score).toMatchObject({
    status: "COMPLETED",
    recommendation: "APPROVE",
    createdAt: made.createdAt,
  });
  expect(await eventsOfTenant()).toMatchObject([{ type: "score.completed", subject: made.id }]);
  expect(await replay({ lake, editions }, made.id, signal)).toMatchObject({ equal: true });
});

test("however many scores are late, one round finishes all of them", async () => {
  await Promise.all(Array.from({ length: 230 }, () => make(hanging(5))));
  expect(await completeLate(deps, signal)).toBe(230);
  expect(await lake.db.select().from(scores).where(eq(scores.status, "pending"))).toEqual([]);
});

test("a score whose source has not answered for an hour fails, and keeps its first answer", async () => {
  const made = await make(hanging(20));
  await lake.db.update(scores).set({ createdAt: new Date(Date.now() - 3_700_000) });
  expect(await completeLate({ ...deps, ...hanging(20) }, signal)).toBe(1);
  const { data } = await ask(`{ score(id: "${made.id}") { ...S } } ${SCORE}`);
  expect(data.score).toMatchObject({
    status: "FAILED",
    recommendation: "REVIEW",
    fraudScore: made.fraudScore,
  });
});

test("an invalid payment is refused and writes nothing", async () => {
  const { failure } = await ask(MAKE, { input: { ...PAYMENT, toAddress: ALICE } });
  expect(failure).toMatchObject({ code: "UNPROCESSABLE", details: { field: "toAddress" } });
  expect([await lake.db.$count(scores), await lake.db.$count(audit)]).toEqual([0, 0]);
});

test("when the score cannot be stored, there is no answer", async () => {
  const full = { ...lake, commit: () => Promise.reject(new Error("disk full")) };
  const { data, failure } = await ask(MAKE, { input: PAYMENT }, { lake: full });
  expect([data, failure]).toMatchObject([null, { message: "disk full" }]);
});

test.each([
  ["score:read", `{ score(id: "tx_1") { id } }`],
  [
    "score:read",
    `{ _entities(representations: [{ __typename: "Score", id: "tx_1" }]) { ... on Score { id } } }`,
  ],
  [
    "wallet:read",
    `{ _entities(representations: [{ __typename: "Wallet", id: "eip155:1:${ALICE}" }]) { ... on Wallet { risk { base } } } }`,
  ],
  [
    "score:read",
    `{ _entities(representations: [{ __typename: "Wallet", id: "eip155:1:${ALICE}" }]) { ... on Wallet { scores { edges { cursor } } } } }`,
  ],
  [
    "score:write",
    `mutation { scoreTransaction(input: { fromAddress: "${ALICE}", toAddress: "${BOB}", amount: "1", currency: "ETH", network: "ethereum" }) { id } }`,
  ],
])("without the scope %s, %s is refused", async (missingScope, source) => {
  const { failure } = await ask(source, {}, { scopes: [] });
  expect(failure).toMatchObject({ code: "FORBIDDEN", details: { missingScope } });
});

test.each([
  ["first: 0", "first"],
  ["first: 101", "first"],
  ['after: "nonsense"', "after"],
])("a page with %s is refused, naming the field", async (args, field) => {
  const wallet = `{ __typename: "Wallet", id: "eip155:1:${ALICE}" }`;
  const { failure } = await ask(
    `{ _entities(representations: [${wallet}]) { ... on Wallet { scores(${args}) { edges { cursor } } } } }`,
  );
  expect(failure).toMatchObject({ code: "UNPROCESSABLE", details: { field } });
});
