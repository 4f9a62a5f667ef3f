import type { LinkRule } from "@tetron/domain/address-link";
import { serviceOf } from "@tetron/labels/service-of";
import { type Listing, standingOf } from "@tetron/labels/standing";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { HeldCluster, HeldMember } from "@tetron/lake/clusters";
import type { Edition, ListedLabel } from "../score-inputs.ts";

/** Why a cluster says nothing of its wallets: it has too many, or those of two services, so that one link at least is wrong. */
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
  /** With the wallet itself, ordered by address; at least two. */
  readonly members: readonly HeldMember[];
  readonly doubt: ClusterDoubt | null;
  /** The worst first, of those the surest; none where there is a doubt. */
  readonly named: readonly NamedMember[];
}

/**
 * Confidence by the weakest rule between two addresses. No rule can tell a PayJoin whose payee made it look like any
 * payment, and what a person chose to pay may be what looks left over: docs/clusters.md.
 */
const CONFIDENCE: Readonly<Record<LinkRule, number>> = { common_inputs: 0.9, change: 0.6 };

const WORST_FIRST: readonly Listing[] = ["sanctioned", "bad", "risky", "service"];

/**
 * What the other addresses of a wallet's cluster say of the wallet.
 *
 * @param listed - What lists say of each member, in their order.
 */
export function clusterOf(
  taxonomy: Taxonomy,
  address: string,
  { members, isCut }: HeldCluster,
  listed: readonly ListedMember[],
): ClusterOf {
  if (isCut) return { members, doubt: "too_large", named: [] };
  const services = listed.map(({ labels }) => serviceOf(taxonomy, labels)?.toLowerCase());
  if (new Set(services.filter((service) => service !== undefined)).size > 1)
    return { members, doubt: "several_services", named: [] };
  const named = members.flatMap((member, i): NamedMember[] => {
    if (member.address === address) return [];
    const { labels, sanctions } = listed[i]!;
    const { worst: listing } = standingOf(taxonomy, { labels, sanctions, isReferenceFraud: false });
    if (listing === "neutral") return [];
    return [{ ...member, labels, sanctions, listing, confidence: CONFIDENCE[member.rule] }];
  });
  return { members, doubt: null, named: named.sort(compare) };
}

function compare(a: NamedMember, b: NamedMember): number {
  const [first, second] = [a, b].map(({ listing }) => WORST_FIRST.indexOf(listing)) as [number, number];
  return first - second || b.confidence - a.confidence || (a.address < b.address ? -1 : 1);
}
