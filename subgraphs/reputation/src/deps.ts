import type { Id, IdKind } from "@tetron/domain/id";
import type { ShelfLives } from "@tetron/domain/shelf-lives";
import type { Lake } from "@tetron/lake/lake";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { Log } from "@tetron/service/log";
import type { AskForWallets } from "@tetron/verdict/asking/ask-for-wallets";
import type { InTurn } from "./in-turn.ts";

/** Histories that are not held are asked for before an answer about their wallets. */
export interface OnDemand {
  readonly isConfigured: boolean;
  readonly askFor: AskForWallets;
  readonly shelfLives: ShelfLives;
}

/** The dependencies of reputation. */
export interface ReputationDeps {
  readonly lake: Lake;
  readonly artifacts: ReputationArtifacts;
  readonly nextId: <Kind extends IdKind>(kind: Kind) => Id<Kind>;
  /** Serialises changes of one reputation for one tenant. */
  readonly inTurn: InTurn;
  readonly log: Log;
  readonly onDemand: OnDemand;
}
