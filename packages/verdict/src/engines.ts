import type { Database } from "@tetron/lake/database";
import { findModelIn } from "@tetron/lake/models";
import type { Log } from "@tetron/service/log";
import { findModel } from "./editions/find-model.ts";
import type { Engine } from "./estimate/engine.ts";
import { type OpenedEngine, openEngine } from "./estimate/open-engine.ts";
import { silentEngine } from "./estimate/silent-engine.ts";

/** The engines of the model that ships and of those that are registered, all with one policy and taxonomy. */
export interface Engines {
  /**
   * The engine of a model. One that cannot be opened, since it is broken or of another release, leaves this process on the
   * model that it used last: each score names its own.
   *
   * @param version - Of the live model as a payment's facts name it: `null` for the one that ships, `undefined` when it
   *   is not known.
   */
  of(version: string | null | undefined): Promise<Engine>;
  /** The engine of the live model. */
  live(): Promise<Engine>;
  /**
   * Decides as a model would, without reasons; `null` when there is no such model, it cannot be opened, or it is still
   * being opened: no score waits for a shadow.
   */
  shadow(version: string | null | undefined): Engine | null;
}

/** How long a model that could not be opened is not tried again, in milliseconds. */
const RETRY_MS = 10_000;

/** A model that is open, is being opened, or could not be. */
interface Kept {
  readonly version: string;
  readonly engine: Promise<Engine | undefined>;
  /** The engine, once it is open. */
  opened?: Engine;
  /** When it may be tried again; `null` while it is not known to have failed. */
  retryAt: number | null;
}

/** Opens engines at their first use. Of registered models the latest live one and the latest shadow are kept. */
export function openEngines(
  { db, log }: { readonly db: Database; readonly log: Log },
  { engine: shipped }: Pick<OpenedEngine, "engine">,
): Engines {
  let live: Kept | undefined;
  let shadow: Kept | undefined;
  let last = shipped;
  let silent: Engine | undefined;

  async function of(version: string | null | undefined): Promise<Engine> {
    if (version === undefined) return last;
    if (version === null || version === shipped.versions.model) last = shipped;
    else {
      live = kept(live, version);
      last = (await live.engine) ?? last;
    }
    return last;
  }

  function kept(before: Kept | undefined, version: string, change = (engine: Engine) => engine): Kept {
    const isTried = before?.version === version && (before.retryAt === null || Date.now() < before.retryAt);
    if (isTried) return before;
    const opened = (engine: Engine) => {
      next.opened = change(engine);
      return next.opened;
    };
    const next: Kept = {
      version,
      retryAt: null,
      engine: open(version).then(opened, (error) => {
        next.retryAt = Date.now() + RETRY_MS;
        log.error({ err: error, model: version, used: last.versions.model }, "a model cannot be opened");
        return undefined;
      }),
    };
    return next;
  }

  async function open(version: string): Promise<Engine> {
    const artifacts = await findModel(version, { db });
    if (artifacts === undefined) throw new Error(`The model ${version} is not in the store.`);
    const { policy, taxonomy } = shipped;
    return (await openEngine(policy, { artifacts, taxonomy })).engine;
  }

  return {
    of,
    live: async () => of((await findModelIn(db, "live"))?.version ?? null),
    shadow(version) {
      if (version === undefined || version === null) return null;
      if (version === shipped.versions.model) {
        silent ??= silentEngine(shipped);
        return silent;
      }
      shadow = kept(shadow, version, silentEngine);
      return shadow.opened ?? null;
    },
  };
}
