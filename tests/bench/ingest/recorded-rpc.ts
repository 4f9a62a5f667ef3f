import { setImmediate } from "node:timers/promises";
import { RpcFault } from "@tetron/connectors/rpc/fault";
import type { Rpc } from "@tetron/connectors/rpc/pool";
import { callNode } from "@tetron/connectors/testing";
import type { Network } from "@tetron/domain/network";

/** Answers of a node as text, by what was asked. What was not asked before is asked of the node. */
export interface RecordedRpc extends Rpc {
  /** Answers that had to be asked for. */
  readonly asked: () => number;
}

/** Opens it. An answer is parsed and checked each time, as one that comes by the network. */
export function recordedRpc(network: Network, url: string): RecordedRpc {
  const answers = new Map<string, string>();
  let asked = 0;
  return {
    network,
    asked: () => asked,
    async call({ method, params = [], result, mayBeMissing, lacks }) {
      const key = JSON.stringify([method, params]);
      let text = answers.get(key);
      if (text === undefined) {
        asked += 1;
        text = JSON.stringify((await callNode(url, method, params)) ?? null);
        answers.set(key, text);
      }
      // As by a network: what waits for the store goes on meanwhile.
      await setImmediate();
      const raw: unknown = JSON.parse(text);
      if (raw === null && mayBeMissing)
        throw new RpcFault("missing", `does not have what ${method} asks for`);
      const parsed = result.parse(raw);
      if (lacks?.(parsed) !== undefined) throw new RpcFault("missing", "does not have all of it");
      return parsed;
    },
    each: async () => [],
    verifyChain: async () => [],
    health: () => [],
    [Symbol.asyncDispose]: async () => {},
  };
}
