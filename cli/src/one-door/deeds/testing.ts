import { DEMO_TENANT } from "@tetron/domain/tenant";
import { beginChain, forgetChain } from "@tetron/lake/chains";
import { aChain } from "@tetron/lake/testing";
import { sql } from "drizzle-orm";
import { type Deed, type Doors, deed, type House } from "../testing.ts";
import { ARCHIVE_READS, ARCHIVE_WRITES } from "./archive/testing.ts";
import { HOOK_READS, HOOK_WRITES } from "./hooks/testing.ts";
import { INDEX_READS, indexWritesOn } from "./indexes/testing.ts";
import { modelReadsOn, modelWritesOn } from "./models/testing.ts";
import { UPLOAD_READS, UPLOAD_WRITES } from "./uploads/testing.ts";
import { WATCH_READS, WATCH_WRITES } from "./watches/testing.ts";
import { WEBHOOK_READS, WEBHOOK_WRITES } from "./webhooks/testing.ts";

const ORDINARY = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";
/** A wallet without any evidence, so that a quote to it has a route. */
const PAYEE = "0x00000000000000000000000000000000000e0002";

export const HISTORIES = [
  JSON.stringify({
    address: PAYEE,
    normal: [{ timeStamp: "1600000000", from: PAYEE, to: OTHER, value: "1" }],
    erc20: [],
  }),
];
export const LABELS = [JSON.stringify({ address: OTHER, label: "exchange", name: "Shop" })];
const PAYMENT = {
  fromAddress: ORDINARY,
  toAddress: PAYEE,
  amount: "0.5",
  currency: "ETH",
  network: "ethereum",
};
const REST_PAYMENT = {
  ...{ from_address: ORDINARY, to_address: PAYEE },
  ...{ amount: "0.5", currency: "ETH", network: "ethereum" },
};
const CLI_EDITION = ["--list", "mine", "--list-version", "1"];
const inline = (lines: readonly string[], shared: boolean, edition = {}) => ({
  ...{ network: "ethereum", format: "NDJSON", shared, lines, ...edition },
});
const importing = (field: string) => `mutation ($input: ImportInput!) { ${field}(input: $input) { id } }`;
const edition = { list: "mine", version: "1" };
const CONTEST = "mutation ($input: ContestLabelInput!) { contestLabel(input: $input) { changed } }";
const contest = (shared: boolean) => ({
  ...{ network: "ethereum", address: OTHER, list: "mine" },
  ...{ reason: "It is ours.", shared },
});
const CLI_CONTEST = ["labels", "contest", OTHER, "--list", "mine", "--reason", "It is ours."];
const LABELS_OF_OTHER = `/v1/labels?network=ethereum&address=${OTHER}`;
const labelled = ({ cli }: Doors) => cli("import", "labels", "labels.ndjson", ...CLI_EDITION);

const quoted = async ({ rest }: Doors) =>
  String((await rest("POST", "/v1/route/quote", REST_PAYMENT))["route_id"]);
const reported = ({ rest }: Doors) =>
  rest("POST", "/v1/feedback", {
    ...{ network: "ethereum", address: ORDINARY, outcome: "fraud", reference: "case-1" },
  });
const aKey = async ({ cli }: Doors) => String((await cli("keys", "create", "--name", "shop"))["id"]);

/** Has Ethereum followed since block 9. */
async function followed(lakeOf: () => House["lake"]): Promise<void> {
  const { db } = lakeOf();
  await forgetChain(db, "ethereum");
  const anchor = { height: 9, hash: "0x9", parentHash: "0x8", timestamp: 1_700_000_000 };
  await beginChain(db, aChain({ updatedAt: new Date() }), anchor);
}

/** Everything that writes. @param lakeOf, scoringOf - Of the platform, once it is open. */
export const writesOn = (
  lakeOf: () => House["lake"],
  scoringOf: () => House["platform"]["scoring"],
): Readonly<Record<string, Deed<unknown>>> => ({
  "a payment is scored": deed({
    graphql: {
      scoreTransaction: ({ graphql }) =>
        graphql(
          "mutation ($input: ScoreTransactionInput!) { scoreTransaction(input: $input) { id } }",
          PAYMENT,
        ),
      scoreTransactions: ({ graphql }) =>
        graphql(
          "mutation ($input: ScoreTransactionInput!) { scoreTransactions(inputs: [$input]) { results { score { id } } } }",
          PAYMENT,
        ),
    },
    rest: {
      scoreTransaction: ({ rest }) => rest("POST", "/v1/score", REST_PAYMENT),
      scoreBatch: ({ rest }) => rest("POST", "/v1/score/batch", { transactions: [REST_PAYMENT] }),
    },
    cli: { score: ({ cli }) => cli("score", ORDINARY, PAYEE, "0.5", "ETH") },
  }),
  "a route is quoted": deed({
    graphql: {
      quoteRoute: ({ graphql }) =>
        graphql("query ($input: QuoteRouteInput!) { quoteRoute(input: $input) { id } }", PAYMENT),
    },
    rest: { quoteRoute: quoted },
  }),
  "what became of a route is reported": deed<string>({
    before: quoted,
    graphql: {
      reportRouteExecution: ({ graphql }, routeId) =>
        graphql(
          "mutation ($input: ReportRouteExecutionInput!) { reportRouteExecution(input: $input) { __typename } }",
          { routeId, outcome: "EXECUTED", seconds: 60 },
        ),
    },
  }),
  "a wallet is reported": deed({
    graphql: {
      recordOutcome: ({ graphql }) =>
        graphql("mutation ($input: OutcomeInput!) { recordOutcome(input: $input) { recorded } }", {
          ...{ network: "ethereum", address: ORDINARY, outcome: "FRAUD", reference: "case-1" },
        }),
    },
    rest: {
      feedback: reported,
    },
  }),
  ...UPLOAD_WRITES,
  ...indexWritesOn(lakeOf),
  ...modelWritesOn(scoringOf),
  "histories are imported for a tenant": deed({
    graphql: {
      importHistories: ({ graphql }) => graphql(importing("importHistories"), inline(HISTORIES, false)),
    },
    cli: {
      import: ({ cli }) => cli("import", "histories", "histories.ndjson", "--tenant", DEMO_TENANT),
    },
  }),
  "histories are imported for everybody": deed({
    graphql: {
      importHistories: ({ graphql }) => graphql(importing("importHistories"), inline(HISTORIES, true)),
    },
    cli: { import: ({ cli }) => cli("import", "histories", "histories.ndjson") },
  }),
  "labels are imported for a tenant": deed({
    graphql: {
      importLabels: ({ graphql }) => graphql(importing("importLabels"), inline(LABELS, false, edition)),
    },
    rest: {
      importLabels: ({ rest }) =>
        rest("POST", "/v1/labels", {
          ...{ network: "ethereum", list: "mine", version: "1" },
          labels: LABELS.map((line) => JSON.parse(line)),
        }),
    },
    cli: {
      import: ({ cli }) => cli("import", "labels", "labels.ndjson", "--tenant", DEMO_TENANT, ...CLI_EDITION),
    },
  }),
  "labels are imported for everybody": deed({
    graphql: {
      importLabels: ({ graphql }) => graphql(importing("importLabels"), inline(LABELS, true, edition)),
    },
    cli: { import: ({ cli }) => cli("import", "labels", "labels.ndjson", ...CLI_EDITION) },
  }),
  "an edition that is held is imported again": deed({
    before: labelled,
    graphql: {
      importLabels: ({ graphql }) => graphql(importing("importLabels"), inline(LABELS, true, edition)),
    },
    cli: { import: ({ cli }) => cli("import", "labels", "labels.ndjson", ...CLI_EDITION) },
  }),
  "a label is contested for a tenant": deed({
    before: labelled,
    graphql: { contestLabel: ({ graphql }) => graphql(CONTEST, contest(false)) },
    rest: {
      contestLabel: async ({ rest }) => {
        const { labels } = (await rest("GET", LABELS_OF_OTHER)) as {
          labels: { list: string; label_id: string }[];
        };
        const { label_id } = labels.find(({ list }) => list === "mine")!;
        return rest("POST", `/v1/labels/${label_id}/contest`, { reason: "It is ours." });
      },
    },
    cli: {
      "labels contest": ({ cli }) => cli(...CLI_CONTEST, "--tenant", DEMO_TENANT),
    },
  }),
  "a label is contested for everybody": deed({
    before: labelled,
    graphql: { contestLabel: ({ graphql }) => graphql(CONTEST, contest(true)) },
    cli: { "labels contest": ({ cli }) => cli(...CLI_CONTEST) },
  }),
  "a contest is withdrawn": deed({
    before: async (doors) => {
      await labelled(doors);
      await doors.cli(...CLI_CONTEST);
    },
    graphql: {
      contestLabel: ({ graphql }) => graphql(CONTEST, { ...contest(true), reason: null, withdraw: true }),
    },
    cli: {
      "labels contest": ({ cli }) => cli("labels", "contest", OTHER, "--list", "mine", "--withdraw"),
    },
  }),
  "old blocks are asked for": deed({
    before: () => followed(lakeOf),
    cli: {
      "chain backfill": ({ cli }) =>
        cli("chain", "backfill", "--network", "ethereum", "--from", "1", "--to", "9"),
    },
  }),
  "a chain is reset": deed({
    before: () => followed(lakeOf),
    cli: { "chain reset": ({ cli }) => cli("chain", "reset", "--network", "ethereum") },
  }),
  "sanctions are replaced by current ones": deed({
    cli: {
      "lists refresh": ({ cli }) =>
        cli("lists", "refresh", "sanctioned_addresses_ETH.txt", "--date", "2026-10-31", "--force"),
    },
  }),
  "an edition of sanctions is taken back": deed({
    before: async ({ cli }) => {
      for (const day of ["2026-10-30", "2026-10-31"])
        await cli("lists", "refresh", "sanctioned_addresses_ETH.txt", "--date", day, "--force");
    },
    cli: { "lists rollback": ({ cli }) => cli("lists", "rollback", "OFAC SDN ETH") },
  }),
  "what is kept of a wallet is erased": deed({
    before: reported,
    cli: { erase: ({ cli }) => cli("erase", "--tenant", DEMO_TENANT, "--wallet", ORDINARY) },
  }),
  "root keys that are lost are forgotten": deed({
    before: async () => {
      await lakeOf().db.execute(sql`insert into platform.data_keys
        values ('dk_lost', ${DEMO_TENANT}, 'eip155:1:0x01', 'wrapped', 'lost', now())`);
    },
    cli: { "root-key forget": ({ cli }) => cli("root-key", "forget") },
  }),
  "data keys are wrapped anew": deed({ cli: { "root-key rewrap": ({ cli }) => cli("root-key", "rewrap") } }),
  "prices are imported": deed({
    cli: { "prices import": ({ cli }) => cli("prices", "import", "prices.csv") },
  }),
  "what the simulated network left is deleted": deed({
    cli: { "simulate clear": ({ cli }) => cli("simulate", "clear") },
  }),
  ...ARCHIVE_WRITES,
  ...WATCH_WRITES,
  ...WEBHOOK_WRITES,
  ...HOOK_WRITES,
  "a key is made": deed({
    graphql: {
      createApiKey: ({ graphql }) =>
        graphql("mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }", {
          ...{ name: "shop", scopes: ["score:read"] },
        }),
    },
    rest: {
      createKey: ({ rest }) => rest("POST", "/v1/admin/keys", { name: "shop", scopes: ["score:read"] }),
    },
    cli: { "keys create": aKey },
  }),
  "a key is rotated": deed<string>({
    before: aKey,
    graphql: {
      rotateApiKey: ({ graphql }, id) =>
        graphql("mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { key } }", { id }),
    },
    rest: { rotateKey: ({ rest }, id) => rest("POST", `/v1/admin/keys/${id}/rotate`, {}) },
    cli: { "keys rotate": ({ cli }, id) => cli("keys", "rotate", id) },
  }),
  "a key is revoked": deed<string>({
    before: aKey,
    graphql: {
      revokeApiKey: ({ graphql }, id) =>
        graphql("mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { id } }", { id }),
    },
    rest: { revokeKey: ({ rest }, id) => rest("DELETE", `/v1/admin/keys/${id}`) },
    cli: { "keys revoke": ({ cli }, id) => cli("keys", "revoke", id) },
  }),
  "a rate is limited": deed({
    cli: { "keys limit": ({ cli }) => cli("keys", "limit", "--per-minute", "500") },
  }),
});

/** Everything that only reads, through every interface that offers it. @param scoringOf - Of the platform, once it is open. */
export const readsOn = (
  scoringOf: () => House["platform"]["scoring"],
): Readonly<Record<string, Deed<unknown>>> => ({
  ...modelReadsOn(scoringOf),
  "networks and wallets": deed({
    graphql: {
      networks: ({ graphql }) => graphql("{ networks { id } }"),
      network: ({ graphql }) => graphql(`{ network(id: "ethereum") { id } }`),
      wallet: ({ graphql }) =>
        graphql(
          `{ wallet(network: "ethereum", address: "${ORDINARY}") { labels { label } risk { fraudProbability } reputation { score } } }`,
        ),
    },
    rest: {
      wallet: ({ rest }) => rest("GET", `/v1/wallets/ethereum/${ORDINARY}`),
      listLabels: ({ rest }) => rest("GET", LABELS_OF_OTHER),
      analyseWallet: ({ rest }) => rest("POST", "/v1/analysis", { address: ORDINARY }),
    },
    cli: { "labels explain": ({ cli }) => cli("labels", "explain", ORDINARY) },
  }),
  ...ARCHIVE_READS,
  ...UPLOAD_READS,
  ...INDEX_READS,
  ...WATCH_READS,
  "the ways of money between two wallets": deed({
    graphql: {
      paths: ({ graphql }) =>
        graphql(`{ paths(network: "ethereum", from: "${ORDINARY}", to: "${PAYEE}") { isExhaustive } }`),
    },
  }),
  reputations: deed({
    graphql: {
      reputations: ({ graphql }) =>
        graphql(
          `{ reputations(network: "ethereum", addresses: ["${ORDINARY}"]) { wallets { reputation { score } } } }`,
        ),
    },
    rest: {
      reputation: ({ rest }) =>
        rest("POST", "/v1/reputation", { network: "ethereum", addresses: [ORDINARY] }),
    },
  }),
  "a stored score": deed<string>({
    before: async ({ rest }) => String((await rest("POST", "/v1/score", REST_PAYMENT))["transaction_id"]),
    graphql: {
      score: ({ graphql }, id) => graphql(`{ score(id: "${id}") { id } }`),
      scoresById: ({ graphql }, id) => graphql(`{ scoresById(ids: ["${id}"]) { id } }`),
      scores: ({ graphql }) => graphql("{ scores { edges { node { id } } } }"),
      events: ({ graphql }) => graphql("{ events { edges { node { id } } } }"),
    },
    rest: {
      getScore: ({ rest }, id) => rest("GET", `/v1/score/${id}`),
      listScores: ({ rest }) => rest("GET", "/v1/scores"),
      listEvents: ({ rest }) => rest("GET", "/v1/events"),
    },
    cli: { replay: ({ cli }, id) => cli("replay", id) },
  }),
  "a stored quote": deed<string>({
    before: quoted,
    graphql: { route: ({ graphql }, id) => graphql(`{ route(id: "${id}") { id } }`) },
    rest: { getRoute: ({ rest }, id) => rest("GET", `/v1/route/${id}`) },
  }),
  "the audit log": deed({
    before: reported,
    cli: {
      "audit list": ({ cli }) => cli("audit", "list"),
      "audit verify": ({ cli }) => cli("audit", "verify"),
    },
  }),
  "chains that are followed": deed({
    graphql: { chains: ({ graphql }) => graphql("{ chains { network head endpoints { endpoint } } }") },
    cli: { "chain status": ({ cli }) => cli("chain", "status") },
  }),
  "prices of days": deed({ cli: { "prices status": ({ cli }) => cli("prices", "status") } }),
  "the simulated network": deed({ cli: { "simulate report": ({ cli }) => cli("simulate", "report") } }),
  "lists in force": deed({ cli: { "lists show": ({ cli }) => cli("lists", "show") } }),
  webhooks: WEBHOOK_READS,
  "hook sources": HOOK_READS,
  keys: deed<string>({
    before: aKey,
    graphql: {
      apiKeys: ({ graphql }) => graphql("{ apiKeys { edges { node { id } } } }"),
      apiKey: ({ graphql }, id) => graphql(`{ apiKey(id: "${id}") { id } }`),
    },
    rest: {
      listKeys: ({ rest }) => rest("GET", "/v1/admin/keys"),
      getKey: ({ rest }, id) => rest("GET", `/v1/admin/keys/${id}`),
    },
    cli: {
      "keys list": ({ cli }) => cli("keys", "list"),
      "keys show": ({ cli }, id) => cli("keys", "show", id),
    },
  }),
});

/** Commands that run without the platform's lake, and `start`, which serves it. */
export const BESIDE: Readonly<Record<string, readonly string[]>> = {
  start: [],
  mcp: [],
  wallets: ["histories.ndjson"],
  "keys demo": [],
  train: [],
  "lists build": [],
  "catalogue check": [],
  "catalogue compare": ["--url", "histories.ndjson"],
  evaluate: [],
  "analyst evaluate": [],
};
