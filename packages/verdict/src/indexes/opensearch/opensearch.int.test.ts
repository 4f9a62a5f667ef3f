import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { reasonToSkip } from "@tetron/domain/testing";
import { emptyLake, silent } from "@tetron/lake/testing";
import { addressOf, naiveScan, placedWallets, WIDTH } from "@tetron/models/nearest/testing";
import type { PlacedWallet } from "@tetron/models/nearest/wallet-rows";
import { createMetrics } from "@tetron/service/metrics";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openVerdict } from "../../open-verdict.ts";
import type { WalletIndex } from "../../wallet-index.ts";
import type { EditionWallets } from "../edition-wallets.ts";
import { holdIndex } from "../hold-index.ts";
import type { BuildProgress } from "./build-index.ts";
import { type Cluster, openCluster } from "./cluster.ts";
import { openSearchIndexes, type SearchIndexes } from "./search-indexes.ts";
import { OpenSearchSettings } from "./settings.ts";
import { showSearches } from "./show-searches.ts";
import { type OpenSearchNode, openSearchCommand, startOpenSearch } from "./testing.ts";

const command = await openSearchCommand();
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();
const wallets = placedWallets(300, "clustered");
const asked = [
  ...placedWallets(10, "clustered", 2).map(({ point }) => point),
  ...placedWallets(10, "isotropic", 3).map(({ point }) => point),
];
const K = 10;
/** Farther from the nearest known wallet than any of a cluster. */
const OUTLIER_DISTANCE = 5;
/** Beyond any search, however busy the machine is. */
const PATIENCE_MS = 20_000;
/** More than the node waits for itself. */
const START_MS = 300_000;
let node: OpenSearchNode;
let cluster: Cluster;
let editions = 0;

beforeAll(async () => {
  if (typeof command === "string") return;
  node = stack.use(await startOpenSearch(command));
  cluster = stack.use(await clusterAt(node.url));
}, START_MS);

function clusterAt(url: string, more: object = {}): Promise<Cluster> {
  return openCluster({ ...OpenSearchSettings.parse(more), OPENSEARCH_URL: url });
}

/** An edition that no other test has. */
function anEdition(some: readonly PlacedWallet[] = wallets, edition = `test+${editions++}`): EditionWallets {
  return {
    ...{ edition, asOf: new Date("2025-01-01T00:00:00Z"), fraudShare: 1 / 3, size: some.length },
    place: (vector44) => Float32Array.from(vector44),
    async *pages() {
      for (let at = 0; at < some.length; at += 100) yield some.slice(at, at + 100);
    },
  };
}

function indexesOf(
  over: Cluster,
  more: { maxExactWallets?: number; deadlineMs?: number } = {},
): SearchIndexes {
  return openSearchIndexes({
    ...{
      cluster: over,
      prefix: "tetron-test",
      deadlineMs: PATIENCE_MS,
      outlierFrom: OUTLIER_DISTANCE,
      log: silent,
    },
    ...more,
  });
}

/** An edition as OpenSearch searches it, and memory where it cannot. */
function searchedBy(indexes: SearchIndexes, edition: EditionWallets): WalletIndex {
  const held = holdIndex(edition);
  return indexes.index(edition, async () => (await held).index);
}

const wallet = (point: Float32Array, address = addressOf(0)) => ({ address, wallet44: point });

describe.skipIf(reasonToSkip(typeof command === "string" ? command : undefined))("over OpenSearch", () => {
  test("a build finds what measuring every distance finds, to the bit, and a wallet is not its own neighbour", async () => {
    const indexes = indexesOf(cluster);
    const edition = anEdition();
    const progress: BuildProgress[] = [];
    expect(await indexes.isBuilt(edition, signal)).toBe(false);
    const built = await indexes.build(edition, { signal, onProgress: (each) => progress.push(each) });
    expect(built).toMatchObject({ wallets: wallets.length, recall: 1 });
    expect(progress).toContainEqual({ phase: "store", done: wallets.length, total: wallets.length });
    expect(progress.at(-1)).toMatchObject({ phase: "verify", done: 40, total: 40 });
    expect(await indexes.isBuilt(edition, signal)).toBe(true);
    const index = searchedBy(indexes, edition);
    for (const point of asked)
      expect(await index.nearest(wallet(point), K, signal)).toEqual({
        wallets: naiveScan(wallets, point, K),
        by: "opensearch",
      });
    const itself = wallets[3]!;
    expect((await index.nearest(wallet(itself.point, itself.address), 50, signal)).wallets).toEqual(
      naiveScan(wallets, itself.point, 50, new Set([itself.address])),
    );
  });

  test("an edition is built again while it is searched: no search fails, and the build before is deleted", async () => {
    const indexes = indexesOf(cluster);
    const edition = anEdition();
    const first = await indexes.build(edition, { signal });
    const index = searchedBy(indexes, edition);
    const expected = { wallets: naiveScan(wallets, asked[0]!, K), by: "opensearch" };
    let isBuilding = true;
    const building = indexes.build(edition, { signal }).finally(() => {
      isBuilding = false;
    });
    let searches = 0;
    while (isBuilding) {
      expect(await index.nearest(wallet(asked[0]!), K, signal)).toEqual(expected);
      searches += 1;
    }
    const second = await building;
    expect(await index.nearest(wallet(asked[0]!), K, signal)).toEqual(expected);
    expect(searches).toBeGreaterThan(0);
    expect(second.name).not.toBe(first.name);
    expect((await node.call("GET", `/${first.name}`)).status).toBe(404);
    expect((await node.call("GET", `/_alias/${first.name.replace(/-[^-]+$/, "")}`)).body).toEqual({
      [second.name]: { aliases: expect.anything() },
    });
  });

  test("a large edition is searched by HNSW, its candidates measured again, and its recall is sampled", async () => {
    const indexes = indexesOf(cluster, { maxExactWallets: 100 });
    const edition = anEdition();
    expect((await indexes.build(edition, { signal })).recall).toBeGreaterThan(0.9);
    const index = searchedBy(indexes, edition);
    const found = await index.nearest(wallet(asked[0]!), K, signal);
    expect(found).toEqual({ wallets: naiveScan(wallets, asked[0]!, K), by: "opensearch_hnsw" });
    await expect.poll(() => indexes.counts.samples.taken).toBe(1);
    const metrics = createMetrics("test");
    showSearches(metrics, indexes.counts);
    const shown = await metrics.registry.metrics();
    expect(shown).toContain('tetron_neighbour_recall{wallets="usual",service="test"} 1');
    expect(shown).toContain('tetron_neighbour_searches_total{by="opensearch_hnsw",service="test"} 1');
  });

  test("a yellow OpenSearch is searched like a green one", async () => {
    const indexes = indexesOf(cluster);
    const edition = anEdition();
    const { name } = await indexes.build(edition, { signal });
    const replicas = { index: { auto_expand_replicas: false, number_of_replicas: 1 } };
    expect((await node.call("PUT", `/${name}/_settings`, replicas)).status).toBe(200);
    expect((await node.call("GET", `/_cluster/health/${name}`)).body.status).toBe("yellow");
    expect((await searchedBy(indexes, edition).nearest(wallet(asked[1]!), K, signal)).by).toBe("opensearch");
  });

  test.each([
    ["full", "read_only_allow_delete"],
    ["read-only", "read_only"],
  ])("one that is %s refuses a build and says so, and is searched on", async (_what, block) => {
    const indexes = indexesOf(cluster);
    const edition = anEdition();
    const { name } = await indexes.build(edition, { signal });
    const setTo = (value: true | null) =>
      node.call("PUT", "/_cluster/settings", { persistent: { [`cluster.blocks.${block}`]: value } });
    expect((await setTo(true)).status).toBe(200);
    try {
      await expect(indexes.build(edition, { signal })).rejects.toMatchObject({
        kind: "refused",
        message: expect.stringContaining("cluster_block_exception"),
      });
      expect((await searchedBy(indexes, edition).nearest(wallet(asked[1]!), K, signal)).by).toBe(
        "opensearch",
      );
    } finally {
      await setTo(null);
    }
    expect((await node.call("GET", `/${name}`)).status).toBe(200);
    expect(await indexes.isBuilt(edition, signal)).toBe(true);
  });

  test("a wallet with NaN ends the build, which leaves nothing, and the one before is searched on", async () => {
    const indexes = indexesOf(cluster);
    const edition = anEdition();
    await indexes.build(edition, { signal });
    const bad = { ...wallets[0]!, address: addressOf(9_999), point: wallets[0]!.point.with(5, Number.NaN) };
    const broken = anEdition([...wallets, bad], edition.edition);
    await expect(indexes.build(broken, { signal })).rejects.toMatchObject({ kind: "refused" });
    const { body } = await node.call("GET", `/tetron-test-${edition.edition.replace("+", "-")}*`);
    expect(Object.keys(body)).toHaveLength(1);
    expect((await searchedBy(indexes, edition).nearest(wallet(asked[2]!), K, signal)).by).toBe("opensearch");
  });

  test("an index that lost wallets, or is of another mapping, is not searched, and is built again", async () => {
    const indexes = indexesOf(cluster);
    const edition = anEdition();
    const expected = { wallets: naiveScan(wallets, asked[3]!, K), by: "embedded" };
    const { name } = await indexes.build(edition, { signal });
    await node.call("DELETE", `/${name}/_doc/${wallets[9]!.address}?refresh=true`);
    expect(await searchedBy(indexes, edition).nearest(wallet(asked[3]!), K, signal)).toEqual(expected);
    expect(await indexes.isBuilt(edition, signal)).toBe(false);

    await node.call("DELETE", `/${name}`);
    const alias = name.replace(/-[^-]+$/, "");
    await node.call("PUT", "/other", {
      settings: { index: { knn: true } },
      aliases: { [alias]: {} },
      mappings: { properties: { place: { type: "knn_vector", dimension: 8 } } },
    });
    expect(await searchedBy(indexes, edition).nearest(wallet(asked[3]!), K, signal)).toEqual(expected);
    expect(indexes.counts.faults.get("unfit")).toBe(2);
    expect(await indexes.isBuilt(edition, signal)).toBe(false);
    await indexes.build(edition, { signal });
    expect((await searchedBy(indexes, edition).nearest(wallet(asked[3]!), K, signal)).by).toBe("opensearch");
  });

  test("a process with the setting searches in memory until an edition is built, then in OpenSearch", async () => {
    const lake = stack.use(await emptyLake());
    const { index, indexes } = await openVerdict({
      ...{
        lake,
        log: silent,
        reputation: await openReputationArtifacts({}),
        shelfLives: DEFAULT_SHELF_LIVES,
      },
      usdOf: () => null,
      settings: {
        ...{ TETRON_SOURCE_DEADLINE_MS: 1_500, OPENSEARCH_URL: node.url },
        ...{ TETRON_OPENSEARCH_PREFIX: "tetron-verdict", TETRON_OPENSEARCH_DEADLINE_MS: 5_000 },
      },
    });
    const far = wallet(Float32Array.from({ length: WIDTH }, (_, column) => column));
    const inForce = await indexes.inForce();
    const found = await inForce.nearest(far, K, signal);
    expect(found).toEqual(await index.nearest(far, K, signal));
    expect([found.by, indexes.search!.counts.faults.get("unfit")]).toEqual(["embedded", 1]);
    const [shipped] = await indexes.editions();
    const some = { ...anEdition(), place: shipped!.place };
    await indexes.search!.build(some, { signal });
    const there = indexes.search!.index(some, () => Promise.reject(new Error("not needed")));
    expect((await there.nearest(far, K, signal)).by).toBe("opensearch");
  });

  test("the builds of other editions are deleted once they are old, and nothing of others is", async () => {
    const indexes = indexesOf(cluster);
    const kept = anEdition();
    const { name } = await indexes.build(kept, { signal });
    const young = `tetron-test-gone-${Date.now().toString(36)}`;
    const old = `tetron-test-gone-${(Date.now() - 3 * 3_600_000).toString(36)}`;
    for (const each of [young, old, "elsewhere"]) await node.call("PUT", `/${each}`);
    expect(await indexes.forget([kept], signal)).toEqual([old]);
    for (const [each, status] of [
      [name, 200],
      [young, 200],
      [old, 404],
      ["elsewhere", 200],
    ] as const)
      expect((await node.call("GET", `/${each}`)).status, each).toBe(status);
  });
});

/** Something in OpenSearch's place. */
async function stubbed(listener: RequestListener, more: object = {}): Promise<Cluster> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return stack.use(await clusterAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, more));
}

const MAPPING = {
  address: { type: "keyword" },
  fraud: { type: "boolean" },
  place: { type: "knn_vector", dimension: WIDTH },
};

/** Answers as OpenSearch does, but for what `change` does to the answer of a search. */
function answering(change: (hits: Hit[]) => object): RequestListener {
  return async (request, response) => {
    const send = (body: object) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(body));
    };
    if (request.url!.includes("_mapping")) return send({ one: { mappings: { properties: MAPPING } } });
    if (request.url!.includes("_count")) return send({ count: wallets.length });
    const { size, query } = (await json(request)) as { size: number; query: Query };
    const point = Float32Array.from(query.script_score.script.params.query_value);
    const hits = naiveScan(wallets, point, size).map(({ address, fraud, distance }) => ({
      _score: 1 / (1 + distance ** 2),
      _source: { address, fraud, place: Array.from(wallets.find((each) => each.address === address)!.point) },
    }));
    send({ timed_out: false, _shards: { failed: 0 }, hits: { hits }, ...change(hits) });
  };
}

interface Hit {
  readonly _score: number;
  readonly _source: { readonly address: string; readonly fraud: boolean; readonly place: readonly number[] };
}
interface Query {
  readonly script_score: { readonly script: { readonly params: { readonly query_value: number[] } } };
}

const expected = naiveScan(wallets, asked[4]!, K);

test.each<[string, string, (hits: Hit[]) => object]>([
  ["answers a part in time", "late", () => ({ timed_out: true })],
  ["has a shard that failed", "partial", () => ({ _shards: { failed: 1 } })],
  ["returns fewer than were asked for", "partial", (hits) => ({ hits: { hits: hits.slice(0, 7) } })],
  [
    "measures other distances",
    "unfit",
    (hits) => ({ hits: { hits: hits.map((hit) => ({ ...hit, _score: 0.5 })) } }),
  ],
  [
    "returns a wallet with null for a number",
    "unfit",
    ([hit, ...rest]) => ({
      hits: {
        hits: [
          { ...hit, _source: { ...hit!._source, place: hit!._source.place.with(3, Number.NaN) } },
          ...rest,
        ],
      },
    }),
  ],
])(
  "an OpenSearch that %s is not believed: the process searches itself and says so",
  async (_what, kind, change) => {
    const indexes = indexesOf(await stubbed(answering(change)));
    const index = searchedBy(indexes, anEdition());
    expect(await index.nearest(wallet(asked[4]!), K, signal)).toEqual({ wallets: expected, by: "embedded" });
    expect([...indexes.counts.faults.keys()]).toEqual([kind]);
  },
);

test("one that hangs, is away or refuses is not waited for, and is left alone for a while", async () => {
  let calls = 0;
  const hangs = await stubbed(() => {
    calls += 1;
  });
  const refuses = await stubbed((_request, response) => response.writeHead(503).end("{}"));
  const away = stack.use(await clusterAt("http://127.0.0.1:9"));
  const kinds: string[] = [];
  for (const over of [hangs, refuses, away]) {
    const indexes = indexesOf(over, over === hangs ? { deadlineMs: 200 } : {});
    const index = searchedBy(indexes, anEdition());
    for (let n = 0; n < 3; n++)
      expect(await index.nearest(wallet(asked[4]!), K, signal)).toEqual({
        wallets: expected,
        by: "embedded",
      });
    kinds.push(...indexes.counts.faults.keys());
  }
  expect(kinds).toEqual(["late", "refused", "away"]);
  // The two questions of the first search.
  expect(calls).toBe(2);
});

test("user and password are sent, and no error shows them", async () => {
  let sent: string | undefined;
  const over = await stubbed(
    (request, response) => {
      sent = request.headers.authorization;
      response.writeHead(403, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { type: "security_exception", reason: "no permissions" } }));
    },
    { OPENSEARCH_USERNAME: "tetron", OPENSEARCH_PASSWORD: "s3cret-pass" },
  );
  const failed = indexesOf(over).build(anEdition(), { signal });
  await expect(failed).rejects.toThrow("OpenSearch: 403 security_exception: no permissions.");
  await expect(failed.catch((error: unknown) => JSON.stringify(error))).resolves.not.toContain("s3cret");
  expect(sent).toBe(`Basic ${btoa("tetron:s3cret-pass")}`);
});

test("a point with NaN is refused before anybody is asked", async () => {
  const index = searchedBy(indexesOf(await stubbed(() => {})), anEdition());
  await expect(index.nearest(wallet(asked[0]!.with(1, Number.NaN)), K, signal)).rejects.toThrow(
    "A point has NaN in column 1.",
  );
});
