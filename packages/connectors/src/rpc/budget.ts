import { DAY_MS, HOUR_MS } from "@tetron/domain/durations";
import { RpcFault } from "./fault.ts";

const SECOND_MS = 1_000;
/** How long a rate that was refused is not tried again. */
const RELEARN_MS = HOUR_MS;
/** Refusals that follow each other within this time are of one overload: services count over up to ten seconds. */
const OVERLOAD_MS = 10_000;

/** How much may be asked of an endpoint, in its own unit: requests or compute units. */
export interface BudgetLimits {
  readonly perSecond: number;
  readonly perDay: number;
  /** Time over which `perSecond` is kept on the average; a second when absent. */
  readonly windowMs?: number;
  /**
   * For an endpoint whose limit is not known: `perSecond` is where it begins. It doubles up to this after each window that
   * was used up. A refusal sets it back, and for an hour it rises up to half of what was refused. Absent: it stays.
   */
  readonly maxPerSecond?: number;
}

/** For what an endpoint is asked, the most urgent first: an answer that somebody waits for, new blocks, old blocks. */
export const PRIORITIES = ["score", "live", "backfill"] as const;

export type Priority = (typeof PRIORITIES)[number];

/** What a use takes, where it counts for a second and for a day differently. */
export interface Cost {
  readonly rate: number;
  readonly total: number;
}

/** Hands out an endpoint's budget: to the most urgent first, of those in the order of asking. */
export interface Budget {
  /**
   * Waits until a cost may be used; what is asked for without a priority is a score's.
   *
   * @throws RpcFault `busy` when the budget of the day (UTC) is spent; the reason of `signal`.
   */
  take(cost: number | Cost, signal: AbortSignal, priority?: Priority): Promise<void>;
  /** The endpoint refused a use because there were too many, took no connection, or did not answer in time. */
  refused(): void;
}

/** The part of a window that a priority may use up, so that what is more urgent finds something left. */
const MOST_SHARE: Readonly<Record<Priority, number>> = { score: 1, live: 0.8, backfill: 0.5 };

interface Waiting {
  readonly units: number;
  readonly priority: Priority;
  readonly go: () => void;
}

/** Opens a budget that nothing has been used of: in any window at most its part is used. */
export function createBudget({
  perSecond,
  perDay,
  windowMs = SECOND_MS,
  maxPerSecond = perSecond,
}: BudgetLimits): Budget {
  let rate = perSecond;
  /** By `performance.now()`: the rate does not rise before. */
  let steadyUntil = 0;
  /** The most that the rate rises to, until a time by `performance.now()`. */
  let ceiling = { rate: maxPerSecond, until: 0 };
  /** By `performance.now()`: a refusal before tells nothing new. */
  let overloadUntil = 0;
  /** By `performance.now()`: when something last had to wait. */
  let shortAt = Number.NEGATIVE_INFINITY;
  const queues: Readonly<Record<Priority, Waiting[]>> = { score: [], live: [], backfill: [] };
  /** The uses of the last window, ascending. */
  const uses: { readonly at: number; readonly units: number }[] = [];
  let used = 0;
  let timer: NodeJS.Timeout | undefined;
  let day = 0;
  let usedToday = 0;

  /** Whether units fit now. More than a whole window has are let go when nothing of it is used. */
  const fits = ({ units, priority }: Waiting) =>
    used === 0 || used + units <= ((rate * windowMs) / SECOND_MS) * MOST_SHARE[priority];

  /** Raises the rate after a window in which it was not enough. */
  function learn(now: number): void {
    const isDue = now >= steadyUntil && now - shortAt <= 2 * windowMs;
    if (isDue) {
      rate = Math.min(rate * 2, now < ceiling.until ? ceiling.rate : maxPerSecond);
      // This shortage is answered; what still waits is short of the new rate.
      shortAt = Number.NEGATIVE_INFINITY;
    }
    if (isDue || used === 0) steadyUntil = Math.max(steadyUntil, now + windowMs);
  }

  function give(): void {
    const now = performance.now();
    while (uses.length > 0 && uses[0]!.at <= now - windowMs) used -= uses.shift()!.units;
    learn(now);
    for (const priority of PRIORITIES) {
      const queue = queues[priority];
      while (queue.length > 0 && fits(queue[0]!)) {
        const { units, go } = queue.shift()!;
        uses.push({ at: now, units });
        used += units;
        go();
      }
      // What is less urgent does not overtake what waits.
      if (queue.length > 0) break;
    }
    clearTimeout(timer);
    const isAsked = PRIORITIES.some((priority) => queues[priority].length > 0);
    if (isAsked) shortAt = now;
    timer = isAsked ? setTimeout(give, Math.max(uses[0]!.at + windowMs - now, 1)) : undefined;
  }

  return {
    async take(cost, signal, priority = "score") {
      signal.throwIfAborted();
      const { rate: units, total } = typeof cost === "number" ? { rate: cost, total: cost } : cost;
      const now = Date.now();
      const today = Math.floor(now / DAY_MS);
      if (today !== day) usedToday = 0;
      day = today;
      if (usedToday + total > perDay) {
        const retryAfterMs = (today + 1) * DAY_MS - now;
        throw new RpcFault("busy", "its budget of the day is spent", { retryAfterMs });
      }
      usedToday += total;
      const turn = Promise.withResolvers<void>();
      const waiting: Waiting = { units, priority, go: turn.resolve };
      const leave = () => {
        const at = queues[priority].indexOf(waiting);
        if (at === -1) return;
        queues[priority].splice(at, 1);
        usedToday -= total;
        turn.reject(signal.reason);
        give();
      };
      queues[priority].push(waiting);
      signal.addEventListener("abort", leave, { once: true });
      give();
      await turn.promise.finally(() => signal.removeEventListener("abort", leave));
    },
    refused() {
      const now = performance.now();
      if (now >= overloadUntil) ceiling = { rate: Math.max(rate / 2, perSecond), until: now + RELEARN_MS };
      rate = perSecond;
      overloadUntil = now + OVERLOAD_MS;
      steadyUntil = overloadUntil;
    },
  };
}
