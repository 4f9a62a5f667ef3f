import type { OpenMempool } from "../../../follow/mempool-source.ts";
import { inTurns } from "../../../rpc/in-turns.ts";
import { fateOf } from "./fate.ts";
import { watchNode } from "./watch-node.ts";

/** Calls at once about what has become of transactions. */
const MAX_CALLS = 4;

/** The mempool of one of bitcoin's nodes: the first one, and after a fault the next one, since each has its own. */
export const bitcoinMempool: OpenMempool = (rpc, nodes) => {
  const calls = inTurns(rpc, MAX_CALLS);
  let at = 0;
  return {
    network: "bitcoin",
    async watch(listeners, signal) {
      try {
        await watchNode(nodes[at]!, listeners, signal);
      } catch (error) {
        if (!signal.aborted) at = (at + 1) % nodes.length;
        throw error;
      }
    },
    fateOf: (transaction, signal) => fateOf(calls, transaction, signal),
  };
};
