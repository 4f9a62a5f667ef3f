import { overHttp } from "@tetron/federation/over-http";
import { createSupergraph, type Supergraph } from "@tetron/federation/supergraph";
import { createCallerSigner } from "@tetron/service/caller-token";
import { checkDateTime } from "@tetron/service/date-time";
import { callerOf } from "./context.ts";
import { STREAM_SUBGRAPH, streamSubgraph } from "./stream/stream-subgraph.ts";
import { readSupergraph } from "./supergraph-sdl.ts";

/**
 * The graph over remote subgraphs. Each request has a token for its caller, signed for the subgraph that it
 * goes to.
 *
 * @param urls - The URL of each subgraph, by its name.
 */
export function remoteSupergraph(
  stack: AsyncDisposableStack,
  {
    urls,
    internalSecret,
  }: { readonly urls: Readonly<Record<string, string>>; readonly internalSecret: string },
): Supergraph {
  const sign = createCallerSigner(internalSecret);
  const called = Object.entries(urls).map(([name, url]) => [
    name,
    stack.use(
      overHttp({
        url,
        // An operation's own deadline ends it earlier.
        silenceMs: 30_000,
        headers: async ({ context }) => ({ authorization: `Bearer ${await sign(callerOf(context), name)}` }),
      }),
    ),
  ]);
  return createSupergraph({
    sdl: readSupergraph(),
    scalars: { DateTime: checkDateTime },
    subgraphs: { ...Object.fromEntries(called), [STREAM_SUBGRAPH]: streamSubgraph() },
  });
}
