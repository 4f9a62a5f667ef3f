import { openProviders } from "@tetron/connectors/providers/configured/open-providers";
import { anExplorer } from "@tetron/connectors/providers/testing";
import { NO_INDEX_SOURCES } from "@tetron/ingestion/indexes/testing";
import { openHistoryAsking } from "@tetron/ingestion/on-demand/ask-history";
import { openSubgraph } from "@tetron/ingestion/subgraph";
import { leasesOf } from "@tetron/lake/leases";
import { emptyLake, silent } from "@tetron/lake/testing";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { createCallerSigner } from "@tetron/service/caller-token";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { readSettings } from "@tetron/service/settings";
import { openShelfLives } from "@tetron/service/shelf-lives";
import { serveSubgraph } from "@tetron/service/subgraph";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { remoteHistories } from "@tetron/verdict/sources/remote-histories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Settings } from "./settings.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const CALLER = { tenant: "acme", keyId: "key_1", requestId: "req_1" };
const wallet = (n: number) => `0x${n.toString(16).padStart(40, "0e")}`;
const { signal } = new AbortController();
const sign = createCallerSigner(SECRET);

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const lake = stack.use(await emptyLake());
const explorer = stack.use(
  await anExplorer({
    account: (address) =>
      address === wallet(9)
        ? undefined
        : {
            normal: [1, 2, 3].map((block) => ({
              ...{ blockNumber: `${block}`, timeStamp: `${1_500_000_000 + block}`, hash: `0x${block}` },
              ...{ from: address, to: SHOP, value: "1", isError: "0", methodId: "" },
            })),
            erc20: [],
          },
  }),
);
const settings = readSettings(Settings, {
  TETRON_ETHERSCAN_URL: explorer.url,
  TETRON_ETHERSCAN_PER_SECOND: "1000",
  TETRON_PROVIDERS_BASE: "none",
});
const reputation = await openReputationArtifacts(settings);
const shelfLives = await openShelfLives(settings);
const usdOf = () => null;
let url: string;

beforeAll(async () => {
  const asking = openHistoryAsking(stack, { lake, pool: openProviders(stack, settings), log: silent });
  const address = await serveSubgraph(stack, {
    subgraph: openSubgraph({
      ...{ lake, shelfLives, log: silent, taxonomy: reputation.taxonomy },
      histories: { asking, deadlineMs: settings.TETRON_SOURCE_DEADLINE_MS },
      indexSources: NO_INDEX_SOURCES,
    }),
    ...{ host: "127.0.0.1", port: 0, log: silent, stopping: signal, internalSecret: SECRET },
    leases: leasesOf(lake.db),
  });
  url = `${address}/graphql`;
});

async function statusOf(network: string, address: string): Promise<unknown> {
  const query = `{ wallet(network: "${network}", address: "${address}") {
    historyStatus history { sentTransactions } coverage { complete } } }`;
  const token = await sign({ ...CALLER, scopes: ["wallet:read"] }, "ingestion");
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: { wallet: unknown } }).data.wallet;
}

async function scoredBy(histories: ReturnType<typeof remoteHistories>, to: string) {
  const verdict = await openVerdict({
    lake,
    settings,
    log: silent,
    reputation,
    shelfLives,
    histories,
    usdOf,
  });
  const payment = {
    fromAddress: wallet(1),
    toAddress: to,
    amount: "0.5",
    currency: "ETH",
    network: "ethereum",
  };
  return scoreTransaction({ lake, log: silent, ...verdict }, CALLER, payment, signal);
}

test("a scoring process asks the ingestion process, which stores what the provider tells", async () => {
  const score = await scoredBy(remoteHistories(url, SECRET), wallet(2));
  expect(score.status).toBe("completed");
  for (const { status, provider, coverage } of score.sources.slice(0, 2))
    expect({ status, provider, coverage }).toMatchObject({
      ...{ status: "ok", provider: "etherscan" },
      coverage: { complete: true },
    });
  expect(score.inputs.to.features).not.toBeNull();
});

test("a question about a wallet asks the provider for it, and says when there is nothing to tell", async () => {
  expect(await statusOf("ethereum", wallet(3))).toEqual({
    historyStatus: "OK",
    history: { sentTransactions: 3 },
    coverage: { complete: true },
  });
  expect(await statusOf("ethereum", wallet(9))).toMatchObject({ historyStatus: "MISSING", history: null });
  expect(await statusOf("base", wallet(3))).toMatchObject({ historyStatus: "NOT_CONFIGURED" });
});

test("an ingestion process that is down makes a score pending, and one without its URL asks nobody", async () => {
  const down = await scoredBy(remoteHistories("http://127.0.0.1:9/graphql", SECRET), wallet(4));
  expect(down).toMatchObject({ status: "pending", recommendation: "review" });
  const alone = await scoredBy(remoteHistories(undefined, SECRET), wallet(4));
  expect(alone.status).toBe("completed");
  expect(alone.sources.find(({ name }) => name === "to_wallet")?.status).toBe("not_configured");
});
