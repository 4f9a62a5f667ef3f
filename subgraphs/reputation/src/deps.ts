import type { Id, IdKind } from "@tetron/domain/id";
import type { Lake } from "@tetron/lake/lake";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { Log } from "@tetron/service/log";
import type { InTurn } from "./in-turn.ts";

/** The dependencies of reputation. */
export interface ReputationDeps {
  readonly lake: Lake;
  readonly artifacts: ReputationArtifacts;
  readonly nextId: <Kind extends IdKind>(kind: Kind) => Id<Kind>;
  /** Serialises changes of one reputation for one tenant. */
  readonly inTurn: InTurn;
  readonly log: Log;
}
