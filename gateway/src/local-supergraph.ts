import { inProcess } from "@tetron/federation/in-process";
import { createSupergraph, type Supergraph } from "@tetron/federation/supergraph";
import { checkDateTime } from "@tetron/service/date-time";
import type { Subgraph } from "@tetron/service/subgraph";
import { requestContexts } from "./request-contexts.ts";
import { STREAM_SUBGRAPH, streamSubgraph } from "./stream/stream-subgraph.ts";
import { readSupergraph } from "./supergraph-sdl.ts";

/** The graph over subgraphs of this process: each fetch is a function call for the caller. */
export function localSupergraph(subgraphs: readonly Subgraph[]): Supergraph {
  const contextOf = requestContexts();
  const called = subgraphs.map((subgraph) => [
    subgraph.name,
    inProcess(subgraph.schema, { context: contextOf(subgraph) }),
  ]);
  return createSupergraph({
    sdl: readSupergraph(),
    scalars: { DateTime: checkDateTime },
    subgraphs: { ...Object.fromEntries(called), [STREAM_SUBGRAPH]: streamSubgraph() },
  });
}
