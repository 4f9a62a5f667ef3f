import { z } from "zod";
import type { Cluster } from "./cluster.ts";
import { SearchFault } from "./search-fault.ts";
import { DIMENSION } from "./wallet-template.ts";

const Mapping = z.record(
  z.string(),
  z.object({
    mappings: z.object({
      properties: z.object({
        address: z.object({ type: z.literal("keyword") }),
        fraud: z.object({ type: z.literal("boolean") }),
        place: z.object({ type: z.literal("knn_vector"), dimension: z.literal(DIMENSION) }),
      }),
    }),
  }),
);
const Count = z.object({ count: z.number() });

/** @throws SearchFault `unfit` when what a name stands for is missing, has other fields, or not every wallet. */
export async function requireFit(
  cluster: Cluster,
  { alias, size, ...limit }: { alias: string; size: number; ms: number; signal: AbortSignal },
): Promise<void> {
  const [mapping, { count }] = await Promise.all([
    cluster.send({ method: "GET", path: `/${alias}/_mapping` }, Mapping, limit),
    cluster.send({ method: "GET", path: `/${alias}/_count` }, Count, limit),
  ]);
  const indexes = Object.keys(mapping);
  if (indexes.length !== 1) throw new SearchFault("unfit", `${alias} names ${indexes.length} indexes`);
  if (count !== size) throw new SearchFault("unfit", `${alias} has ${count} wallets instead of ${size}`);
}
