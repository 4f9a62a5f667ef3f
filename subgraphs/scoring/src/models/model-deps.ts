import type { Lake } from "@tetron/lake/lake";
import type { Caller } from "@tetron/service/caller";
import type { Engine } from "@tetron/verdict/estimate/engine";

/** What the registry of models works on. */
export interface ModelDeps {
  readonly lake: Lake;
  /** Of the model that ships; every model is opened with its policy and taxonomy. */
  readonly engine: Engine;
}

/** Who changes the registry, and when. */
export interface ModelChanger {
  readonly actor: string;
  readonly now: Date;
  /** Settled with the change. */
  readonly claim?: Caller["claim"];
}
