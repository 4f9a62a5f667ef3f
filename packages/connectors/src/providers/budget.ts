import { DAY_MS } from "@tetron/domain/durations";
import { pauseUntil } from "../io/pause-until.ts";
import { ProviderFault } from "./fault.ts";

const SECOND_MS = 1_000;

/** How much may be asked of a provider, in its own unit: requests or compute units. */
export interface BudgetLimits {
  readonly perSecond: number;
  readonly perDay: number;
}

/** Hands out a provider's budget in the order of asking. */
export interface Budget {
  /**
   * Waits until `units` may be used: in any second at most `perSecond` of them.
   *
   * @throws ProviderFault `busy` when the budget of the day (UTC) is spent; the reason of `signal`.
   */
  take(units: number, signal: AbortSignal): Promise<void>;
}

/** Opens a budget that nothing has been used of. */
export function createBudget({ perSecond, perDay }: BudgetLimits): Budget {
  /** The uses of the last second and those to come, ascending. */
  let uses: { readonly at: number; readonly units: number }[] = [];
  let day = 0;
  let usedToday = 0;

  /** The first time at which the units fit into the second before. */
  function nextTime(units: number): number {
    const now = performance.now();
    uses = uses.filter(({ at }) => at > now - SECOND_MS);
    const first = Math.max(now, uses.at(-1)?.at ?? 0);
    const ends = [first, ...uses.map(({ at }) => at + SECOND_MS).filter((end) => end > first)];
    const usedAt = (time: number) =>
      uses.filter(({ at }) => at > time - SECOND_MS).reduce((sum, use) => sum + use.units, 0);
    return ends.find((time) => usedAt(time) + units <= perSecond) ?? ends.at(-1)!;
  }

  return {
    async take(units, signal) {
      signal.throwIfAborted();
      const now = Date.now();
      const today = Math.floor(now / DAY_MS);
      if (today !== day) usedToday = 0;
      day = today;
      if (usedToday + units > perDay)
        throw new ProviderFault("busy", "its budget of the day is spent", (today + 1) * DAY_MS - now);
      usedToday += units;
      const at = nextTime(units);
      uses.push({ at, units });
      await pauseUntil(at, signal);
    },
  };
}
