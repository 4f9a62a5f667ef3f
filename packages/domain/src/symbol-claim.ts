import { ASSETS, type Asset } from "./asset.ts";
import { unprocessable } from "./failure.ts";

/** Characters that are drawn like a Latin capital, as those who make false tokens use them. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  ...{
    А: "A",
    В: "B",
    С: "C",
    Ԁ: "D",
    Е: "E",
    Н: "H",
    І: "I",
    К: "K",
    М: "M",
    О: "O",
    Р: "P",
    Ѕ: "S",
    Т: "T",
  },
  ...{
    У: "Y",
    Х: "X",
    Α: "A",
    Β: "B",
    Ε: "E",
    Η: "H",
    Ι: "I",
    Κ: "K",
    Μ: "M",
    Ν: "N",
    Ο: "O",
    Ρ: "P",
    Τ: "T",
  },
  ...{ Υ: "Y", Χ: "X", Ζ: "Z", "₮": "T", "₿": "B", Ξ: "E" },
};

/**
 * Whether a token calls itself by the symbol of an asset that lives on its network and is not that asset. What is drawn
 * alike counts as alike.
 *
 * @param claimed - What the token's contract, or the wallet that shows it, calls it.
 * @returns The symbol that it takes; `null` when it takes none.
 * @throws Failure `UNPROCESSABLE` (`other_asset`) when the asset is one that Tetron knows, and the claim another one.
 */
export function falseSymbol(asset: Asset, claimed: string, field = "currencySymbol"): string | null {
  const symbol = folded(claimed);
  const meant = ASSETS.find((each) => each.network === asset.network && folded(each.symbol) === symbol);
  if (meant === undefined || meant.caip19 === asset.caip19) return null;
  if (!asset.isKnown) return meant.symbol;
  throw unprocessable(
    field,
    "other_asset",
    `${field}: ${asset.caip19} is ${asset.symbol}, and ${meant.symbol} is ${meant.caip19}. Say which is paid.`,
  );
}

function folded(symbol: string): string {
  const upper = symbol.normalize("NFKC").toUpperCase();
  return Array.from(upper, (character) => LOOKS_LIKE[character] ?? character)
    .join("")
    .replace(/[^A-Z0-9]/g, "");
}
