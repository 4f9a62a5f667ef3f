import type { LinkRule } from "@tetron/domain/address-link";
import { serviceOf } from "@tetron/labels/service-of";
import { type Listing, standingOf } from "@tetron/labels/standing";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { HeldCluster, HeldMember } from "@tetron/lake/clusters";
import type { Edition, ListedLabel } from "../score-inputs.ts";

/**
 * Why less follows from a cluster: it has more addresses than are read, or those of two services, so that one link at least is
 * wrong and nothing follows.
 */
export type ClusterDoubt = "too_large" | "several_services";

/** What lists say of an address. */
export interface ListedMember {
  readonly labels: readonly ListedLabel[];
  readonly sanctions: readonly Edition[];
}

/** Another address of the cluster that lists name. */
export interface NamedMember extends ListedMember {
  readonly address: string;
  readonly rule: LinkRule;
  readonly listing: Exclude<Listing, "neutral">;
  /** 0-1: how sure it is that the wallet is of the same holder. */
  readonly confidence: number;
}

/** The addresses that are of one holder with a wallet. */
export interface ClusterOf {
  /** With the wallet itself, ordered by address; at least two. Of one that is too large those that are read. */
  readonly members: readonly HeldMember[];
  readonly doubt: ClusterDoubt | null;
  /** The worst first, of those the surest; none where several services are named. */
  readonly named: readonly NamedMember[];
}

/**
 * Confidence by the weakest rule between two addresses. No rule can tell a PayJoin whose payee made it look like any
 * payment, and what a person chose to pay may be what looks left over: docs/clusters.md.
 */
const CONFIDENCE: Readonly<Record<LinkRule, number>> = { common_inputs: 0.9, change: 0.6 };
/**
 * That in a cluster which is too large: the more links there are, the likelier one is wrong, and a service's cluster has its
 * customers' addresses, of which lists say what the customers did.
 */
const CONFIDENCE_OF_LARGE: Readonly<Record<LinkRule, number>> = { common_inputs: 0.6, change: 0.4 };

/** How sure it is that two addresses of a cluster are of one holder, 0-1, by the weakest rule between them. */
export function confidenceIn({ doubt }: Pick<ClusterOf, "doubt">, rule: LinkRule): number {
  if (doubt === "several_services") return 0;
  return (doubt === "too_large" ? CONFIDENCE_OF_LARGE : CONFIDENCE)[rule];
}

const WORST_FIRST: readonly Listing[] = ["sanctioned", "bad", "risky", "service"];

/**
 * What lists say of a cluster, with the wallet that it is asked for.
 *
 * @param listed - What lists say of each member, in their order.
 */
export function listedCluster(
  taxonomy: Taxonomy,
  { members, isCut }: HeldCluster,
  listed: readonly ListedMember[],
): ClusterOf {
  const services = listed.map(({ labels }) => serviceOf(taxonomy, labels)?.toLowerCase());
  if (new Set(services.filter((service) => service !== undefined)).size > 1)
    return { members, doubt: "several_services", named: [] };
  const doubt = isCut ? "too_large" : null;
  const named = members.flatMap((member, i): NamedMember[] => {
    const { labels, sanctions } = listed[i]!;
    const { worst: listing } = standingOf(taxonomy, { labels, sanctions, isReferenceFraud: false });
    if (listing === "neutral") return [];
    return [{ ...member, labels, sanctions, listing, confidence: confidenceIn({ doubt }, member.rule) }];
  });
  return { members, doubt, named: named.sort(compare) };
}

/** What the other addresses of a wallet's cluster say of the wallet. */
export function clusterOf(cluster: ClusterOf, wallet: string): ClusterOf {
  return { ...cluster, named: cluster.named.filter(({ address }) => address !== wallet) };
}

function compare(a: NamedMember, b: NamedMember): number {
  const [first, second] = [a, b].map(({ listing }) => WORST_FIRST.indexOf(listing)) as [number, number];
  return first - second || b.confidence - a.confidence || (a.address < b.address ? -1 : 1);
}
