import { CATEGORIES, type Category, type Stance } from "./categories.ts";
import type { Taxonomy } from "./taxonomy.ts";

/** A list's word for a wallet, with an optional name. */
export interface Label {
  /** The list's word. */
  readonly label: string;
  /** The list's name for the wallet; empty when it has none. */
  readonly name: string;
  /** Whether somebody contests it: `true`, or why. Absent or `null` when nobody does. */
  readonly contested?: true | string | null;
}

/** A label and what it means. */
export interface Reading<From extends Label = Label> {
  readonly from: From;
  readonly category: Category;
  /**
   * `neutral` for a general warning that a more specific label outweighs. Of a contested label: `risky` where
   * it would accuse or warn, and `neutral` where it would vouch.
   */
  readonly stance: Stance;
  /** 0-1; 0 when neutral. */
  readonly strength: number;
}

/** Worst first. Once one label is bad or risky, no label counts in the wallet's favour. */
const WORST_FIRST: readonly Stance[] = ["bad", "risky", "service", "neutral"];
/** Categories that do not identify the wallet. */
const VAGUE: ReadonlySet<Category> = new Set(["general_warning", "topic", "unknown"]);
/** Share of its strength that a contested accusation or warning keeps: a person has to look at it. */
export const CONTESTED_SHARE = 0.5;

/**
 * Interprets the labels of one wallet, in their order.
 *
 * A name tag that states a crime takes precedence over its word. An unspecific warning, such as `blocked`, is
 * outweighed by any name and by any label that identifies the wallet: token contracts carry it too.
 *
 * @param isTokenContract - Whether the wallet is known, independently of lists, to be a token contract. This
 *   outweighs an unspecific warning too.
 */
export function readLabels<From extends Label>(
  taxonomy: Taxonomy,
  labels: readonly From[],
  isTokenContract = false,
): Reading<From>[] {
  const categories = labels.map(
    ({ label, name }) => taxonomy.categoryOfName(name) ?? taxonomy.categoryOf(label),
  );
  const isNamed =
    isTokenContract ||
    labels.some((each, i) => !isContested(each) && (each.name !== "" || !VAGUE.has(categories[i]!)));
  return labels.map((from, i) => {
    const category = categories[i]!;
    const { stance, strength } = CATEGORIES[category];
    if (category === "general_warning" && isNamed) return { from, category, stance: "neutral", strength: 0 };
    if (isContested(from)) return { from, category, ...contested(stance, strength) };
    return { from, category, stance, strength };
  });
}

/** Whether somebody contests a label. */
export function isContested({ contested }: Label): boolean {
  return contested !== undefined && contested !== null;
}

function contested(stance: Stance, strength: number): Pick<Reading, "stance" | "strength"> {
  if (stance === "service" || stance === "neutral") return { stance: "neutral", strength: 0 };
  return { stance: "risky", strength: CONTESTED_SHARE * strength };
}

/** The worst stance of the labels; `neutral` without labels. */
export function winningStance(readings: readonly Reading[]): Stance {
  const said = new Set(readings.map(({ stance }) => stance));
  return WORST_FIRST.find((stance) => said.has(stance)) ?? "neutral";
}

/** Whether one label vouches for a wallet and another accuses or warns of it. */
export function isConflict(readings: readonly Reading[]): boolean {
  const said = new Set(readings.filter(({ from }) => !isContested(from)).map(({ stance }) => stance));
  return said.has("service") && (said.has("bad") || said.has("risky"));
}

/**
 * Strength of the strongest label with a stance, 0-1; 0 without one.
 *
 * @param weightOf - The weight of the label's list, by which its strength is multiplied.
 */
export function strengthOf<From extends Label>(
  readings: readonly Reading<From>[],
  stance: Stance,
  weightOf: (from: From) => number,
): number {
  const said = readings.filter((each) => each.stance === stance);
  return Math.max(0, ...said.map(({ strength, from }) => strength * weightOf(from)));
}
