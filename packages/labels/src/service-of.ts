import type { Category } from "./categories.ts";
import { type Label, readLabels, winningStance } from "./read-labels.ts";
import type { Taxonomy } from "./taxonomy.ts";

/** Services that give each customer an address of its own, and move what arrives there to their own wallets. */
const WITH_DEPOSITS: ReadonlySet<Category> = new Set(["exchange", "custodian", "payment_processor"]);
/** Words of such services that do not name one. */
const GENERIC =
  /^(?:exchange|custodian|cold-?wallet|hot-?wallet|hosted-?wallet|otc|fiat-?gateway|payment-?processor)s?$/;
/** A customer's address with a name, and contracts that are paid by anybody. */
const NOT_ITS_OWN = /deposit|token/i;

/**
 * The service whose own wallet labels name: an exchange, a custodian or a payment processor.
 *
 * @returns Its name as lists write it, without the number of the wallet, such as `Binance` of `Binance 14`; `null` when no
 *   label names one, and when another label accuses or warns of the wallet.
 */
export function serviceOf(taxonomy: Taxonomy, labels: readonly Label[]): string | null {
  const readings = readLabels(taxonomy, labels);
  if (winningStance(readings) !== "service") return null;
  const own = readings.filter(({ category, stance }) => stance === "service" && WITH_DEPOSITS.has(category));
  const said = own.map(({ from }) => from);
  if (said.some(({ label, name }) => NOT_ITS_OWN.test(`${label} ${name}`))) return null;
  const names = said.map(({ name }) => nameOf(name)).filter((name) => name !== "");
  const words = said.map(({ label }) => label).filter((word) => !GENERIC.test(word));
  return names[0] ?? words[0] ?? null;
}

/** `Huobi: Old Address 8` is `Huobi`, `bitfinex BTC hot wallet` is `bitfinex`, `Kraken 5` is `Kraken`. */
function nameOf(name: string): string {
  return name
    .replace(/:.*$/, "")
    .replace(/\s+(?:[A-Z]{3,5}\s+)?(?:hot|cold|reserve)\s+(?:wallet|address)(?:es|s)?\b.*$/i, "")
    .replace(/[\s_-]*\d+$/, "")
    .trim();
}
