import type { WalletRef } from "@tetron/domain/wallet";
import { type BehaviourState, emptyBehaviour } from "./behaviour-state.ts";
import { SENT_LATELY } from "./sent-lately.ts";
import type { Sketch } from "./sketch.ts";
import { isApart, keepApart } from "./tallies.ts";

/**
 * Restores a state from what `storedText` made, which it may use. Older versions stored states with all members: those are
 * returned as they are.
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
