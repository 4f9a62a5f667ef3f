import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { HOUR_MS } from "@tetron/domain/durations";
import type { Lake } from "@tetron/lake/lake";
import { rollUp } from "@tetron/lake/roll-up";
import type { Job } from "@tetron/service/job";

/** Adds up in advance what large wallets transferred: what was added up is read in milliseconds. */
export function rollUpWallets(lake: Lake): Job {
  return {
    name: "ingestion.roll-up-wallets",
    periodMs: 5_000,
    jitterMs: 1_000,
    // A first run may have years of blocks to read: the next one goes on.
    deadlineMs: HOUR_MS,
    run: (signal) => rollUp(lake, { known: KNOWN_ASSETS }, signal),
  };
}
