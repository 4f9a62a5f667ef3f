import type { Network } from "@tetron/domain/network";
import type { Category } from "@tetron/labels/categories";
import { readLabels } from "@tetron/labels/read-labels";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { SanctionsTable } from "@tetron/models/sanctions-table";
import type { ShippedLabel, ShippedLists } from "@tetron/models/shipped-lists";

/** A wallet that a list calls a public service. */
export interface KnownService {
  readonly network: Network;
  /** Stored form. */
  readonly address: string;
  /** Of its strongest service label; the first in the order of the lists among equals. */
  readonly category: Category;
  /** Everything that the lists say of it, other than sanctions. */
  readonly labels: readonly ShippedLabel[];
}

/** The services among the wallets of the lists. */
export interface KnownServices {
  readonly services: readonly KnownService[];
  /** Services that a current sanctions list names. To decline one is no false positive, so they are left out. */
  readonly sanctioned: number;
}

/** Every wallet that at least one label calls a service, whatever other labels say of it. */
export function knownServices(
  taxonomy: Taxonomy,
  { lists, find }: ShippedLists,
  sanctions: Pick<SanctionsTable, "find">,
): KnownServices {
  const seen = new Set<string>();
  const services: KnownService[] = [];
  let sanctioned = 0;
  for (const list of lists)
    for (const { network, address } of list.entries()) {
      const key = `${network} ${address}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const labels = find(network, address);
      const [strongest] = readLabels(taxonomy, labels)
        .filter(({ stance }) => stance === "service")
        .sort((a, b) => b.strength - a.strength);
      if (strongest === undefined) continue;
      if (sanctions.find(network, address).length > 0) sanctioned += 1;
      else services.push({ network, address, category: strongest.category, labels });
    }
  return { services, sanctioned };
}
