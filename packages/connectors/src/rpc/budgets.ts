import { type Budget, createBudget, type Priority } from "./budget.ts";
import { computeUnitsOf, isAlchemy } from "./compute-units.ts";
import type { RpcSettings } from "./settings.ts";

/** What a call takes of an endpoint's budget. */
export interface EndpointBudget {
  /** @throws As {@link Budget.take}. */
  take(method: string, signal: AbortSignal, priority?: Priority): Promise<void>;
}

/** The budgets of a process: one for each endpoint, whatever it is asked for and by whom. */
export interface Budgets {
  /** Of an account at Alchemy, in compute units; its endpoints have it in common. */
  readonly alchemy: Budget;
  /** `undefined` for an endpoint that may be asked without limit. */
  of(url: string): EndpointBudget | undefined;
}

/**
 * Time over which Alchemy counts, with half a second for the difference of two clocks: 3,000 units in 10 s were refused, in
 * 10.5 s they were not.
 */
const ALCHEMY_WINDOW_MS = 10_500;
const ALCHEMY_COUNTED_MS = 10_000;

/** Opens the budgets that settings allow. */
export function openBudgets(settings: RpcSettings): Budgets {
  const { TETRON_RPC_PER_SECOND: perSecond, TETRON_ALCHEMY_UNITS_PER_SECOND: units } = settings;
  const alchemy = createBudget({
    perSecond: (units * ALCHEMY_COUNTED_MS) / ALCHEMY_WINDOW_MS,
    perDay: settings.TETRON_ALCHEMY_UNITS_PER_DAY,
    windowMs: ALCHEMY_WINDOW_MS,
  });
  const known = new Map<string, EndpointBudget>();
  return {
    alchemy,
    of(url) {
      const found = known.get(url);
      if (found !== undefined) return found;
      const opened = isAlchemy(url) ? ofAlchemy(alchemy) : ofRequests(perSecond);
      if (opened !== undefined) known.set(url, opened);
      return opened;
    },
  };
}

function ofAlchemy(budget: Budget): EndpointBudget {
  return { take: (method, signal, priority) => budget.take(computeUnitsOf(method), signal, priority) };
}

function ofRequests(perSecond: number | undefined): EndpointBudget | undefined {
  if (perSecond === undefined) return undefined;
  const budget = createBudget({ perSecond, perDay: Number.POSITIVE_INFINITY });
  return { take: (_method, signal, priority) => budget.take(1, signal, priority) };
}
