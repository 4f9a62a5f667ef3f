import type { ClusterOf, NamedMember } from "../entities/cluster-of.ts";
import { evidenceOfLabel, sourceOf } from "../evidence-of-label.ts";
import { computedEvidence, type Evidence } from "../reason.ts";
import type { Remark } from "../remark.ts";

/** Addresses of a cluster that a remark gives as evidence at most, and labels of one of them. */
const MAX_SHOWN = 3;

/** Remarks that lists name another address of a wallet's holder; none where they name none, or addresses of two services. */
export function clusterRemarks(side: "from" | "to", cluster: ClusterOf | null | undefined): Remark[] {
  if (!cluster || cluster.named.length === 0) return [];
  const { members, doubt, named } = cluster;
  return [
    {
      code: "CLUSTER_OF",
      title: "Transactions show that the wallet's holder has another address, which lists name",
      side,
      evidence: [
        doubt === "too_large"
          ? computedEvidence("cluster_size_at_least", members.length)
          : computedEvidence("cluster_size", members.length),
        ...(doubt === null ? [] : [computedEvidence("doubt", doubt)]),
        computedEvidence("named", named.length),
        ...named.slice(0, MAX_SHOWN).flatMap(evidenceOf),
      ],
    },
  ];
}

function evidenceOf({ address, rule, listing, confidence, labels, sanctions }: NamedMember): Evidence[] {
  return [
    computedEvidence("same_holder", address),
    computedEvidence("linked_by", rule),
    computedEvidence("listing", listing),
    computedEvidence("confidence", confidence),
    ...sanctions.slice(0, MAX_SHOWN).map((edition) => ({
      ...{ name: "sanctions_list", value: edition.list, source: sourceOf(edition) },
    })),
    ...labels.slice(0, MAX_SHOWN).map(evidenceOfLabel),
  ];
}
