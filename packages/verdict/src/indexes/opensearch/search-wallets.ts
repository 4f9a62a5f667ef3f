import { distanceBetween } from "@tetron/models/nearest/distance";
import type { Neighbour } from "@tetron/models/neighbour";
import { z } from "zod";
import type { Cluster } from "./cluster.ts";
import { SearchFault } from "./search-fault.ts";
import { DIMENSION } from "./wallet-template.ts";

/** How an index is searched: by measuring every distance, or by the graph of HNSW, which loses some neighbours of outliers. */
export type SearchKind = "exact" | "hnsw";

/** A search of the wallets near a point. */
export interface WalletSearch {
  /** The name by which the edition is searched. */
  readonly alias: string;
  readonly kind: SearchKind;
  readonly point: Float32Array;
  /** How many are wanted, at least 1. */
  readonly k: number;
  /** This wallet is not its own neighbour. */
  readonly exclude: string;
  /** How many wallets the index has. */
  readonly size: number;
  readonly ms: number;
  readonly signal: AbortSignal;
}

/** The wallets that the graph proposes, of which the nearest are taken by their true distances. */
const MIN_CANDIDATES = 50;
/** More than are wanted: scores are in single precision, so that equally near wallets may come in any order. */
const SPARE_CANDIDATES = 10;
/** Nodes that HNSW looks at: the more, the fewer neighbours of outliers it loses. */
const GRAPH_CANDIDATES = 1_000;
/** A score that differs more from 1 / (1 + distance²) is of another space. */
const MAX_SCORE_ERROR = 1e-4;

const Hits = z.object({
  timed_out: z.boolean(),
  _shards: z.object({ failed: z.number() }),
  hits: z.object({
    hits: z.array(
      z.object({
        _score: z.number(),
        _source: z.object({
          address: z.string().regex(/^0x[0-9a-f]{40}$/),
          fraud: z.boolean(),
          place: z.array(z.number()).length(DIMENSION),
        }),
      }),
    ),
  }),
});

/**
 * The wallets nearest to a point by their true distances, measured again from what is stored: nearest first, equally near
 * ones by their address.
 *
 * @throws SearchFault when OpenSearch does not answer as it should, or the reason of `signal`.
 */
export async function searchWallets(cluster: Cluster, search: WalletSearch): Promise<Neighbour[]> {
  const { alias, point, k, exclude, size, ms, signal } = search;
  const candidates = Math.min(Math.max(MIN_CANDIDATES, k + SPARE_CANDIDATES), size);
  const { timed_out, _shards, hits } = await cluster.send(
    {
      method: "POST",
      path: `/${alias}/_search`,
      body: {
        ...{ size: candidates, timeout: `${ms}ms`, track_total_hits: false },
        _source: ["address", "fraud", "place"],
        query: queryOf(search, candidates),
      },
    },
    Hits,
    { ms, signal },
  );
  if (timed_out) throw new SearchFault("late", "it answered a part in time");
  if (_shards.failed > 0) throw new SearchFault("partial", `${_shards.failed} of its shards failed`);
  if (hits.hits.length < candidates)
    throw new SearchFault("partial", `${hits.hits.length} wallets instead of ${candidates}`);
  const found = hits.hits.map(({ _score, _source: { address, fraud, place } }) => {
    const distance = distanceBetween(Float32Array.from(place), point);
    if (!(Math.abs(1 / (1 + distance ** 2) - _score) <= MAX_SCORE_ERROR))
      throw new SearchFault("unfit", `${alias} measures other distances`);
    return { address, fraud, distance };
  });
  return found
    .filter(({ address }) => address !== exclude)
    .sort((a, b) => a.distance - b.distance || (a.address < b.address ? -1 : 1))
    .slice(0, k);
}

function queryOf({ kind, point, size }: WalletSearch, candidates: number): object {
  const vector = Array.from(point);
  if (kind === "exact")
    return {
      script_score: {
        query: { match_all: {} },
        script: {
          ...{ source: "knn_score", lang: "knn" },
          params: { field: "place", query_value: vector, space_type: "l2" },
        },
      },
    };
  const looked = Math.min(GRAPH_CANDIDATES, size);
  return { knn: { place: { vector, k: candidates, method_parameters: { ef_search: looked } } } };
}
