import { Failure } from "@tetron/domain/failure";
import { isId } from "@tetron/domain/id";
import { findHookSource, hookSecretContext } from "@tetron/lake/hook-sources";
import type { Lake } from "@tetron/lake/lake";
import { openSecrets } from "@tetron/lake/rotating-secret";
import { LRUCache } from "lru-cache";
import type { HookSource, HookSources } from "./sources.ts";

/** The source with this name in the path: one of the settings, or a tenant's, by its id; `undefined` when there is none. */
export type FindHookSource = (name: string) => Promise<HookSource | undefined>;

/** How long a tenant's source is remembered; a change by another process takes effect after this. */
const FRESH_MS = 2_000;
const MAX_SOURCES = 10_000;
/** An operator has to configure the key first. */
const RETRY_SECONDS = 300;

/**
 * Finds sources. A tenant's is looked up at most once every two seconds.
 *
 * @param lake - Its root key opens the secrets of tenants' sources: without one they are answered as unavailable.
 */
export function hookSourcesOf(lake: Pick<Lake, "db" | "rootKey">, settings: HookSources): FindHookSource {
  const known = new LRUCache<string, Promise<HookSource | undefined>>({ max: MAX_SOURCES, ttl: FRESH_MS });
  return async (name) => {
    const configured = settings.get(name);
    if (configured !== undefined || !isId("hook", name)) return configured;
    const held = known.get(name);
    if (held !== undefined) return held;
    const asked = readSource(lake, name);
    known.set(name, asked);
    // A failed lookup is not remembered.
    asked.catch(() => known.delete(name));
    return asked;
  };
}

async function readSource(lake: Pick<Lake, "db" | "rootKey">, id: string): Promise<HookSource | undefined> {
  const stored = await findHookSource(lake.db, id);
  if (stored === undefined) return undefined;
  if (lake.rootKey === undefined)
    throw new Failure(
      "UNAVAILABLE",
      "This gateway has no root key, which secrets of sources are kept under.",
      {
        ...{ dependency: "root_key", retryAfter: RETRY_SECONDS, outcome: "nothing_done" },
      },
    );
  const { signature, tenant, kind, network } = stored;
  const secrets = await openSecrets(lake, stored, { context: hookSecretContext(id), at: new Date() });
  return { signature, secrets, tenant, kind, network: network ?? undefined };
}
