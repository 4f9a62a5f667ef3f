import { routes } from "./rest-routes.gen.ts";
import { SUBGRAPHS } from "./subgraph-name.ts";

/**
 * What each endpoint needs to answer: the lake, which knows the keys, and the subgraphs that its operation
 * asks. GraphQL answers what it can: each subgraph stands for its fields.
 */
export function endpointNeeds(): Readonly<Record<string, readonly string[]>> {
  const rest = Object.values(routes).map(({ method, path, needs }) => [
    `${method} /v1${path}`,
    ["lake", ...needs],
  ]);
  const graph = SUBGRAPHS.map((name) => [`/graphql: ${name}`, ["lake", name]]);
  return Object.fromEntries([...rest, ...graph]);
}
