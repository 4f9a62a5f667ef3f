import { visibleTo } from "@tetron/domain/owner";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import type { KnownAsset } from "@tetron/lake/prices";
import { isKnownService } from "../asking/is-known-service.ts";
import { depositsOf, mayBeDeposit } from "../entities/find-deposits.ts";
import { exposureOfSides } from "./exposure-of-sides.ts";
import type { Source } from "./source.ts";

const SIDES = ["from", "to"] as const;
/** Part of the deadline after which the answer is given without exposure, which is then not known. */
const LAST_PART = 0.9;

interface Options {
  readonly taxonomy: Taxonomy;
  readonly deadlineMs: number;
  /** The assets that values count; without them exposure is not asked for. */
  readonly known: readonly KnownAsset[] | undefined;
}

/**
 * What the stored transfers of each wallet show: at which service it is a customer's address, and how much of its flow is
 * with wallets that lists accuse, warn of or sanction. Asked only of wallets with a history that are not known services:
 * a list that names one knows more than its payments do.
 */
export function transferSource(
  lake: Pick<Lake, "db" | "shipped">,
  { taxonomy, deadlineMs, known }: Options,
): Source<"deposits" | "exposures", "wallets" | "transfers" | "labels" | "sanctions" | "lists"> {
  const exposures = known && exposureOfSides(lake, { taxonomy, known, deadlineMs });
  return {
    name: "transfers",
    deadlineMs,
    tells: ["deposits", "exposures"],
    needs: ["wallets", "transfers", "labels", "sanctions", "lists"],
    async ask({ parties, tenant, known: held }, signal) {
      const { wallets, transfers, labels, sanctions, lists } = held;
      const began = performance.now();
      const owners = visibleTo(tenant);
      const mayBe = (side: "from" | "to") => {
        const wallet44 = wallets[side]?.wallet44;
        return wallet44 ? mayBeDeposit(wallet44) : false;
      };
      const asked = SIDES.filter(
        (side) =>
          wallets[side]?.wallet44 &&
          !isKnownService(taxonomy, parties[side], { labels: labels[side], sanctions: sanctions[side] }) &&
          (exposures !== undefined || mayBe(side)),
      );
      const sourceOf = (side: "from" | "to") => (asked.includes(side) ? transfers[side] : undefined);
      const customers = asked.filter(mayBe);
      // First, so that neither its queries nor the wait for exposure can make it late.
      const deposits = await depositsOf({ lake, taxonomy, owners }, customers.map(sourceOf));
      const mostMs = Math.max(0, LAST_PART * deadlineMs - (performance.now() - began));
      const adverse = await exposures?.({
        ...{ owners, lists, mostMs, signal },
        sources: { from: sourceOf("from"), to: sourceOf("to") },
      });
      const depositOf = (side: "from" | "to") => deposits[customers.indexOf(side)] ?? null;
      return {
        deposits: { from: depositOf("from"), to: depositOf("to") },
        exposures: adverse ?? { from: null, to: null },
      };
    },
  };
}
