import { visibleTo } from "@tetron/domain/owner";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import { isKnownService } from "../asking/is-known-service.ts";
import type { ClusterOf } from "../entities/cluster-of.ts";
import { findClusters, hasClusters } from "../entities/find-clusters.ts";
import type { Source } from "./source.ts";

/**
 * Says of each wallet of bitcoin which addresses are of one holder with it. Not asked of services that a list names: what
 * other addresses of theirs did is no news of them.
 */
export function clusterSource(
  lake: Pick<Lake, "db" | "shipped">,
  taxonomy: Taxonomy,
  deadlineMs: number,
): Source<"clusters", "labels"> {
  return {
    name: "clusters",
    deadlineMs,
    tells: ["clusters"],
    needs: ["labels"],
    async ask({ parties, tenant, known: { labels } }) {
      const asked = (["from", "to"] as const).filter(
        (side) =>
          hasClusters(parties[side].network) &&
          !isKnownService(taxonomy, parties[side], { labels: labels[side], sanctions: [] }),
      );
      const lookup = { lake, taxonomy, owners: visibleTo(tenant) };
      const wallets = asked.map((side) => parties[side]);
      const found = wallets.length === 0 ? [] : await findClusters(lookup, wallets);
      const of = (side: "from" | "to"): ClusterOf | null => found[asked.indexOf(side)] ?? null;
      return { clusters: { from: of("from"), to: of("to") } };
    },
  };
}
