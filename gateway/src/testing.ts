import { composeServices } from "@theguild/federation-composition";
import { buildSchema, type GraphQLSchema, parse } from "graphql";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@cost", "@listSize", "@requiresScopes"])`;

/** Composes one subgraph's types, so that tests see directives as they arrive in a real supergraph. */
export function aGraph(types: string): { readonly supergraph: string; readonly schema: GraphQLSchema } {
  const { supergraphSdl, publicSdl, errors } = composeServices([
    { name: "one", url: "http://one", typeDefs: parse(`${LINK}\n${types}`) },
  ]);
  if (errors) throw new Error(errors.map(({ message }) => message).join("\n"));
  return { supergraph: supergraphSdl, schema: buildSchema(publicSdl) };
}
