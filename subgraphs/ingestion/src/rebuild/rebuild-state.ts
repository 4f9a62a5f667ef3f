import type { Network } from "@tetron/domain/network";
import { findArchiveState, putArchiveState } from "@tetron/lake/archive";
import type { Database } from "@tetron/lake/database";
import type { WalletKey } from "@tetron/lake/rebuild";

/** The steps of a rebuild, in their order. */
export const REBUILD_PHASES = ["drop", "load", "wallets", "blocks", "totals", "reputations"] as const;

export type RebuildPhase = (typeof REBUILD_PHASES)[number];

/** How far a rebuild is; it goes on from there when it was ended. */
export interface RebuildState {
  readonly phase: RebuildPhase;
  /** The chains that are not followed until it is done. */
  readonly held: readonly Network[];
  /** `load`: the last file that was read. */
  readonly file?: string;
  /** `wallets`: the last wallet. */
  readonly wallet?: WalletKey;
  /** `blocks`: of each network the last height. */
  readonly heights?: Readonly<Partial<Record<Network, number>>>;
  readonly blocks: number;
  readonly wallets: number;
}

/** The name under which the archive's state has it. */
const NAME = "rebuild";

export function findRebuild(db: Database): Promise<RebuildState | undefined> {
  return findArchiveState<RebuildState>(db, NAME);
}

export function putRebuild(db: Database, state: RebuildState | undefined): Promise<void> {
  return putArchiveState(db, NAME, state);
}
