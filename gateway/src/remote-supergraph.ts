import { overHttp } from "@tetron/federation/over-http";
import { createSupergraph, type Supergraph } from "@tetron/federation/supergraph";
import { callerHeaders } from "@tetron/service/caller";
import { callerOf } from "./context.ts";
import { readSupergraph } from "./supergraph-sdl.ts";

/**
 * The graph over subgraphs in processes of their own. Each request bears the internal token and says on
 * whose behalf it is made.
 *
 * @param urls - Where each subgraph answers, by its name.
 */
export function remoteSupergraph(
  stack: AsyncDisposableStack,
  {
    urls,
    internalToken,
  }: { readonly urls: Readonly<Record<string, string>>; readonly internalToken: string },
): Supergraph {
  const authorization = `Bearer ${internalToken}`;
  const called = Object.entries(urls).map(([name, url]) => [
    name,
    stack.use(
      overHttp({ url, headers: ({ context }) => ({ authorization, ...callerHeaders(callerOf(context)) }) }),
    ),
  ]);
  return createSupergraph({ sdl: readSupergraph(), subgraphs: Object.fromEntries(called) });
}
