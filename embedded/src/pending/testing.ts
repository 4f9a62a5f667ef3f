import { openMempools } from "@tetron/connectors/follow/configured/open-mempools";
import type { EventData } from "@tetron/domain/events";
import type { ChainNetwork } from "@tetron/domain/network";
import { until } from "@tetron/domain/testing";
import { watchWallets } from "@tetron/ingestion/watches/watch-wallets";
import { findChain } from "@tetron/lake/chains";
import { events } from "@tetron/lake/tables/events";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { watchPending } from "@tetron/scoring/pending/pending-job";
import type { Job } from "@tetron/service/job";
import { readSettings } from "@tetron/service/settings";
import { and, asc, eq, like } from "drizzle-orm";
import { expect } from "vitest";
import { openPlatform } from "../platform.ts";
import { Settings } from "../settings.ts";

type Payment = EventData<"payment.pending">;

const WAIT_MS = 20_000;

/** A platform that follows a network, and what it reports of payments before they are in a block. */
export interface PendingPlatform {
  readonly lake: TestLake;
  /** The events of a transaction's payments for a tenant. */
  told(hash: string, tenant?: string): Promise<{ type: string; data: Payment }[]>;
  /** The statuses that a transaction's payments have had, in order. */
  statuses(hash: string): Promise<Payment["status"][]>;
  /** Waits until a transaction's payments have had these statuses, and no others. */
  becomes(hash: string, ...statuses: Payment["status"][]): Promise<void>;
  /** Waits until that is the newest status of a transaction's payments. */
  ends(hash: string, status: Payment["status"]): Promise<void>;
}

/** Starts it for the tenant `acme`, which watches wallets. `stack` ends it. */
export async function pendingPlatform(
  stack: AsyncDisposableStack,
  network: ChainNetwork,
  { env, addresses }: { readonly env: Record<string, string>; readonly addresses: readonly string[] },
): Promise<PendingPlatform> {
  const lake = stack.use(await emptyLake());
  const settings = readSettings(Settings, env);
  const { signal } = new AbortController();
  const platform = await openPlatform(stack, { lake, settings, log: silent, signal });
  await watchWallets(
    lake,
    { network, addresses: [...addresses] },
    { tenant: "acme", actor: "key_1", now: new Date() },
  );
  const [mempool] = openMempools(stack, settings);
  run(stack, platform.jobs.find(({ name }) => name === `ingestion.follow-${network}`)!);
  run(stack, watchPending(platform.scoring, mempool!, { times: { lookMs: 200, sureMs: 300 } }));
  await until("the chain is held", async () => (await findChain(lake.db, network)) !== undefined, WAIT_MS);
  const told: PendingPlatform["told"] = async (hash, tenant = "acme") =>
    (
      await lake.db
        .select()
        .from(events)
        .where(and(eq(events.tenant, tenant), like(events.type, "payment.%")))
        .orderBy(asc(events.seq))
    )
      .map(({ type, data }) => ({ type, data: data as Payment }))
      .filter(({ data }) => data.transaction_hash === hash);
  const statuses = async (hash: string) => (await told(hash)).map(({ data }) => data.status);
  return {
    ...{ lake, told, statuses },
    async becomes(hash, ...expected) {
      const isThere = async () => (await statuses(hash)).length >= expected.length;
      await until(expected.join(", "), isThere, WAIT_MS);
      expect(await statuses(hash)).toEqual(expected);
    },
    async ends(hash, status) {
      await until(status, async () => (await statuses(hash)).at(-1) === status, WAIT_MS);
    },
  };
}

function run(stack: AsyncDisposableStack, job: Job): void {
  const end = new AbortController();
  const running = job.run(end.signal);
  stack.defer(async () => {
    end.abort();
    await running;
  });
}
