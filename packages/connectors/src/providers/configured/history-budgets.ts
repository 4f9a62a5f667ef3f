import { type Budget, createBudget } from "../../rpc/budget.ts";
import type { ProviderSettings } from "../settings.ts";

/** Requests per second to a node whose limit is not set: at first, and the most. */
const FIRST_PER_SECOND = 20;
const MAX_PER_SECOND = 1_280;

/** What nodes may be asked for histories: a budget for each endpoint. What it allows is learnt, unless it is set. */
export function historyBudgets({
  TETRON_RPC_HISTORY_PER_SECOND: limit,
}: Pick<ProviderSettings, "TETRON_RPC_HISTORY_PER_SECOND">): (url: string) => Budget {
  const budgets = new Map<string, Budget>();
  const rates = { perSecond: limit ?? FIRST_PER_SECOND, maxPerSecond: limit ?? MAX_PER_SECOND };
  return (url) => {
    const budget = budgets.get(url) ?? createBudget({ ...rates, perDay: Number.POSITIVE_INFINITY });
    budgets.set(url, budget);
    return budget;
  };
}
