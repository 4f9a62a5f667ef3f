import { createTurns } from "../io/turns.ts";
import type { Rpc } from "./pool.ts";

/** What is asked of a pool's nodes. */
export type Calls = Pick<Rpc, "call" | "each">;

const NEVER = new AbortController().signal;

/** The same pool with at most so many calls at once, in the order of asking. Calls at every endpoint do not count. */
export function inTurns(rpc: Rpc, most: number): Calls {
  const turns = createTurns(most);
  return {
    async call(request, signal = NEVER) {
      using _turn = await turns.next(signal);
      return await rpc.call(request, signal);
    },
    each: (request, signal) => rpc.each(request, signal),
  };
}
