/**
 * Measures `Wallet.cluster` and a score of a wallet in clusters of 10,000 and 100,000 addresses: `npm run bench:clusters`.
 * `--embedded` measures the embedded store. Its output is in docs/clusters.md.
 *
 * One cluster of each size is a star (a service that sweeps into one address), one a chain of pairs, and one is change links
 * all along. Each is asked for from ten of its addresses; the first answer of each counts too.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { aMainnetAddress } from "@tetron/connectors/bitcoind/as-mainnet/testing";
import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import type { LinkRule } from "@tetron/domain/address-link";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { NO_INDEX_SOURCES } from "@tetron/ingestion/indexes/testing";
import { openSubgraph } from "@tetron/ingestion/subgraph";
import { putLinks } from "@tetron/lake/address-links";
import { emptyLake, silent } from "@tetron/lake/testing";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { sql } from "drizzle-orm";
import { graphql } from "graphql";

const { values } = parseArgs({ options: { embedded: { type: "boolean", default: false } } });
/** Of ten addresses, the middle and the slowest. */
const ASKED = 10;
const BLOCK_LINKS = 5_000;
const { signal } = new AbortController();

await using lake = await emptyLake(values.embedded ? "embedded" : "postgres", await readShippedLists());
const artifacts = await openReputationArtifacts({});
const { taxonomy } = artifacts;
const shared = { lake, log: silent, shelfLives: DEFAULT_SHELF_LIVES };
const { schema, createContext } = openSubgraph({ ...shared, taxonomy, indexSources: NO_INDEX_SOURCES });
const verdict = await openVerdict({
  ...{ ...shared, settings: { TETRON_SOURCE_DEADLINE_MS: 60_000 } },
  ...{ reputation: artifacts, usdOf: tableUsd },
});
const PAYER = aMainnetAddress(0);
let next = 1;
let height = 0;

const SHAPES: Readonly<Record<string, (at: number) => readonly [from: number, rule: LinkRule]>> = {
  star: () => [0, "common_inputs"],
  chain: (at) => [at - 1, "common_inputs"],
  change: (at) => [at - 1, "change"],
};

async function put(shape: (at: number) => readonly [number, LinkRule], size: number): Promise<string[]> {
  const addresses = Array.from({ length: size }, () => aMainnetAddress(next++));
  const links = addresses.slice(1).map((other, n) => {
    const [from, rule] = shape(n + 1);
    return { address: addresses[from]!, other, rule, index: 0, transactionHash: `tx${other}` };
  });
  for (let at = 0; at < links.length; at += BLOCK_LINKS)
    await putLinks(lake.db, [
      {
        ...{ network: "bitcoin", height, hash: `h${height++}`, parentHash: null, timestamp: 1_790_000_000 },
        ...{ transactions: [], movements: [] },
        links: links.slice(at, at + BLOCK_LINKS).map((link, transaction) => ({ ...link, transaction })),
      },
    ]);
  return addresses;
}

async function cluster(address: string): Promise<void> {
  const source = `{ wallet(network: "bitcoin", address: "${address}") { cluster { size doubt
    named { wallet { address } listing rule confidence }
    members(first: 20) { pageInfo { hasNextPage endCursor } edges { node { wallet { address } rule transaction height } } } } } }`;
  const caller = { tenant: "acme", keyId: "key_1", requestId: "req_1", scopes: ["wallet:read"] as const };
  const { errors } = await graphql({ schema, source, contextValue: createContext(caller, signal) });
  if (errors !== undefined) throw new Error(errors[0]!.message);
}

async function score(toAddress: string): Promise<void> {
  const payment = { fromAddress: PAYER, toAddress, amount: "0.001", currency: "BTC", network: "bitcoin" };
  const asker = { tenant: "acme", keyId: "key_1", requestId: "req_1" };
  await scoreTransaction({ lake, log: silent, ...verdict }, asker, payment, signal);
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function measure(addresses: readonly string[], work: (address: string) => Promise<void>) {
  const took: number[] = [];
  for (let n = 0; n < ASKED; n++)
    took.push(
      await milliseconds(() => work(addresses[Math.floor((n * (addresses.length - 1)) / (ASKED - 1))]!)),
    );
  took.sort((a, b) => a - b);
  return `${took[Math.floor(ASKED / 2)]!.toFixed(1)} (${took.at(-1)!.toFixed(1)})`;
}

// Compiles and plans what all need.
const [alone, pair] = [aMainnetAddress(next++), await put(SHAPES["star"]!, 2)];
for (let n = 0; n < 20; n++)
  for (const address of [alone, ...pair]) await Promise.all([cluster(address), score(address)]);
console.log(
  `alone: first page ${await measure([alone], cluster)} ms, score ${await measure([alone], score)} ms`,
);
for (const size of [10, 1_000, 10_000, 100_000])
  for (const [name, shape] of Object.entries(SHAPES)) {
    const addresses = await put(shape, size);
    await lake.db.execute(sql`analyze ingestion.address_links`);
    const [page, scored] = [await measure(addresses, cluster), await measure(addresses, score)];
    console.log(`${name} of ${size}: first page ${page} ms, score ${scored} ms`);
  }
