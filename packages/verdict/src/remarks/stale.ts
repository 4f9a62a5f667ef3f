import { type Aged, ageMs, DAY_MS, isStale } from "@tetron/domain/shelf-life";
import type { Stance } from "@tetron/labels/categories";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { sourceOf } from "../evidence-of-label.ts";
import { listsSaying } from "../lists-saying.ts";
import { computedEvidence, type Evidence } from "../reason.ts";
import type { Remark } from "../remark.ts";
import type { AgedEdition, SideInputs } from "../score-inputs.ts";

/** Maximum number of lists that a remark names; of the rest it gives the number. */
const NAMED = 3;
/** Stances that a score rests on; a neutral label changes nothing. */
const STANCES: readonly Stance[] = ["bad", "risky", "service"];

/** Remarks that a wallet's history is past its shelf life. @param at - Unix milliseconds. */
export function staleHistory(side: "from" | "to", { history }: SideInputs, at: number): Remark[] {
  if (!history || !isStale(history, at)) return [];
  const evidence = [
    computedEvidence("newest_transaction", dayOf(history)),
    computedEvidence("age_days", days(ageMs(history, at))),
    computedEvidence("shelf_life_days", days(history.shelfLifeMs)),
  ];
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
  const stale = new Map([...screenedWith.filter(isPast), ...alone].map((list) => [sourceOf(list), list]));
  if (stale.size === 0) return [];
  const oldestFirst = [...stale.values()].sort(
    (a, b) => a.age!.asOf - b.age!.asOf || (sourceOf(a) < sourceOf(b) ? -1 : 1),
  );
  const evidence = oldestFirst.slice(0, NAMED).map((list) => evidenceOf(list, list.age!));
  if (stale.size > NAMED) evidence.push(computedEvidence("more_lists", stale.size - NAMED));
  const title = "The score rests on lists that are past their shelf life";
  return [{ code: "STALE_LIST", title, side: null, evidence }];
}

function evidenceOf(list: AgedEdition, age: Aged): Evidence {
  const value = `as of ${dayOf(age)}, shelf life ${days(age.shelfLifeMs)} days`;
  return { name: "stale_list", value, source: sourceOf(list) };
}

function dayOf({ asOf }: Aged): string {
  return new Date(asOf).toISOString().slice(0, 10);
}

function days(ms: number): number {
  return Math.floor(ms / DAY_MS);
}
