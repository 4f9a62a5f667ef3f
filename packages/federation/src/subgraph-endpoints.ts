import { type DocumentNode, Kind, parse, valueFromASTUntyped } from "graphql";

/** A subgraph as listed in its supergraph. */
export interface SubgraphEndpoint {
  readonly name: string;
  /** The URL given at composition; empty when none was given. */
  readonly url: string;
}

/**
 * The subgraphs of a supergraph, read from its `join__Graph` enum.
 *
 * @throws Error when there is no such enum, so that the SDL is not a supergraph.
 */
export function subgraphEndpoints(sdl: string | DocumentNode): SubgraphEndpoint[] {
  const supergraph = typeof sdl === "string" ? parse(sdl, { noLocation: true }) : sdl;
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== "join__Graph") continue;
    return (definition.values ?? []).flatMap(({ directives }) =>
      (directives ?? [])
        .filter(({ name }) => name.value === "join__graph")
        .map((graph) => {
          const values = Object.fromEntries(
            (graph.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
          );
          return { name: String(values["name"]), url: String(values["url"] ?? "") };
        }),
    );
  }
  throw new Error("This is not a supergraph: it has no enum join__Graph.");
}
