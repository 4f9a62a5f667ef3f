import { randomUUID } from "node:crypto";
import { Failure } from "@tetron/domain/failure";
import { NETWORK_IDS } from "@tetron/domain/network";
import type { Database } from "@tetron/lake/database";
import { leasesOf } from "@tetron/lake/leases";
import { pause } from "@tetron/lake/pause";
import { holdersOfLeases } from "@tetron/lake/rebuild";
import { ARCHIVE_JOB } from "../archive/archive-job.ts";

const LEASE_MS = 30_000;
const RENEW_MS = 5_000;

/** Keeps every chain from being followed, and the archive from being written, by another process. */
export interface RebuildLease extends AsyncDisposable {
  /** Aborts when another process has the work. */
  readonly lost: AbortSignal;
}

/** @throws Failure `CONFLICT` while another process works on the store. */
export async function rebuildLease(db: Database): Promise<RebuildLease> {
  if ((await holdersOfLeases(db)).length > 0) throw running();
  const leases = leasesOf(db);
  const holder = `rebuild:${randomUUID()}`;
  const names = [...NETWORK_IDS.map((network) => `ingestion.follow-${network}`), ARCHIVE_JOB];
  const hold = async () => {
    const held = await leases.hold(names, { holder, ttlMs: LEASE_MS });
    if (held.length < names.length) throw running();
  };
  await hold();
  const [lost, done] = [new AbortController(), new AbortController()];
  const renewed = renew();
  return {
    lost: lost.signal,
    async [Symbol.asyncDispose]() {
      done.abort();
      await renewed;
      await leases.release(holder);
    },
  };

  async function renew(): Promise<void> {
    for (;;) {
      await pause(RENEW_MS, done.signal);
      if (done.signal.aborted) return;
      await hold().catch((error: unknown) => lost.abort(error));
    }
  }
}

function running(): Failure<"CONFLICT"> {
  const message = "A Tetron is running on this store, or stopped less than half a minute ago: stop it first.";
  return new Failure("CONFLICT", message, { kind: "store", id: "leases" });
}
