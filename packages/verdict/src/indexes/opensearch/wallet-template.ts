import { WALLET_44 } from "@tetron/features/wallet-44";

export const DIMENSION = WALLET_44.length;
/** Of HNSW: links of a node, and how many are compared when one is added. */
const [LINKS, BUILD_CANDIDATES] = [32, 256];

/** The name by which an edition is searched; each build of it is an index of its own behind this name. */
export function aliasOf(prefix: string, edition: string): string {
  return `${prefix}-${edition.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
}

/** The settings and fields of every index of wallets. */
export function walletTemplate(prefix: string): object {
  return {
    index_patterns: [`${prefix}-*`],
    template: {
      settings: { index: { knn: true, number_of_shards: 1, auto_expand_replicas: "0-1" } },
      mappings: {
        dynamic: "strict",
        properties: {
          address: { type: "keyword" },
          fraud: { type: "boolean" },
          place: {
            type: "knn_vector",
            dimension: DIMENSION,
            space_type: "l2",
            method: {
              name: "hnsw",
              engine: "lucene",
              parameters: { m: LINKS, ef_construction: BUILD_CANDIDATES },
            },
          },
        },
      },
    },
  };
}
