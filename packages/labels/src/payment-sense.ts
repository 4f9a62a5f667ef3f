import { CATEGORIES, type Category, type PaymentSense } from "./categories.ts";
import type { Label } from "./read-labels.ts";
import type { Taxonomy } from "./taxonomy.ts";

/** What a label says of a plain payment to whom it names. */
export interface SenseReading<From extends Label = Label> {
  readonly from: From;
  readonly category: Category;
  readonly sense: PaymentSense;
}

/** The worst first. */
const WORST_FIRST: readonly PaymentSense[] = ["lost", "doubtful", "sensible"];
/** Categories that do not say who somebody is, so that nothing follows for a payment. */
const VAGUE: ReadonlySet<Category> = new Set(["general_warning", "topic", "unknown"]);

/**
 * How block explorers end the name of an address of which the name says whether somebody receives what is paid there,
 * whatever label it shares with the rest of its project: `Ygov.finance: YFI Token`, `Uniswap V2: USD-USDT`, but
 * `Uniswap V3: Deployer` and `Gnosis: MultiSig`.
 */
const NAME_TAGS: readonly (readonly [ending: RegExp, category: Category])[] = [
  [/(?:^|[ :])Token(?: Contract)?$/, "token_contract"],
  [/^(?:Uniswap|SushiSwap|PancakeSwap)(?: V\d)?: \S+[-/]\S+$/, "dex"],
  [/[ :](?:Deployer|Donate|Multi[Ss]ig|Operator)(?: \d+)?$/, "person_or_dao"],
];

/**
 * The label that says worst what becomes of a plain payment, and what it says; `null` when no label says who the
 * recipient is. Labels that accuse or warn have no say in it: they bear on fraud.
 */
export function readPaymentSense<From extends Label>(
  taxonomy: Taxonomy,
  labels: readonly From[],
): SenseReading<From> | null {
  const readings = labels.flatMap((from): SenseReading<From>[] => {
    const category =
      NAME_TAGS.find(([ending]) => ending.test(from.name))?.[1] ?? taxonomy.categoryOf(from.label);
    const { stance, payment: sense } = CATEGORIES[category];
    if (VAGUE.has(category) || (sense !== "lost" && (stance === "bad" || stance === "risky"))) return [];
    return [{ from, category, sense }];
  });
  return WORST_FIRST.map((worst) => readings.find(({ sense }) => sense === worst)).find(Boolean) ?? null;
}
