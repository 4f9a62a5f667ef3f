import type { Caller } from "@tetron/service/caller";

/** Who manages what a tenant has: its webhooks, the sources of its messages. */
export interface Manager {
  readonly tenant: string;
  /** Id of the caller's key. */
  readonly actor: string;
  /** See `Caller`; settled by what a POST does. */
  readonly claim?: string | undefined;
}

/** The caller as a manager. */
export function managerOf({ tenant, keyId, claim }: Caller): Manager {
  return { tenant, actor: keyId, claim };
}
