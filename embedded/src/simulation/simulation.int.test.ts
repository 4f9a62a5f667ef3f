import { SIMULATION_SEED } from "@tetron/connectors/simulation/people";
import { openSimulation } from "@tetron/connectors/simulation/simulated-chain";
import { SYSTEM } from "@tetron/domain/actor";
import type { EventData } from "@tetron/domain/events";
import { until } from "@tetron/domain/testing";
import { resetChain } from "@tetron/ingestion/follow/reset-chain";
import { watchWallets } from "@tetron/ingestion/watches/watch-wallets";
import { listChainStatuses } from "@tetron/lake/chain-status";
import { findChain, findHeldBlocks } from "@tetron/lake/chains";
import { trimSimulated } from "@tetron/lake/simulated";
import { auditEntries } from "@tetron/lake/tables/audit-entries";
import { events } from "@tetron/lake/tables/events";
import { movements } from "@tetron/lake/tables/movements";
import { payments } from "@tetron/lake/tables/payments";
import { scores } from "@tetron/lake/tables/scores";
import { watches } from "@tetron/lake/tables/watches";
import { emptyLake, silent } from "@tetron/lake/testing";
import { readSettings } from "@tetron/service/settings";
import { eq, like, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openPlatform } from "../platform.ts";
import { Settings } from "../settings.ts";
import { clearSimulation } from "./clear-simulation.ts";
import { forgetSimulation } from "./play.ts";
import { reportSimulation } from "./report-simulation.ts";
import { isSimulating } from "./settings.ts";
import { tracesOf } from "./testing.ts";

const WAIT_MS = 60_000;

test("it plays while nothing is set, and not once anything real is", () => {
  const given = (env: Record<string, string>) => isSimulating(readSettings(Settings, env));
  expect(given({})).toBe(true);
  expect(given({ TETRON_SIMULATION: "off" })).toBe(false);
  expect(given({ TETRON_RPC_POLYGON: "http://127.0.0.1:1" })).toBe(false);
  expect(given({ TETRON_ETHERSCAN_KEY: "x" })).toBe(false);
  expect(given({ TETRON_RPC_POLYGON: "http://127.0.0.1:1", TETRON_SIMULATION: "on" })).toBe(true);
});

test("its payments are followed, scored before they are in a block, reorganised, reported and cleared", async () => {
  await using stack = new AsyncDisposableStack();
  const lake = stack.use(await emptyLake());
  // The first reorg is at block 97.
  const simulation = openSimulation({ seed: SIMULATION_SEED, from: 80, blockMs: 400 });
  const { signal } = new AbortController();
  const settings = readSettings(Settings, {});
  const platform = await openPlatform(stack, { lake, settings, log: silent, signal, simulation });
  const before = await lake.db.$count(auditEntries);
  const addresses = simulation.people.addresses.slice(2_400, 3_400);
  await watchWallets(
    lake,
    { network: "simnet", addresses },
    { tenant: "demo", actor: SYSTEM, now: new Date() },
  );
  const end = new AbortController();
  const wanted = ["ingestion.follow-simnet", "scoring.pending-simnet"];
  const running = platform.jobs.filter(({ name }) => wanted.includes(name)).map((job) => job.run(end.signal));
  expect(running).toHaveLength(2);
  const paymentEvents = async () =>
    (await lake.db.select().from(events).where(like(events.type, "payment.%"))).map(
      ({ data }) => data as EventData<"payment.pending">,
    );
  await until(
    "a block gave way",
    async () => (await lake.db.$count(events, eq(events.type, "block.undone"))) > 0,
    WAIT_MS,
  );
  await until(
    "payments are confirmed",
    async () => (await paymentEvents()).filter(({ status }) => status === "confirmed").length >= 10,
    WAIT_MS,
  );
  expect(new Set((await paymentEvents()).map(({ network }) => network))).toEqual(new Set(["simnet"]));
  // Nothing is minted but what is burnt as fees.
  const { rows } = await lake.db.execute<{ sum: string }>(
    sql`select sum(delta)::text as sum from ${movements} where kind = 'native'`,
  );
  expect(rows).toEqual([{ sum: "0" }]);
  expect(await lake.db.select().from(movements).where(sql`network <> 'simnet'`)).toEqual([]);
  const report = await reportSimulation(lake);
  expect(report.payments).toBeGreaterThan(10);
  const { flagged, missed, falseAlarms, rest } = report.notApproved;
  expect(flagged + missed + falseAlarms + rest).toBe(report.payments);
  // The scores of what is made up leave nothing in the log, which is for good.
  expect((await lake.db.$count(auditEntries)) - before).toBe(1);

  end.abort();
  await Promise.all(running);
  const held = (await findChain(lake.db, "simnet"))!;
  await trimSimulated(lake.db, { height: held.heldHeight - 3, before: new Date(Date.now() + 1_000) });
  expect(await lake.db.$count(scores)).toBe(0);

  // It is cleared while it is played.
  const again = new AbortController();
  const [follower, pending] = wanted.map((name) => platform.jobs.find((job) => job.name === name)!);
  const following = follower!.run(again.signal);
  const scoring = pending!.run(again.signal);
  const forget = forgetSimulation(lake);
  await until("payments are scored", async () => (await lake.db.$count(scores)) > 0, WAIT_MS);

  // A reset ends the run that followed; the next one begins anew while it plays.
  await resetChain(lake, "simnet", { actor: SYSTEM, now: new Date(), signal });
  await following;
  const anew = follower!.run(again.signal);
  await until(
    "it goes on from its first block",
    async () => ((await findChain(lake.db, "simnet"))?.heldHeight ?? 0) > held.heldHeight,
    WAIT_MS,
  );
  expect(await findChain(lake.db, "simnet")).toMatchObject({ fromHeight: 1 });
  await forget.run(signal);
  expect(await clearSimulation(lake, SYSTEM)).toBeGreaterThan(0);
  await anew;
  await follower!.run(again.signal);
  expect(await listChainStatuses(lake.db, new Date())).toEqual([]);
  expect(await findHeldBlocks(lake.db, "simnet")).toEqual([]);
  again.abort();
  await scoring;
  // A payment may have been scored meanwhile.
  await forget.run(signal);
  for (const table of [movements, scores, watches, payments]) expect(await lake.db.$count(table)).toBe(0);
  expect(await tracesOf(lake.db, new Set(simulation.people.addresses))).toEqual([]);
  await openPlatform(stack, { lake, settings, log: silent, signal, simulation });
  expect(await findChain(lake.db, "simnet")).toMatchObject({ stopped: false });
});
