import { visibleTo } from "@tetron/domain/owner";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import { isKnownService } from "../asking/is-known-service.ts";
import { findClusters, hasClusters } from "../entities/find-clusters.ts";
import { findHolders } from "../entities/find-holders.ts";
import type { Source } from "./source.ts";

/**
 * The other addresses of the holders of Bitcoin wallets, and what is known of them. Not asked of known services: a list that
 * names one knows more than its other addresses' payments do.
 */
export function clusterSource(
  lake: Pick<Lake, "db" | "shipped">,
  taxonomy: Taxonomy,
  deadlineMs: number,
): Source<"clusters" | "holders", "labels" | "sanctions"> {
  return {
    name: "clusters",
    deadlineMs,
    tells: ["clusters", "holders"],
    needs: ["labels", "sanctions"],
    async ask({ parties, tenant, known: { labels, sanctions } }) {
      const asked = (["from", "to"] as const).filter(
        (side) =>
          hasClusters(parties[side].network) &&
          !isKnownService(taxonomy, parties[side], { labels: labels[side], sanctions: sanctions[side] }),
      );
      const lookup = { lake, taxonomy, tenant, owners: visibleTo(tenant) };
      const wallets = asked.map((side) => parties[side]);
      const clusters = wallets.length === 0 ? [] : await findClusters(lookup, wallets);
      const holders = await findHolders(lookup, wallets, clusters);
      const eachSide = <Value>(found: readonly Value[]) => ({
        from: found[asked.indexOf("from")] ?? null,
        to: found[asked.indexOf("to")] ?? null,
      });
      return { clusters: eachSide(clusters), holders: eachSide(holders) };
    },
  };
}
