import { blockEntries } from "@tetron/domain/block-entries";
import type { Network } from "@tetron/domain/network";
import { visibleToOwner } from "@tetron/domain/owner";
import { type MovedBlocks, type MovedRange, movedBlocks } from "@tetron/lake/moved-blocks";
import type { StoredReputationState } from "@tetron/lake/tables/reputation-states";
import { isAtFault } from "@tetron/models/reputation/at-fault";
import { addHistory } from "@tetron/models/reputation/history";
import { currentState, type ReputationState } from "@tetron/models/reputation/state";
import type { ReputationDeps } from "../deps.ts";
import { knownParties } from "../known-parties.ts";
import type { FollowedNetwork } from "./followed-network.ts";

/** Of a state in which no block is counted. */
export const NOT_FOLLOWED = { reach: null, height: null, followed: null } as const;

/** A state that blocks continue, from where on, and with which block. */
interface Continuation {
  readonly row: StoredReputationState;
  readonly since: number;
  /** Unix seconds up to which the history has what blocks have. */
  readonly reach: number;
  /** With the blocks up to `finalFrom`, which are final. Both are continued in place. */
  readonly final: ReputationState;
  readonly finalFrom: number;
  /** With the blocks up to `stateFrom`. */
  readonly state: ReputationState;
  readonly stateFrom: number;
  /** Whether undone blocks were taken back. */
  readonly isRewound?: true;
}

/**
 * Brings states forward to the newest held block: adds what blocks have moved of their wallets since, and takes back what
 * undone ones had, by adding again to the part that is final. Equal to the bit to adding every held block to the history,
 * and in time that does not depend on the length of the history.
 *
 * @returns Those that blocks have changed or may have, in the order given; `undefined` for any other.
 */
export async function continueStates(
  deps: ReputationDeps,
  following: FollowedNetwork,
  rows: readonly StoredReputationState[],
): Promise<(StoredReputationState | undefined)[]> {
  const { network, held, finalized } = following;
  const finalTo = Math.min(finalized, held.height);
  const continuations = rows.map((row) => continuationOf(deps, following, row));
  const ranges = continuations.flatMap((each, place) =>
    each === undefined ? [] : rangesOf(each, { place, finalTo, to: held.height }),
  );
  const touched = new Set<number>();
  for await (const found of movedBlocks(deps.lake.db, network, ranges)) {
    for (const { range } of found) touched.add(range.place);
    await addAll(deps, network, found, (place) => ({ ...continuations[place]!, finalTo }));
  }
  return continuations.map((each, place) => {
    if (each === undefined || !(touched.has(place) || each.isRewound)) return undefined;
    const { row, since, reach, final, state } = each;
    const followed = { since, hash: held.hash, final, finalHeight: Math.max(finalTo, each.finalFrom) };
    const atFault = isAtFault(state);
    return { ...row, state, reach, height: held.height, followed, updatedAt: following.now, atFault };
  });
}

function continuationOf(
  deps: ReputationDeps,
  { isOnBranch, finalBefore, since: sinceOf }: FollowedNetwork,
  row: StoredReputationState,
): Continuation | undefined {
  const { followed, height } = row;
  const state = row.state as ReputationState;
  if (followed === null || height === null) {
    const since = sinceOf(row.address);
    if (since === undefined) return undefined;
    const base = currentState(state, deps.artifacts.shipped(row));
    return {
      ...{ row, since, reach: base.latest, finalFrom: since - 1, stateFrom: since - 1 },
      ...copiesOf(base, base),
    };
  }
  const { since } = followed;
  const of = { row, since, reach: row.reach ?? state.latest };
  // No undone block is counted in it, and none will be undone.
  if (height <= finalBefore)
    return { ...of, ...copiesOf(state, state), finalFrom: height, stateFrom: height };
  const { final, finalHeight: finalFrom } = followed as typeof followed & { readonly final: ReputationState };
  if (isOnBranch(height, followed.hash))
    return { ...of, ...copiesOf(final, state), finalFrom, stateFrom: height };
  return { ...of, ...copiesOf(final, final), finalFrom, stateFrom: finalFrom, isRewound: true };
}

function copiesOf(
  final: Readonly<ReputationState>,
  state: Readonly<ReputationState>,
): Pick<Continuation, "final" | "state"> {
  return { final: structuredClone(final), state: structuredClone(state) };
}

interface PlacedRange extends MovedRange {
  /** Of the state. */
  readonly place: number;
}

/** The blocks that either part of a state does not have. */
function rangesOf(
  { row: { address }, finalFrom, stateFrom }: Continuation,
  { place, finalTo, to }: { readonly place: number; readonly finalTo: number; readonly to: number },
): PlacedRange[] {
  if (stateFrom <= finalTo) return [{ address, place, after: Math.min(finalFrom, stateFrom), to }];
  return [
    { address, place, after: finalFrom, to: finalTo },
    { address, place, after: stateFrom, to },
  ];
}

/** Adds what blocks moved to both parts of each state that lack it, by what lists say now of the counterparties. */
async function addAll(
  deps: ReputationDeps,
  network: Network,
  found: readonly MovedBlocks<PlacedRange>[],
  continuation: (place: number) => Continuation & { readonly finalTo: number },
): Promise<void> {
  for (const [owner, some] of Map.groupBy(found, ({ range }) => continuation(range.place).row.owner)) {
    const additions = some.flatMap(({ range, blocks }) => {
      const into = continuation(range.place);
      return blocks
        .filter(({ timestamp }) => timestamp > into.reach)
        .map((block) => ({ into, height: block.height, entries: blockEntries(block)(range.address) }));
    });
    const dealings = additions.map(({ entries }) => entries);
    const known = await knownParties(deps, visibleToOwner(owner), { network, dealings });
    for (const { into, height, entries } of additions) {
      const { network: of, address } = into.row;
      const history = { network: of, address, ...entries };
      const parties = known(into.row);
      if (height > into.finalFrom && height <= into.finalTo) addHistory(into.final, history, parties);
      if (height > into.stateFrom) addHistory(into.state, history, parties);
    }
  }
}
