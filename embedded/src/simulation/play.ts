import { SIMULATION_SEED } from "@tetron/connectors/simulation/people";
import { openSimulation, type SimulatedChain } from "@tetron/connectors/simulation/simulated-chain";
import { SYSTEM } from "@tetron/domain/actor";
import { MINUTE_MS } from "@tetron/domain/durations";
import { tenantOwner } from "@tetron/domain/owner";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { importLabels } from "@tetron/ingestion/imports/import-labels";
import type { AddressLabel } from "@tetron/ingestion/imports/label-records";
import type { ImportRecord } from "@tetron/ingestion/imports/record";
import { watchWallets } from "@tetron/ingestion/watches/watch-wallets";
import { findChain, noteChain } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import { deleteSimulated, hasSimulated, trimSimulated } from "@tetron/lake/simulated";
import { forgetUnbegun } from "@tetron/lake/unbegun-chains";
import type { Job } from "@tetron/service/job";
import type { Log } from "@tetron/service/log";

/** Blocks of which is kept what happened in them: an hour of them. */
const KEPT_BLOCKS = 1_800;
const KEPT_MS = 60 * MINUTE_MS;
/** Wallets of each role that the demo tenant watches: about one payment in two blocks. */
const WATCHED = { shop: 12, exchange: 1, scammer: 15, mule: 6, poisoner: 10 } as const;

/** Wallets of each role that are on the demo tenant's list, every other one of a role that commits fraud: some is never found. */
const LISTED = [
  { role: "exchange", label: "exchange", count: 6, step: 1 },
  { role: "scammer", label: "phish-hack", count: 60, step: 2 },
  { role: "poisoner", label: "phish-hack", count: 20, step: 2 },
] as const;

/** Opens the simulated network where it ended, and lets the demo tenant watch some of its wallets. */
export async function playSimulation(lake: Lake): Promise<SimulatedChain> {
  const held = await findChain(lake.db, "simnet");
  const chain = openSimulation({ seed: SIMULATION_SEED, from: held?.heldHeight ?? 0 });
  if (held === undefined) await labelSome(lake, chain);
  const addresses = (Object.keys(WATCHED) as (keyof typeof WATCHED)[]).flatMap((role) =>
    Array.from({ length: WATCHED[role] }, (_, n) => chain.people.of(role, n)),
  );
  const by = { tenant: DEMO_TENANT, actor: SYSTEM, now: new Date() };
  await watchWallets(lake, { network: "simnet", addresses }, by);
  return chain;
}

/** Says of what an earlier play has left that it does not go on, and how to delete it. */
export async function noteUnplayed({ db }: Lake, log: Log): Promise<void> {
  await forgetUnbegun(db, "simnet");
  const trouble = "It does not play: `tetron simulate clear` deletes what it left.";
  await noteChain(db, "simnet", { trouble });
  if (await hasSimulated(db))
    log.warn("data of the simulated network is held: `tetron simulate clear` deletes it");
}

/** Imports the list of the demo tenant: without any, no score would say more than that a wallet is unknown. */
async function labelSome(lake: Lake, { people }: SimulatedChain): Promise<void> {
  const records = (async function* (): AsyncGenerator<ImportRecord<AddressLabel>> {
    let line = 0;
    for (const { role, label, count, step } of LISTED)
      for (let n = 0; n < count; n += step)
        yield { line: ++line, value: { address: people.of(role, n), label, name: "" } };
  })();
  const edition = { network: "simnet", list: "simulation", version: "1", url: "docs/simulation.md" } as const;
  const owner = tenantOwner(DEMO_TENANT);
  await importLabels(lake, edition, records, {
    ...{ owner, actor: SYSTEM, now: new Date(), signal: AbortSignal.timeout(MINUTE_MS) },
  });
}

/** Deletes what happened on the simulated network more than an hour ago, and what was being written while it was cleared. */
export function forgetSimulation(lake: Lake): Job {
  let wasHeld = false;
  return {
    name: "ingestion.forget-simulation",
    periodMs: 10 * MINUTE_MS,
    jitterMs: MINUTE_MS,
    deadlineMs: 5 * MINUTE_MS,
    async run() {
      const held = await findChain(lake.db, "simnet");
      if (held === undefined) {
        if (wasHeld) await deleteSimulated(lake.db);
        wasHeld = false;
        return;
      }
      wasHeld = true;
      const height = Math.min(held.heldHeight - KEPT_BLOCKS, held.finalizedHeight);
      await trimSimulated(lake.db, { height, before: new Date(Date.now() - KEPT_MS) });
    },
  };
}
