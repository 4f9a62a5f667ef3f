import { buildSubgraphSchema } from "@apollo/subgraph";
import { composeServices } from "@theguild/federation-composition";
import { type GraphQLSchema, parse } from "graphql";

/** Resolvers by type and field. */
// biome-ignore lint/suspicious/noExplicitAny: resolvers are typed by the SDL of each test, not by TypeScript.
export type Resolvers = Record<string, Record<string, any>>;

/** A subgraph as a test writes it. */
export interface SubgraphSource {
  /** SDL; every directive of the specification is imported when it does not link one itself. */
  readonly sdl: string;
  readonly resolvers?: Resolvers;
}

/** Subgraphs by name. */
export type SubgraphSources = Readonly<Record<string, SubgraphSource>>;

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@composeDirective", "@extends", "@external", "@inaccessible", "@interfaceObject", "@key", "@override",
  "@provides", "@requires", "@shareable", "@tag", "@cost", "@listSize"
])`;

function typeDefsOf({ sdl }: SubgraphSource) {
  return parse(sdl.includes("@link") || sdl.startsWith("# federation 1") ? sdl : `${LINK}\n${sdl}`);
}

/** How to compose. */
export interface Composition {
  /** The URL of each subgraph. */
  readonly url?: (name: string) => string;
  /** Compose even if not every field can be resolved from everywhere. */
  readonly unsatisfiable?: boolean;
  /** Return the composition library's API schema instead of the supergraph. */
  readonly shown?: boolean;
}

/** Composes subgraphs into a supergraph. */
export function compose(sources: SubgraphSources, composition: Composition = {}): string {
  const { url = (name) => `http://127.0.0.1/${name}`, unsatisfiable = false } = composition;
  const services = Object.entries(sources).map(([name, source]) => ({
    name,
    url: url(name),
    typeDefs: typeDefsOf(source),
  }));
  const disableValidationRules = unsatisfiable ? ["SatisfiabilityRule"] : [];
  const { supergraphSdl, publicSdl, errors = [] } = composeServices(services, { disableValidationRules });
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join("\n"));
  return composition.shown ? publicSdl : supergraphSdl;
}

/** The executable schema of one subgraph. */
export function subgraphSchema(source: SubgraphSource): GraphQLSchema {
  return buildSubgraphSchema([
    { typeDefs: typeDefsOf(source), resolvers: (source.resolvers ?? {}) as never },
  ]);
}
