import type { TokenTransfer } from "@tetron/domain/history";

/** A token's contract says its symbol, of any length; a longer one is cut. */
const MAX_SYMBOL_CHARS = 64;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/** The transfer with a symbol that can be stored and shown: short, and without control characters. */
export function shortSymbol(transfer: TokenTransfer): TokenTransfer {
  const { symbol, token } = transfer;
  return { ...transfer, symbol: short(symbol), token: token === symbol ? short(token) : token };
}

function short(symbol: string): string {
  const printable = symbol.slice(0, 4 * MAX_SYMBOL_CHARS).replace(UNPRINTABLE, "\uFFFD");
  return printable.slice(0, MAX_SYMBOL_CHARS).toWellFormed();
}
