import { localSupergraph } from "@tetron/gateway/local-supergraph";
import { someSubgraphs } from "@tetron/gateway/testing";
import * as ingestion from "@tetron/ingestion/subgraph";
import { insertScore } from "@tetron/lake/scores";
import { aScore, emptyLake, silent } from "@tetron/lake/testing";
import { openReputation } from "@tetron/reputation/open-reputation";
import * as reputation from "@tetron/reputation/subgraph";
import { openScoring } from "@tetron/scoring/open-scoring";
import * as scoring from "@tetron/scoring/subgraph";
import { readSettings } from "@tetron/service/settings";
import type { Subgraph } from "@tetron/service/subgraph";
import { parse } from "graphql";
import { afterAll, beforeEach, expect, test } from "vitest";
import { Settings } from "./settings.ts";

const lake = await emptyLake();
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
const supergraph = localSupergraph(
  [
    ingestion.openSubgraph({ lake }),
    scoring.openSubgraph(await openScoring(lake, readSettings(Settings, {}), silent)),
    reputation.openSubgraph(await openReputation(lake, {}, silent)),
    // Routes are not asked for here.
    someSubgraphs({}).find(({ name }) => name === "routing")!,
  ].map(counted),
);

const PAYER = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const caller = {
  tenant: "acme",
  keyId: "key_1",
  requestId: "req_1",
  scopes: ["wallet:read", "score:read", "reputation:read"],
} as const;

test("a hundred scores with the reputation of both wallets ask each subgraph once a level", async () => {
  const scores = Array.from({ length: 100 }, (_, i) =>
    aScore({ fromAddress: PAYER, toAddress: `0x${String(i).padStart(40, "0")}` }),
  );
  await lake.commit(scores.map(insertScore));
  const document =
    parse(`{ wallet(network: "ethereum", address: "${PAYER}") { scores(first: 100) { edges { node {
    from { wallet { reputation { score confidence } } } to { wallet { reputation { score confidence } } } } } } } }`);

  const { data, errors } = await supergraph.execute({
    document,
    context: { caller },
    signal: new AbortController().signal,
  });

  expect(errors).toBeUndefined();
  const { wallet } = JSON.parse(JSON.stringify(data));
  expect(wallet.scores.edges).toHaveLength(100);
  expect(wallet.scores.edges[0].node.to.wallet.reputation).toEqual({ score: 50, confidence: 0 });
  // The wallet, its scores, and the reputations of both sides in parallel.
  expect(Object.fromEntries(asked)).toEqual({ ingestion: 1, scoring: 1, reputation: expect.any(Number) });
  expect(asked.get("reputation")).toBeLessThanOrEqual(2);
});
