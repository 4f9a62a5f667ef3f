import { inProcess } from "@tetron/federation/in-process";
import { createSupergraph, type Supergraph } from "@tetron/federation/supergraph";
import type { Subgraph } from "@tetron/service/subgraph";
import { callerOf } from "./context.ts";
import { readSupergraph } from "./supergraph-sdl.ts";

/** The graph over subgraphs of this process: each fetch is a function call, made on behalf of the caller. */
export function localSupergraph(subgraphs: readonly Subgraph[]): Supergraph {
  const called = subgraphs.map(({ name, schema, createContext }) => [
    name,
    inProcess(schema, { context: ({ context, signal }) => createContext(callerOf(context), signal) }),
  ]);
  return createSupergraph({ sdl: readSupergraph(), subgraphs: Object.fromEntries(called) });
}
