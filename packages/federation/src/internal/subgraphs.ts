import type { Subgraph, SubscribableSubgraph } from "../subgraph.ts";

/** Returns the subgraph of a name in the supergraph. */
export type SubgraphOf = (name: string) => SubscribableSubgraph;

/**
 * Matches the given subgraphs with those that the supergraph names.
 *
 * @throws Error naming those without a match.
 */
export function matchSubgraphs(
  names: readonly string[],
  given: Readonly<Record<string, Subgraph>>,
): SubgraphOf {
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length > 0)
    throw new Error(`The supergraph names subgraphs that are not given: ${missing.join(", ")}.`);
  const strange = Object.keys(given).filter((name) => !names.includes(name));
  if (strange.length > 0) throw new Error(`The supergraph has no subgraph named ${strange.join(", ")}.`);

  const subgraphs = new Map<string, SubscribableSubgraph>();
  for (const [name, subgraph] of Object.entries(given))
    subgraphs.set(name, typeof subgraph === "function" ? { execute: subgraph } : subgraph);
  return (name) => {
    const subgraph = subgraphs.get(name);
    if (subgraph === undefined) throw new Error(`A plan names an unknown subgraph "${name}".`);
    return subgraph;
  };
}
