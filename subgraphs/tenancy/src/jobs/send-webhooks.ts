import { DAY_MS, HOUR_MS } from "@tetron/domain/durations";
import { pause } from "@tetron/lake/pause";
import { dueDeliveries, forgetDeliveries, webhooksDue } from "@tetron/lake/webhook-deliveries";
import { allWebhooks } from "@tetron/lake/webhooks";
import type { Job } from "@tetron/service/job";
import type { TenancyDeps } from "../deps.ts";
import { attemptDelivery, type Sending } from "../webhooks/attempt.ts";

/** How often it is looked for what is due. */
const LOOK_MS = 500;
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
  try {
    while (!signal.aborted) {
      for (const id of await webhooksDue(sending.lake.db, new Date()))
        if (!lanes.has(id)) lanes.set(id, runLane(id));
      if (Date.now() - forgotAt > HOUR_MS) {
        forgotAt = Date.now();
        await forgetDeliveries(sending.lake.db, new Date(forgotAt - KEPT_MS));
      }
      await pause(LOOK_MS, signal);
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

/** Sends what is due for one webhook, a few at a time, until nothing is or it is paused. */
async function sendAllDue(sending: Sending, id: string, signal: AbortSignal): Promise<void> {
  const { db } = sending.lake;
  while (!signal.aborted) {
    // Read each time: its URL, secrets and state may have changed.
    const [webhook] = await allWebhooks(db, [id]);
    if (webhook === undefined || webhook.state === "paused") return;
    const due = await dueDeliveries(db, id, { now: new Date(), limit: AT_ONCE });
    if (due.length === 0) return;
    await Promise.all(due.map((delivery) => attemptDelivery(sending, { webhook, delivery }, signal)));
  }
}
