import type { StoredAttempt } from "@tetron/lake/tables/webhook-attempts";
import { attemptsOf } from "@tetron/lake/webhook-deliveries";
import type { Caller } from "@tetron/service/caller";
import DataLoader from "dataloader";
import type { TenancyDeps } from "./deps.ts";

/** The resolvers' context, one per request: loaders batch and cache within it. */
export interface Context {
  readonly deps: TenancyDeps;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** Time of the request, at which keys are valid or not. */
  readonly now: Date;
  /** The attempts of a delivery, by its id, oldest first. */
  readonly attempts: DataLoader<string, StoredAttempt[]>;
}

export function createContext(deps: TenancyDeps, caller: Caller, signal: AbortSignal): Context {
  const attempts = new DataLoader(async (deliveries: readonly string[]) => {
    const found = Map.groupBy(await attemptsOf(deps.lake.db, deliveries), ({ delivery }) => delivery);
    return deliveries.map((id) => found.get(id) ?? []);
  });
  return { deps, caller, signal, now: new Date(), attempts };
}
