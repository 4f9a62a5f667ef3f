import { buildSubgraphSchema } from "@apollo/subgraph";
import type { Scope } from "@tetron/domain/scope";
import { createSupergraph, type Supergraph } from "@tetron/federation/supergraph";
import type { StoredKey } from "@tetron/lake/tables/api-keys";
import { listen } from "@tetron/service/http";
import { createLog } from "@tetron/service/log";
import { createMetrics } from "@tetron/service/metrics";
import { readSdl, type Subgraph } from "@tetron/service/subgraph";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { type GatewayDeps, openGateway } from "./gateway.ts";
import { NARRATIVE_EXAMPLE, SCORE_EXAMPLE } from "./rest/examples.ts";
import { operationOf } from "./rest/openapi-operation.ts";
import { fastifyPath } from "./rest/paths.ts";
import { endpoints } from "./rest-endpoints.gen.ts";
import { SUBGRAPHS } from "./subgraph-name.ts";

/** Resolvers by type and field. */
// biome-ignore lint/suspicious/noExplicitAny: resolvers are typed by the SDL of each test, not by TypeScript.
export type Resolvers = Record<string, Record<string, any>>;

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@composeDirective", "@cost", "@inaccessible", "@key", "@listSize", "@requiresScopes"])`;

/** A graph of one subgraph, so that tests see directives as composition leaves them. */
export function aGraph(types: string): Pick<Supergraph, "schema" | "sdl"> {
  const typeDefs = parse(`${LINK}\n${types}`);
  const { supergraphSdl, errors } = composeServices([{ name: "one", url: "http://127.0.0.1/one", typeDefs }]);
  if (supergraphSdl === undefined)
    throw new AggregateError(errors ?? [], "The test's graph does not compose.");
  const execute = () => Promise.reject(new Error("This graph is only looked at."));
  return createSupergraph({ sdl: supergraphSdl, subgraphs: { one: execute } });
}

/** The score of the OpenAPI document as the scoring subgraph would answer it. */
export function aScore(change: object = {}) {
  const { wallets, sources, reasons, ...example } = SCORE_EXAMPLE;
  const sideOf = ({ id, ...side }: (typeof wallets)["from"]) => ({
    wallet: { id },
    address: side.address,
    known: side.known,
    fraudProbability: side.fraud_probability,
    fraudProbabilityRange: side.fraud_probability_range,
    outOfDistribution: side.out_of_distribution,
    neighbourFraudShare: side.neighbour_fraud_share,
    reputationScore: side.reputation_score,
    confidence: side.confidence,
    labels: side.labels,
    sanctioned: side.sanctioned,
  });
  return {
    id: example.transaction_id,
    status: "COMPLETED",
    fraudScore: example.fraud_score,
    fraudScoreRange: example.fraud_score_range,
    reputationScore: example.reputation_score,
    recommendation: "APPROVE",
    rule: example.rule,
    confidence: example.confidence,
    base: example.base,
    asset: example.asset,
    reasons: reasons.map((reason) => ({ ...reason, side: reason.side?.toUpperCase() })),
    from: sideOf(wallets.from),
    to: sideOf(wallets.to),
    sources: sources.map(({ name, age_seconds, shelf_life_seconds, provider, coverage }) => ({
      ...{ name, status: "OK", provider },
      coverage: coverage && {
        ...coverage,
        reason: coverage.reason.toUpperCase(),
        from: coverage.from.toUpperCase(),
      },
      ageSeconds: age_seconds,
      shelfLifeSeconds: shelf_life_seconds,
    })),
    versions: {
      ...{ ...example.versions, neighbours_by: undefined },
      neighboursBy: example.versions.neighbours_by?.toUpperCase() ?? null,
    },
    createdAt: example.created_at,
    completedAt: example.completed_at,
    requestId: example.request_id,
    narrative: {
      ...NARRATIVE_EXAMPLE,
      factors: [{ evidence: "to.BEHAVIOUR", code: "BEHAVIOUR", side: "TO", effect: "LOWERS" }],
      ...{ writer: "TEMPLATES", promptVersion: "templates/3", groundedShare: 1 },
    },
    ...change,
  };
}

/** The subgraphs of the graph that Tetron ships, each with these resolvers instead of its own. */
export function someSubgraphs(resolvers: Readonly<Record<string, Resolvers>>): Subgraph[] {
  return SUBGRAPHS.map((name) => {
    const sdl = readSdl(new URL(`../../subgraphs/${name}/src/`, import.meta.url).href);
    const resolve = (resolvers[name] ?? {}) as never;
    const schema = buildSubgraphSchema([{ typeDefs: sdl, resolvers: resolve }]);
    return { name, schema, createContext: (caller, signal) => ({ caller, signal }), jobs: [] };
  });
}

/** A stored key that works everywhere and for good. */
export function aStoredKey(
  secret: string,
  scopes: readonly Scope[],
  change: Partial<StoredKey> = {},
): StoredKey {
  return {
    ...{ id: `key_${secret}`, tenant: "tenant-1", name: secret, prefix: "", hash: "" },
    ...{ scopes: [...scopes], mode: "live", allowedIps: [] },
    ...{ createdAt: new Date(0), expiresAt: null, lastUsedAt: null, revokedAt: null },
    ...change,
  };
}

/** A key ring that knows these keys, each with its scopes. */
export function someKeys(scopesOf: Readonly<Record<string, readonly Scope[]>>): GatewayDeps["keys"] {
  return {
    wasKnown: (secret) => Object.hasOwn(scopesOf, secret),
    async lookup(secret) {
      const scopes = scopesOf[secret];
      if (!scopes) return undefined;
      return aStoredKey(secret, scopes);
    },
  };
}

/** An edge that nothing is kept for. */
export const NO_STORE: GatewayDeps["store"] = {
  rateLimit: async () => null,
  idempotency: {
    claim: () => Promise.reject(new Error("This edge keeps no keys.")),
    keep: async () => {},
    release: async () => {},
  },
};

/** A lake in which nothing ever happens, for tests without streams. */
export const NO_EVENTS: GatewayDeps["lake"] = {
  db: {} as GatewayDeps["lake"]["db"],
  rootKey: undefined,
  newEvents: () => new Promise(() => {}),
  commit: async () => {},
};

/** @throws Error when a REST route answered with a status that the OpenAPI document does not have for it. */
function requireDocumented(lines: readonly string[]): void {
  for (const { method, route, status } of lines.map((line) => JSON.parse(line))) {
    const known = Object.values(endpoints).find(
      (each) => each.method === method && `/v1${fastifyPath(each.path)}` === route,
    );
    if (known !== undefined && !(status in (operationOf("", known)["responses"] as object)))
      throw new Error(`${method} ${route} answered ${status}, which its OpenAPI operation does not have.`);
  }
}

/** A gateway that listens on a free port. @returns Its address, and the log lines that it wrote. */
export async function aGateway(
  stack: AsyncDisposableStack,
  deps: Pick<GatewayDeps, "supergraph" | "keys"> & Partial<GatewayDeps>,
): Promise<{ readonly url: string; readonly log: readonly string[] }> {
  const lines: string[] = [];
  const app = await openGateway(stack, {
    log: createLog("gateway", { write: (line) => void lines.push(line) }),
    metrics: createMetrics("gateway"),
    checks: {},
    lake: NO_EVENTS,
    stopping: new AbortController().signal,
    store: NO_STORE,
    rateLimitPerMinute: 0,
    maxConcurrentRequests: 0,
    development: true,
    ...deps,
  });
  stack.defer(() => requireDocumented(lines));
  return { url: await listen(stack, app, { host: "127.0.0.1", port: 0 }), log: lines };
}
