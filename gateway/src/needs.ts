import { endpoints } from "./rest-endpoints.gen.ts";
import { SUBGRAPHS } from "./subgraph-name.ts";

/**
 * The dependencies of each endpoint: the lake, for keys, and the subgraphs of its operation. GraphQL answers
 * what it can: each subgraph stands for its fields.
 */
export function endpointNeeds(): Readonly<Record<string, readonly string[]>> {
  const rest = Object.values(endpoints).map(({ method, path, needs }) => [
    `${method} /v1${path}`,
    ["lake", ...needs],
  ]);
  const graph = SUBGRAPHS.map((name) => [`/graphql: ${name}`, ["lake", name]]);
  return Object.fromEntries([...rest, ...graph]);
}
