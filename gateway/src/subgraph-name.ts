/** The subgraphs of `schema/supergraph.graphql` that may run elsewhere; the gateway's own `stream` is beside them. */
export const SUBGRAPHS = ["ingestion", "scoring", "reputation", "routing", "tenancy"] as const;

export type SubgraphName = (typeof SUBGRAPHS)[number];
