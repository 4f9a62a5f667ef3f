import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { localSupergraph } from "@tetron/gateway/local-supergraph";
import { NO_INDEX_SOURCES } from "@tetron/ingestion/indexes/testing";
import * as ingestion from "@tetron/ingestion/subgraph";
import { loadLabels } from "@tetron/lake/labels";
import { insertOutcome } from "@tetron/lake/outcomes";
import { insertScore } from "@tetron/lake/scores";
import { aScore, emptyLake, silent } from "@tetron/lake/testing";
import { openReputation } from "@tetron/reputation/open-reputation";
import * as reputation from "@tetron/reputation/subgraph";
import { openRouting } from "@tetron/routing/open-routing";
import * as routing from "@tetron/routing/subgraph";
import * as scoring from "@tetron/scoring/subgraph";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { readSettings } from "@tetron/service/settings";
import { readShippedLists } from "@tetron/service/shipped-lists";
import type { Subgraph } from "@tetron/service/subgraph";
import * as tenancy from "@tetron/tenancy/subgraph";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { parse } from "graphql";
import { afterAll, beforeEach, expect, test } from "vitest";
import { Settings } from "./settings.ts";

const lake = await emptyLake("embedded", await readShippedLists());
afterAll(() => lake[Symbol.asyncDispose]());

/** How often each subgraph was asked. */
const asked = new Map<string, number>();
beforeEach(() => asked.clear());

const counted = (subgraph: Subgraph): Subgraph => ({
  ...subgraph,
  createContext(caller, signal) {
    asked.set(subgraph.name, (asked.get(subgraph.name) ?? 0) + 1);
    return subgraph.createContext(caller, signal);
  },
});
const settings = readSettings(Settings, {});
const artifacts = await openReputationArtifacts(settings);
const verdict = await openVerdict({
  ...{ lake, settings, log: silent, shelfLives: DEFAULT_SHELF_LIVES },
  reputation: artifacts,
  usdOf: tableUsd,
});
const nodes = new AsyncDisposableStack();
afterAll(() => nodes.disposeAsync());
const supergraph = localSupergraph(
  [
    ingestion.openSubgraph({
      lake,
      taxonomy: artifacts.taxonomy,
      shelfLives: DEFAULT_SHELF_LIVES,
      log: silent,
      indexSources: NO_INDEX_SOURCES,
    }),
    scoring.openSubgraph({ lake, log: silent, ...verdict }),
    reputation.openSubgraph(openReputation(lake, artifacts, silent)),
    tenancy.openSubgraph({ lake, log: silent, webhooks: { toLoopback: false } }),
    routing.openSubgraph(
      await openRouting(nodes, { lake, settings, log: silent, verdict }, AbortSignal.timeout(10_000)),
    ),
    tenancy.openSubgraph({ lake, log: silent, webhooks: { toLoopback: false } }),
  ].map(counted),
);

const PAYER = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";
const caller = {
  tenant: "acme",
  keyId: "key_1",
  requestId: "req_1",
  scopes: ["wallet:read", "score:read", "score:write", "reputation:read", "route:read", "route:write"],
} as const;

async function ask(query: string) {
  const { data, errors } = await supergraph.execute({
    document: parse(query),
    context: { caller },
    signal: AbortSignal.timeout(10_000),
  });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

test("a hundred scores with the reputation of both wallets ask each subgraph once a level", async () => {
  const scores = Array.from({ length: 100 }, (_, i) =>
    aScore({ fromAddress: PAYER, toAddress: `0x${String(i).padStart(40, "0")}` }),
  );
  await lake.commit(scores.map(insertScore));

  const { wallet } = await ask(`{ wallet(network: "ethereum", address: "${PAYER}") {
    scores(first: 100) { edges { node {
      from { wallet { reputation { score confidence } } } to { wallet { reputation { score confidence } } } } } } } }`);

  expect(wallet.scores.edges).toHaveLength(100);
  expect(wallet.scores.edges[0].node.to.wallet.reputation).toEqual({ score: 50, confidence: 0 });
  // The wallet, its scores, and the reputations of both sides together.
  expect(Object.fromEntries(asked)).toEqual({ ingestion: 1, scoring: 1, reputation: 1 });
});

test("a wallet, its score and its route return the same reputation, with the tenant's reports and the lists", async () => {
  const list = {
    name: "list",
    version: "1",
    url: "https://x.test",
    owner: "system" as const,
    network: "*" as const,
    asOf: new Date(),
  };
  await loadLabels(lake, list, [
    { network: "ethereum", address: PAYER, label: "exchange", name: "An exchange" },
  ]);
  const now = new Date();
  const wallet = { network: "ethereum", address: PAYER } as const;
  const report = { id: "fb_1", tenant: "acme", reference: "r", transactionId: null, createdAt: now };
  await lake.commit([insertOutcome({ ...report, ...wallet, kind: "fraud", occurredAt: now })]);

  const payment = `fromAddress: "${PAYER}", toAddress: "${OTHER}", amount: "1", network: "ethereum"`;
  const { scoreTransaction } =
    await ask(`mutation { scoreTransaction(input: { ${payment}, currency: "ETH" }) {
    from { reputationScore wallet { reputation { score reasons { code } } } } } }`);
  const { quoteRoute } = await ask(`{ quoteRoute(input: { ${payment}, currency: "ETH" }) {
    trust { from { reputation } } } }`);

  const { reputationScore, wallet: payer } = scoreTransaction.from;
  const codes = payer.reputation.reasons.map(({ code }: { readonly code: string }) => code);
  expect(codes).toEqual(expect.arrayContaining(["CONFIRMED_FRAUD", "LISTED_SERVICE"]));
  expect(reputationScore).toBeCloseTo(payer.reputation.score, 3);
  expect(quoteRoute.trust.from.reputation).toBeCloseTo(payer.reputation.score, 3);
});
