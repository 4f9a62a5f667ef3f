import { peopleOf, SIMULATION_SEED } from "@tetron/connectors/simulation/people";
import { SYSTEM } from "@tetron/domain/actor";
import { listChainStatuses } from "@tetron/lake/chain-status";
import { emptyLake, silent } from "@tetron/lake/testing";
import { putUnbegun } from "@tetron/lake/unbegun-chains";
import type { Log } from "@tetron/service/log";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { clearSimulation } from "./clear-simulation.ts";
import { noteUnplayed } from "./play.ts";
import { tracesOf } from "./testing.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
const people = peopleOf(SIMULATION_SEED);

test("what tables without a network have of it goes too, and what is real stays", async () => {
  const wallet = people.of("shop", 0);
  const rowsOf = (network: string, caip2: string) => [
    sql`insert into platform.jobs (id, tenant, actor, kind, input, state, bytes, bytes_done, position, counts,
        runs, tries, next_at, created_at, updated_at)
      values (${`job_${network}`}, '*', 'cli', 'chain.backfill', ${`{"network":"${network}"}`}::jsonb, 'failed', 0, 0, 0,
        '{}'::jsonb, 1, 1, now(), now(), now())`,
    sql`insert into ingestion.asset_prices (asset, day, until, usd, decimals, source, rank, at)
      values (${`${caip2}/slip44:1`}, '2026-01-01', '2026-01-03', 1, 18, 'file', 2, now())`,
    sql`insert into platform.idempotency (tenant, endpoint, key, request_hash, claim, runs_until, answer, expires_at)
      values ('demo', 'POST /v1/score', ${network}, '', ${network}, now(), ${`{"id":"tx_1","network":"${network}"}`}, now())`,
    sql`insert into platform.webhook_deliveries (id, webhook, event_id, event, body, state, attempts, created_at)
      values (${`whd_${network}`}, 'wh_1', 'evt_1', 'score.completed', ${`{"data":{"network":"${network}"}}`}, 'dead', 1, now())`,
    sql`insert into platform.data_keys (id, tenant, person, wrapped, root_key, created_at)
      values (${`dk_${network}`}, 'demo', ${`${caip2}:${wallet}`}, '', '', now())`,
  ];
  await lake.db.execute(sql`
    insert into platform.webhooks (id, tenant, name, url, events, secret, secret_key, created_at, updated_at)
    values ('wh_1', 'demo', '', 'https://a.example', '{}', '', '', now(), now())`);
  for (const row of [...rowsOf("simnet", "tetron:simnet"), ...rowsOf("ethereum", "eip155:1")])
    await lake.db.execute(row);
  const addresses = new Set(people.addresses);
  const before = await tracesOf(lake.db, addresses);
  expect(before).toEqual(
    ["ingestion.asset_prices", "platform.data_keys", "platform.idempotency", "platform.jobs"].concat(
      "platform.webhook_deliveries",
    ),
  );
  expect(await clearSimulation(lake, SYSTEM)).toBe(before.length);
  // The wallet of a real network has the same address.
  expect(await tracesOf(lake.db, new Set())).toEqual([]);
  for (const name of before) {
    const real = sql`select from ${sql.raw(name)} each where each::text ~ 'ethereum|eip155'`;
    expect([name, (await lake.db.execute(real)).rows.length]).toEqual([name, 1]);
  }
});

test("what an earlier play left says that it does not go on, and how to delete it", async () => {
  await lake.db.execute(sql`
    insert into ingestion.chains (network, mode, from_height, from_at, held_height, held_hash, held_at,
      finalized_height, head_height, stopped, endpoints, updated_at)
    values ('simnet', 'full', 1, now(), 20, '0x', now(), 8, 20, false, '[]', now())`);
  const warned: string[] = [];
  const log = { ...silent, warn: (text: string) => void warned.push(text) } as unknown as Log;
  await noteUnplayed(lake, log);
  expect(warned).toEqual([expect.stringContaining("`tetron simulate clear`")]);
  expect(await listChainStatuses(lake.db, new Date())).toMatchObject([
    { network: "simnet", trouble: expect.stringContaining("`tetron simulate clear`") },
  ]);
  await clearSimulation(lake, SYSTEM);
  const asked = {
    network: "simnet",
    mode: "full",
    trouble: null,
    endpoints: [],
    updatedAt: new Date(),
  } as const;
  await putUnbegun(lake.db, asked);
  await noteUnplayed(lake, log);
  expect(warned).toHaveLength(1);
  expect(await listChainStatuses(lake.db, new Date())).toEqual([]);
});
