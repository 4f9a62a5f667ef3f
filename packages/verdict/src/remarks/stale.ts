import { DAY_MS } from "@tetron/domain/durations";
import { type Aged, isStale, mostOverdue } from "@tetron/domain/shelf-life";
import type { Stance } from "@tetron/labels/categories";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { sourceOf } from "../evidence-of-label.ts";
import { listsSaying } from "../lists-saying.ts";
import { computedEvidence, type Evidence } from "../reason.ts";
import type { Remark } from "../remark.ts";
import type { AgedEdition, SideInputs } from "../score-inputs.ts";

/** Stances that a score rests on; a neutral label changes nothing. */
const STANCES: readonly Stance[] = ["bad", "risky", "service"];

/** Remarks that a wallet's history is past its shelf life. @param at - Unix milliseconds. */
export function staleHistory(side: "from" | "to", { history }: SideInputs, at: number): Remark[] {
  if (!history || !isStale(history, at)) return [];
  const evidence = [computedEvidence("known_until", dayOf(history)), shelfLifeOf(history)];
  return [
    { code: "STALE_HISTORY", title: "The history of the wallet is past its shelf life", side, evidence },
  ];
}

/** What a payment's lists are used for. */
interface UsedLists {
  readonly from: SideInputs;
  readonly to: SideInputs;
  /** The sanctions lists that the payment was screened with. */
  readonly screenedWith: readonly AgedEdition[];
}

/**
 * Remarks that the score rests on lists past their shelf life: a sanctions list that the payment was screened
 * with, or the only lists that take a stance on one of the wallets. A stance that a current list shares does
 * not rest on a stale one.
 *
 * @param at - Unix milliseconds.
 */
export function staleLists(taxonomy: Taxonomy, { from, to, screenedWith }: UsedLists, at: number): Remark[] {
  const isPast = ({ age }: AgedEdition) => age !== undefined && isStale(age, at);
  const stances = [from, to].flatMap((side) => STANCES.map((stance) => listsSaying(taxonomy, side, stance)));
  const alone = stances.filter((lists) => lists.every(isPast)).flat();
  const stale = new Map(
    [...screenedWith.filter(isPast), ...alone].map((list) => [sourceOf(list), list.age!]),
  );
  const aged = Array.from(stale, ([source, age]) => ({ source, ...age }));
  const worst = mostOverdue(aged, at);
  if (worst === undefined) return [];
  const day = dayOf(worst);
  // Of a publisher's lists, which share an age, the one that was brought out on that day.
  const named = aged.find(
    ({ source, asOf, shelfLifeMs }) =>
      asOf === worst.asOf && shelfLifeMs === worst.shelfLifeMs && source.includes(day),
  );
  const evidence: Evidence[] = [
    { name: "stale_list", value: day, source: (named ?? worst).source },
    shelfLifeOf(worst),
  ];
  if (stale.size > 1) evidence.push(computedEvidence("more_lists", stale.size - 1));
  const title = "The score rests on lists that are past their shelf life";
  return [{ code: "STALE_LIST", title, side: null, evidence }];
}

function shelfLifeOf({ shelfLifeMs }: Aged): Evidence {
  return computedEvidence("shelf_life", Math.floor(shelfLifeMs / DAY_MS));
}

function dayOf({ asOf }: Aged): string {
  return new Date(asOf).toISOString().slice(0, "YYYY-MM-DD".length);
}
