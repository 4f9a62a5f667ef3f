/** The subgraphs of `schema/supergraph.graphql`. */
export const SUBGRAPHS = ["ingestion", "scoring", "reputation", "routing", "tenancy"] as const;

export type SubgraphName = (typeof SUBGRAPHS)[number];
