import { readFileSync } from "node:fs";

/** The composed graph that this version of Tetron serves: `schema/supergraph.graphql`. */
export function readSupergraph(): string {
  return readFileSync(new URL("../../schema/supergraph.graphql", import.meta.url), "utf8");
}
