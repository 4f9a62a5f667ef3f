/**
 * Measures a search for the ten nearest wallets at several sizes, beside a scan that measures every distance and sorts, in
 * the same run: of wallets that are alike in groups, and of wallets all over the space. With `--opensearch` beside an
 * OpenSearch of its own too, which takes many minutes to build a million: how long that is, what a search takes, and which
 * share of the true ten nearest it finds. `--json` prints one object.
 *
 *     npm run bench:knn -- [--wallets 10000 --wallets 100000 --wallets 1000000] [--kind clustered] [--opensearch] [--json]
 *
 * @module
 */
import assert from "node:assert/strict";
import { parseArgs } from "node:util";
import { pointIndex } from "@tetron/models/nearest/point-index";
import type { Neighbour } from "@tetron/models/neighbour";
import { addressOf, type OpenSearchBench, openSearchBench } from "./knn/in-opensearch.ts";
import { naiveScan } from "./knn/naive-scan.ts";
import { clusteredPoints, isotropicPoints, type Points, WIDTH } from "./knn/wallets.ts";
import { median, timing } from "./quantiles.ts";

const K = 10;
const QUERIES = 200;
/** A scan and sort of a million takes long. */
const NAIVE_QUERIES = 11;

const KINDS: Readonly<Record<string, (wallets: number, asked: number) => Points>> = {
  clustered: clusteredPoints,
  isotropic: isotropicPoints,
};

const { values } = parseArgs({
  options: {
    wallets: { type: "string", multiple: true, default: ["10000", "100000", "1000000"] },
    kind: { type: "string", multiple: true, default: Object.keys(KINDS) },
    opensearch: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});

interface Figures {
  readonly wallets: number;
  readonly kind: string;
  readonly naive_ms: number;
  readonly nearest_ms: number;
  readonly speedup: number;
  readonly bytes_per_wallet: number;
  readonly sort_s: number;
}

/** Only with `--opensearch`; the ratio is to `nearest_ms`. */
interface OpenSearchFigures {
  readonly opensearch_by: string;
  readonly opensearch_build_s: number;
  readonly opensearch_p50_ms: number;
  readonly opensearch_p99_ms: number;
  readonly opensearch_ratio: number;
  /** Share of the true ten nearest that are found. */
  readonly opensearch_recall: number;
}

await using openSearch = values.opensearch ? await openSearchBench() : null;
const figures: (Figures & Partial<OpenSearchFigures>)[] = [];
for (const kind of values.kind)
  if (!Object.hasOwn(KINDS, kind))
    throw new Error(`--kind: "${kind}" is none of ${Object.keys(KINDS).join(", ")}.`);
for (const each of values.wallets) {
  const wallets = Number(each);
  if (!Number.isInteger(wallets) || wallets < K)
    throw new Error(`--wallets: give whole numbers from ${K} on.`);
  for (const kind of values.kind) figures.push(await measure(kind, wallets, KINDS[kind]!(wallets, QUERIES)));
}
if (values.json) console.log(JSON.stringify({ bench: "knn", figures }));
else console.table(figures);

async function measure(
  kind: string,
  wallets: number,
  { points, asked }: Points,
): Promise<Figures & Partial<OpenSearchFigures>> {
  const index = pointIndex(WIDTH, wallets);
  for (let row = 0; row < wallets; row++)
    index.put({
      address: addressOf(row),
      fraud: row % 3 === 0,
      point: points.subarray(row * WIDTH, (row + 1) * WIDTH),
    });
  const [sortMs] = timesOf([0], () => index.sort());
  const nearest = (point: Float32Array) => index.nearest(point, K);
  const found = (point: Float32Array) => nearest(point).map(({ distance }) => distance);
  for (const point of asked.slice(0, NAIVE_QUERIES)) {
    const [ours, theirs] = [found(point), naiveScan(points, point, K)];
    // They sum in another order, so the last digits may differ.
    for (const [at, distance] of theirs.entries())
      assert.ok(Math.abs(distance - ours[at]!) < 1e-9 * (1 + distance));
  }
  const naive = median(timesOf(asked.slice(0, NAIVE_QUERIES), (point) => naiveScan(points, point, K)));
  const ours = median(timesOf(asked, found));
  return {
    ...{ wallets, kind, naive_ms: rounded(naive), nearest_ms: rounded(ours), speedup: rounded(naive / ours) },
    ...{ bytes_per_wallet: Math.round(index.bytes / wallets), sort_s: rounded(sortMs! / 1_000) },
    ...(openSearch && (await measureOpenSearch(openSearch, { points, asked }, { nearest, ms: ours }))),
  };
}

async function measureOpenSearch(
  bench: OpenSearchBench,
  { points, asked }: Points,
  ours: { readonly nearest: (point: Float32Array) => readonly Neighbour[]; readonly ms: number },
): Promise<OpenSearchFigures> {
  const { seconds, search } = await bench.build(points);
  const { by } = await search(asked[0]!);
  const times: number[] = [];
  let found = 0;
  for (const point of asked) {
    const start = performance.now();
    const { wallets } = await search(point);
    times.push(performance.now() - start);
    const addresses = new Set(wallets.map(({ address }) => address));
    found += ours.nearest(point).filter(({ address }) => addresses.has(address)).length;
  }
  const { p50, p99 } = timing(times, 1);
  return {
    ...{ opensearch_by: by, opensearch_build_s: rounded(seconds) },
    ...{ opensearch_p50_ms: rounded(p50), opensearch_p99_ms: rounded(p99) },
    opensearch_ratio: rounded(p50 / ours.ms),
    opensearch_recall: rounded(found / (K * asked.length)),
  };
}

/** Milliseconds of each call. */
function timesOf<Item>(items: readonly Item[], call: (item: Item) => unknown): number[] {
  return items.map((item) => {
    const start = performance.now();
    call(item);
    return performance.now() - start;
  });
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
