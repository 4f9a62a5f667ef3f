import { globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

/** Composed from the subgraphs, for the gateway. */
export const SUPERGRAPH = "schema/supergraph.graphql";
/** Composed from the subgraphs, for clients. */
export const PUBLIC_SCHEMA = "schema/schema.graphql";
/** The operations of REST endpoints and dashboard views; written by hand. */
export const OPERATIONS = "schema/operations/*.graphql";
/** The REST API, generated from its endpoint files. */
export const OPENAPI = "schema/openapi.json";

/** The events, generated from their table. */
export const ASYNCAPI = "schema/asyncapi.json";

/** What the published client knows of the contracts. */
export const SDK = "packages/sdk/src";

/** Its table of settings is generated. */
export const README = "README.md";

/** Everything that `npm run codegen` writes, as git path patterns. */
export const GENERATED = [SUPERGRAPH, PUBLIC_SCHEMA, OPENAPI, ASYNCAPI, README, "*.gen.ts"];

/** The gateway's own part of the graph: what happens. Its resolvers have no types of their own. */
const STREAM = { name: "stream", path: "gateway/src/stream/schema.graphql" };

/** A part of the graph: its name, and the pattern of its files. */
interface GraphPart {
  readonly name: string;
  readonly path: string;
}

/** Every part of the graph, by name. */
export function graphSchemas(): GraphPart[] {
  return [...subgraphSchemas(), STREAM];
}

/** The subgraphs that have a schema, by name. */
export function subgraphSchemas(): GraphPart[] {
  return globSync("subgraphs/*/schema.graphql")
    .sort()
    .map(dirname)
    .map((folder) => ({ name: basename(folder), path: `${folder}/*.graphql` }));
}

/** The text of a part's files. */
export function readPart(path: string): string {
  return globSync(path)
    .sort()
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}
