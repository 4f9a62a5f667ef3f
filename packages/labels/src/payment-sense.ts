import { CATEGORIES, type Category, type PaymentSense } from "./categories.ts";
import type { Label } from "./read-labels.ts";
import type { Taxonomy } from "./taxonomy.ts";

/** What a label implies for a plain payment to the wallet that it names. */
export interface SenseReading<From extends Label = Label> {
  readonly from: From;
  readonly category: Category;
  readonly sense: PaymentSense;
}

/** The worst first. */
const WORST_FIRST: readonly PaymentSense[] = ["lost", "doubtful", "sensible"];
/** Categories that do not identify the wallet and so imply nothing for a payment. */
const VAGUE: ReadonlySet<Category> = new Set(["general_warning", "topic", "unknown"]);

/**
 * Endings of block explorers' name tags that show whether somebody receives a payment to the address. They
 * take precedence over the label that the address shares with the rest of its project:
 * `Ygov.finance: YFI Token` is a token contract and `Uniswap V2: USD-USDT` a pool, but `Uniswap V3: Deployer`
 * and `Gnosis: MultiSig` receive payments.
 */
const NAME_TAGS: readonly (readonly [ending: RegExp, category: Category])[] = [
  [/(?:^|[ :])Token(?: Contract)?$/, "token_contract"],
  [/^(?:Uniswap|SushiSwap|PancakeSwap)(?: V\d)?: \S+[-/]\S+$/, "dex"],
  [/[ :](?:Deployer|Donate|Multi[Ss]ig|Operator)(?: \d+)?$/, "person_or_dao"],
];

/**
 * The label with the worst implication for a plain payment, and that implication; `null` when no label
 * identifies the recipient. Labels that accuse or warn are ignored unless the payment would be lost: they
 * bear on fraud.
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
