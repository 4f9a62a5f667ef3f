import { DAY_MS, HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import { pause } from "@tetron/lake/pause";
import { webhookDeliveries } from "@tetron/lake/tables/webhook-deliveries";
import { webhooks as webhookRows } from "@tetron/lake/tables/webhooks";
import { waitForRows } from "@tetron/lake/wait-for-rows";
import { dueDeliveries, forgetDeliveries, webhooksDue } from "@tetron/lake/webhook-deliveries";
import { allWebhooks } from "@tetron/lake/webhooks";
import type { Job } from "@tetron/service/job";
import type { TenancyDeps } from "../deps.ts";
import { attemptDelivery, type Sending } from "../webhooks/attempt.ts";

/** How often it is looked for what is due, and while nothing is. */
const LOOK_MS = 500;
const IDLE_LOOK_MS = 1_000;
/** The same where nobody else makes deliveries, and nothing was due for so long: a retry waits for the time alone. */
const REST_MS = 5_000;
const QUIET_MS = MINUTE_MS;
/** Deliveries of one webhook that are on their way at once. */
const AT_ONCE = 4;
/** How long a delivery that ended is kept, with its log. */
const KEPT_MS = 30 * DAY_MS;

/** @param waitMs - The time of a wait between attempts; shorter in tests. */
export function sendWebhooks(
  { lake, log, webhooks: options }: TenancyDeps,
  waitMs: Sending["waitMs"] = (wait) => wait,
): Job {
  return {
    name: "tenancy.send-webhooks",
    periodMs: LOOK_MS,
    jitterMs: 100,
    // A run looks again and again until it is told to end.
    deadlineMs: 1_800_000,
    run: (signal) => sendDue({ lake, options, waitMs }, log, signal),
  };
}

/** Each webhook has a lane of its own, so that a slow one keeps no other waiting. */
async function sendDue(sending: Sending, log: TenancyDeps["log"], signal: AbortSignal): Promise<void> {
  const lanes = new Map<string, Promise<void>>();
  let forgotAt = 0;
  let dueAt = performance.now();
  try {
    while (!signal.aborted) {
      using made = waitForRows(sending.lake, [webhookDeliveries, webhookRows]);
      const due = await webhooksDue(sending.lake.db, new Date());
      for (const id of due) if (!lanes.has(id)) lanes.set(id, runLane(id));
      if (Date.now() - forgotAt > HOUR_MS) {
        forgotAt = Date.now();
        await forgetDeliveries(sending.lake.db, new Date(forgotAt - KEPT_MS));
      }
      if (due.length > 0) dueAt = performance.now();
      const lookMs = due.length > 0 ? LOOK_MS : IDLE_LOOK_MS;
      const isQuiet = performance.now() - dueAt > QUIET_MS;
      await made.written({ lookMs, restMs: isQuiet ? REST_MS : lookMs, signal });
    }
  } finally {
    await Promise.all(lanes.values());
  }

  async function runLane(id: string): Promise<void> {
    try {
      await sendAllDue(sending, id, signal);
    } catch (error) {
      if (!signal.aborted) log.error({ err: error, webhook: id }, "sending to a webhook failed");
    } finally {
      lanes.delete(id);
    }
  }
}

/**
 * Sends what is due for one webhook until nothing is or it is paused. A delivery begins as soon as fewer than a few are on
 * their way, so that one that is not answered keeps none waiting.
 */
async function sendAllDue(sending: Sending, id: string, signal: AbortSignal): Promise<void> {
  const { db } = sending.lake;
  const underWay = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  try {
    while (!signal.aborted) {
      if (failures.length > 0) throw failures[0];
      // Read each time: its URL, secrets and state may have changed.
      const [webhook] = await allWebhooks(db, [id]);
      if (webhook === undefined || webhook.state === "paused") return;
      // Those of before the query: what ends during it may still be due in what it has read.
      const busy = new Set(underWay.keys());
      const due = await dueDeliveries(db, id, { now: new Date(), limit: AT_ONCE });
      const next = due.filter((delivery) => !busy.has(delivery.id)).slice(0, AT_ONCE - busy.size);
      for (const delivery of next)
        underWay.set(
          delivery.id,
          attemptDelivery(sending, { webhook, delivery }, signal)
            .catch((error: unknown) => void failures.push(error))
            .finally(() => underWay.delete(delivery.id)),
        );
      if (next.length === 0 && busy.size === 0) return;
      const more = underWay.size < AT_ONCE ? [pause(LOOK_MS, signal)] : [];
      if (underWay.size > 0) await Promise.race([...underWay.values(), ...more]);
    }
  } finally {
    await Promise.all(underWay.values());
  }
}
