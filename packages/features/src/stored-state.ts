import type { WalletRef } from "@tetron/domain/wallet";
import { type BehaviourState, emptyBehaviour } from "./behaviour-state.ts";
import { SENT_LATELY } from "./sent-lately.ts";
import type { Sketch } from "./sketch.ts";
import { isApart, keepApart } from "./tallies.ts";

/**
 * The stored form of a state: without the members that are as in a state that has done nothing, and without the wallet's own
 * network and address, which are those of its row. Most of a state is such: of a wallet that only receives coins two thirds.
 * Sketches are texts: as objects they would be most of what is left. {@link stateFrom} restores it. Whom the account paid stays
 * where `paid-parties.ts` says.
 */
export function storedState(state: BehaviourState): object {
  const { wallet, sent, received, rhythm, ...rest } = state;
  const { network: _network, address: _address, ...own } = wallet;
  const members = {
    ...{ ...rest, wallet: own, sent: { ...sent, sketch: sketchText(sent.sketch) } },
    ...{ received: { ...received, sketch: sketchText(received.sketch) } },
    ...{ rhythm: { ...rhythm, waits: sketchText(rhythm.waits) } },
  };
  return withoutEmpty(members, isApart(state) ? EMPTY_APART : EMPTY);
}

/**
 * Restores a state from what {@link storedState} made, which it may use. Older versions stored states with all members:
 * those are returned as they are.
 */
export function stateFrom(stored: unknown, { network, address }: WalletRef): BehaviourState {
  const state = stored as BehaviourState;
  Object.assign(state.wallet, { network, address });
  restoreSketch(state.sent, "sketch");
  restoreSketch(state.received, "sketch");
  restoreSketch(state.rhythm, "waits");
  return withEmpty(
    state as unknown as Members,
    isApart(state) ? EMPTY_APART : EMPTY,
  ) as unknown as BehaviourState;
}

type Members = Record<string, unknown>;

const EMPTY = emptyMembers(() => {});
const EMPTY_APART = emptyMembers(keepApart);

/** What may be left out. The times of payments stay: older states have none, which is not the same as an empty list. */
function emptyMembers(change: (state: BehaviourState) => void): Members {
  const state = emptyBehaviour({ network: "ethereum", address: "" });
  change(state);
  const { [SENT_LATELY]: _lately, wallet, ...rest } = state;
  const { network: _network, address: _address, sent, tokensSent, ...others } = wallet;
  const withoutParties = ({ parties: _parties, ...flow }: Members) => flow;
  return {
    ...rest,
    wallet: { ...others, sent: withoutParties({ ...sent }), tokensSent: withoutParties({ ...tokensSent }) },
  };
}

/** The members that differ from the empty ones; of a list the items that do, by their index. */
function withoutEmpty(members: Members, empty: Members): Members {
  const left: Members = {};
  for (const name of Object.keys(members)) {
    const [own, none] = [members[name], empty[name]];
    if (own === none) continue;
    if (!isObject(own) || !isObject(none)) left[name] = own;
    else {
      const inner = withoutEmpty(own, none);
      if (Object.keys(inner).length > 0) left[name] = inner;
    }
  }
  return left;
}

/** Adds the members that are missing, in place. */
function withEmpty(members: Members, empty: Members): Members {
  for (const name of Object.keys(empty)) {
    const [own, none] = [members[name], empty[name]];
    if (Array.isArray(none)) members[name] = Array.isArray(own) ? own : Object.assign([...none], own);
    else if (isObject(none)) members[name] = withEmpty((own as Members | undefined) ?? {}, none);
    else if (own === undefined) members[name] = none;
  }
  return members;
}

/** A bucket and its count in turn, each bucket less the one before; an empty sketch stays one. */
function sketchText(sketch: Sketch): Sketch | string {
  const counts = Object.entries(sketch);
  if (counts.length === 0) return sketch;
  let before = 0;
  return counts
    .map(([bucket, count]) => {
      const step = Number(bucket) - before;
      before = Number(bucket);
      return `${step} ${count}`;
    })
    .join(" ");
}

function restoreSketch<Name extends string>(
  members: { [Key in Name]: Sketch } | undefined,
  name: Name,
): void {
  const text: unknown = members?.[name];
  if (members === undefined || typeof text !== "string") return;
  const [sketch, numbers] = [{} as Sketch, text.split(" ").map(Number)];
  let bucket = 0;
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    bucket += numbers[i]!;
    sketch[bucket] = numbers[i + 1]!;
  }
  members[name] = sketch;
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null;
}
