import { parseArgs } from "node:util";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { NO_INDEX_SOURCES } from "@tetron/ingestion/indexes/testing";
import { openSubgraph } from "@tetron/ingestion/subgraph";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import { transferHistories } from "@tetron/lake/tables/transfer-histories";
import { transferTotals } from "@tetron/lake/tables/transfer-totals";
import { transfers } from "@tetron/lake/tables/transfers";
import { emptyLake, silent } from "@tetron/lake/testing";
import { sql } from "drizzle-orm";
import { graphql } from "graphql";
import { median } from "./quantiles.ts";

/**
 * Pages of the graph of a wallet with a million transfers, beside the bare statement that reads the same rows, on
 * PostgreSQL: medians of `--rounds N` (50). `--transfers N` (1000000), `--counterparties N` (20000), `--embedded` for
 * PGlite.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "50" },
    transfers: { type: "string", default: "1000000" },
    counterparties: { type: "string", default: "20000" },
    embedded: { type: "boolean", default: false },
  },
});
const [rounds, entries, parties] = [values.rounds, values.transfers, values.counterparties].map(Number) as [
  number,
  number,
  number,
];
const ADDRESS = "0x00000000000000000000000000000000000a11ce";
const START = 1_500_000_000;

await using lake = await emptyLake(values.embedded ? "embedded" : "postgres");
await fill(lake);
const subgraph = openSubgraph({
  ...{ lake, taxonomy: SHIPPED_TAXONOMY, shelfLives: DEFAULT_SHELF_LIVES, log: silent },
  indexSources: NO_INDEX_SOURCES,
});
const middle = Buffer.from(JSON.stringify({ in: "history", at: START + entries / 2, seq: entries / 2 }));
const PAGE = "pageInfo { endCursor } edges { node { at amount counterparty { address } asset { id } } }";
const bare = await medianOf(() =>
  lake.db.execute(sql`select * from ${transfers}
    where network = 'ethereum' and wallet = ${ADDRESS} and owner = 'operator' order by at desc, seq desc limit 101`),
);
const first = await medianOf(() => ask(`transfers(first: 100) { ${PAGE} }`));
const later = await medianOf(() =>
  ask(`transfers(first: 100, after: "${middle.toString("base64url")}") { ${PAGE} }`),
);
const rare = await medianOf(() =>
  ask(`transfers(first: 100, filter: { counterparty: "${partyOf(7)}" }) { ${PAGE} }`),
);
console.log(`bare statement        ${ms(bare)}`);
report("first page of 100", first);
report("page in the middle", later);
report("one counterparty's", rare);
for (const order of ["VALUE", "COUNT", "RECENT"])
  report(
    `counterparties ${order}`,
    await medianOf(() =>
      ask(`counterparties(first: 100, orderBy: ${order}) { edges { node { sentCount assets { sent } } } }`),
    ),
  );
function report(what: string, time: number): void {
  console.log(`${what.padEnd(21)} ${ms(time)}  ${(time / bare).toFixed(2)} x bare`);
}

function ms(time: number): string {
  return `${time.toFixed(2).padStart(8)} ms`;
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return median(times);
}

async function ask(field: string): Promise<void> {
  const scopes = ["wallet:read"] as const;
  const caller = { tenant: "bench", keyId: "key_1", requestId: "req_1", scopes };
  const contextValue = subgraph.createContext(caller, new AbortController().signal);
  const source = `{ wallet(network: "ethereum", address: "${ADDRESS}") { ${field} } }`;
  const { errors } = await graphql({ schema: subgraph.schema, source, contextValue });
  if (errors) throw errors[0];
}

function partyOf(n: number): string {
  return `0x${n.toString(16).padStart(40, "0")}`;
}

/** One second apart, to every counterparty in turn. */
async function fill({ db }: Pick<Lake, "db">): Promise<void> {
  const party = sql`'0x' || lpad(to_hex(n % ${parties}::int), 40, '0')`;
  await db.insert(transferHistories).values({
    ...{ network: "ethereum", wallet: ADDRESS, owner: "operator", hash: "bench", transfers: entries },
    ...{ reach: new Date((START + entries - 1) * 1_000), coverage: null, tokens: true },
  });
  const STEP = 50_000;
  for (let from = 0; from < entries; from += STEP)
    await db.execute(sql`
      insert into ${transfers}
      select 'ethereum', ${ADDRESS}, 'operator', to_timestamp(${START}::bigint + n), n, n % 3 = 0, ${party},
        'eip155:1/slip44:60', 18, n::numeric * 1000000000, 'native', false, '0x' || lpad(to_hex(n), 64, '0')
      from generate_series(${from}::int, ${Math.min(from + STEP, entries) - 1}::int) n`);
  await db.execute(sql`
    insert into ${transferTotals}
    select 'ethereum', ${ADDRESS}, 'operator', ${party}, 'eip155:1/slip44:60', 18, 2, 1,
      n::numeric * 1000000000, n::numeric * 3000000000, to_timestamp(${START}), to_timestamp(${START}::bigint + n),
      to_timestamp(${START}), to_timestamp(${START}::bigint + n), n::numeric * 200, n::numeric * 600, 0, 0, 0, 0
    from generate_series(0, ${parties}::int - 1) n`);
  await db.execute(sql`analyze`);
}
