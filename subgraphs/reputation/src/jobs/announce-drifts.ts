import { setTimeout as sleep } from "node:timers/promises";
import { announceDrift } from "../announce-drift.ts";
import type { ReputationDeps } from "../deps.ts";

/** In an hour nothing fades by as much as is worth telling. */
const EVERY_MS = 3_600_000;

/** Tells of reputations that moved by themselves, once an hour until `signal` aborts. What fails is logged. */
export async function announceDrifts(deps: ReputationDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const told = await announceDrift(deps, new Date(), signal);
      if (told > 0) deps.log.info({ told }, "reputations drifted");
    } catch (error) {
      if (!signal.aborted) deps.log.error({ err: error }, "telling of drifted reputations failed");
    }
    await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}
