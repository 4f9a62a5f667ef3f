import { apiSchema } from "@tetron/federation/api-schema";
import { composeServices } from "@theguild/federation-composition";
import { parse, printSchema } from "graphql";
import { readPart } from "./places.ts";

/** The schemas for clients and the gateway, composed from the subgraphs' schemas. */
export interface Composition {
  /** For the gateway, with the subgraph that answers each field. */
  readonly supergraph: string;
  /** For clients, without federation directives. */
  readonly schema: string;
}

/**
 * Composes the subgraphs into one graph.
 *
 * The URLs written into it are names only: the gateway gets a subgraph's URL at start.
 *
 * @throws Error that lists every composition error at once.
 */
export function compose(subgraphs: readonly { readonly name: string; readonly path: string }[]): Composition {
  const result = composeServices(
    subgraphs.map(({ name, path }) => ({
      name,
      url: `http://${name}/graphql`,
      typeDefs: parse(readPart(path)),
    })),
  );
  if (result.errors) {
    const errors = result.errors.map(({ message }) => `  ${message}`);
    throw new Error(`The subgraphs do not compose:\n${errors.join("\n")}`);
  }
  // What the gateway serves to clients, so that the file and an introspection say the same.
  const schema = printSchema(apiSchema(result.supergraphSdl));
  return { supergraph: written(result.supergraphSdl), schema: written(schema) };
}

function written(sdl: string): string {
  return `# Written by \`npm run codegen\` from subgraphs/*/*.graphql. Do not edit.\n${sdl.trim()}\n`;
}
