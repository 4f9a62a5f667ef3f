import { findStates, requireHeld } from "@tetron/lake/reputation-blocks";
import { putReputationState } from "@tetron/lake/reputation-states";
import type { Write } from "@tetron/lake/write";
import { announceStates } from "./announce-states.ts";
import { computeState, type OwnedWallet } from "./compute-state.ts";
import type { ReputationDeps } from "./deps.ts";

/** How a history is taken in. */
export interface TakeOptions {
  /** Edition of the lists, as the owner sees them, that tell who its counterparties are. */
  readonly lists: string;
  readonly now: Date;
  /** Is committed with the state. */
  readonly also: readonly Write[];
  /** Whether what blocks were counted in the state before is not held any more. */
  readonly isReset?: boolean;
}

/**
 * Computes a wallet's state from its owner's newest raw history and the blocks after it, and keeps it, with the events for
 * those whom the change concerns, in one commit.
 *
 * @throws Failure `CONFLICT` when another process has computed it meanwhile, or a block was undone.
 */
export async function processHistory(
  deps: ReputationDeps,
  { owner, network, address }: OwnedWallet,
  { lists, now, also, isReset = false }: TakeOptions,
): Promise<void> {
  const { lake } = deps;
  const wallet = { network, address };
  const [before = []] = await findStates(lake.db, [wallet]);
  const own = before.find((row) => row.owner === owner);
  const row = await computeState(
    deps,
    { owner, ...wallet },
    { lists, now, before: isReset ? undefined : own },
  );
  const after = [...before.filter((each) => each !== own), row];
  const announced = await announceStates(deps, [{ wallet, before, after }], now);
  const { height, followed } = row;
  await lake.commit([
    ...(followed === null || height === null ? [] : [requireHeld(network, { height, hash: followed.hash })]),
    putReputationState(row, own),
    ...announced,
    ...also,
  ]);
}
