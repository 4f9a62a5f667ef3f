import { type Failure, unprocessable } from "@tetron/domain/failure";
import type { HistorySees } from "@tetron/domain/history";
import { NETWORKS, type Network } from "@tetron/domain/network";
import { readHeader } from "../io/csv.ts";
import { exactUnits } from "../io/decimal.ts";

/** A row of an explorer's export in the form of `txlist`, and which sides may be the exported account. */
export interface ExportedRow {
  readonly transaction: Readonly<Record<string, string>>;
  /** Addresses as written: one when the row tells the direction, else both sides. */
  readonly candidates: readonly string[];
}

/** A recognised export of the transactions of one account. */
export interface ExplorerExport {
  /**
   * @param cells - As many as the header has; more may follow when they are empty.
   * @param row - Name of the row in messages, such as `line 7`.
   * @throws Failure `UNPROCESSABLE` on `line`: `wrong_cells`, `not_an_amount`, `wrong_coin`, `not_a_time`,
   *   `unknown_status`.
   */
  read(cells: readonly string[], row: string): ExportedRow;
  readonly sees: HistorySees;
  /** The columns that fields of `transaction` are read from, as the header has them. */
  readonly columns: Readonly<Record<string, string>>;
  /** Whether an explorer may have left rows out of a file with this many: it does not say so. */
  mayBeCut(rows: number): boolean;
}

/** Names of one column in the exports of Etherscan, its siblings and Blockscout, in lower case. */
const NAMES = {
  account: ["account"],
  hash: ["transaction hash", "txhash"],
  unix: ["unixtimestamp"],
  date: ["datetime (utc)", "datetime"],
  from: ["from", "fromaddress"],
  to: ["to", "toaddress"],
  created: ["contractaddress"],
  type: ["type"],
  status: ["status"],
  error: ["errcode"],
  wei: ["value"],
  amount: ["amount"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
/** Digits after the point in the native coin of every EVM network. */
const COIN_DECIMALS = 18;
/** With the coin, such as `Value_IN(ETH)`. */
const IN = /^value_in\((.*)\)$/;
const OUT = /^value_out\((.*)\)$/;
/** Coins that a network has renamed: exports of before have the old name. */
const FORMER_COINS: Partial<Record<Network, string>> = { polygon: "MATIC" };

/** Rows at which explorers cut an export; Blockscout's instances cut at this or later. */
const MAX_EXPORTED_ROWS = 5_000;
/** Rows of a full page of Etherscan's list, which its button exports. */
const FULL_PAGES: readonly number[] = [10, 25, 50, 100];

const OF_TOKENS = ["tokenvalue", "tokenstransferred", "tokencontractaddress", "tokensymbol"];
const OF_INTERNAL = ["parenttxfrom", "parenttxhash"];

/**
 * Recognises the CSV that Etherscan, its siblings of other networks or Blockscout let a visitor download.
 *
 * The exports name methods instead of giving the first bytes of the call, and have no token transfers: both are
 * unknown in the histories made of them.
 *
 * @param header - Cells of the first line.
 * @param network - What the account is on: amounts are in its coin.
 * @returns `undefined` for any other CSV.
 * @throws Failure `UNPROCESSABLE` on `file`: `not_transactions` for an export of token transfers or of internal
 *   transactions, because alone it does not tell how an account behaves, and `wrong_coin` for one of a network with
 *   another coin; `duplicate_column` as `readHeader`.
 */
export function explorerExport(header: readonly string[], network: Network): ExplorerExport | undefined {
  const names = header.map((name) => name.trim().toLowerCase());
  const indexOf = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
  const at = Object.fromEntries(
    Object.entries(NAMES).map(([column, known]) => [column, indexOf(known)]),
  ) as Record<keyof typeof NAMES, number>;
  const [valueIn, valueOut] = [IN, OUT].map((name) => names.findIndex((text) => name.test(text))) as [
    number,
    number,
  ];
  const hasTime = at.unix >= 0 || at.date >= 0;
  if (at.hash < 0 || !hasTime || at.from < 0) return undefined;
  refuseOthers(names);
  const hasValue = (valueIn >= 0 && valueOut >= 0) || at.wei >= 0 || at.amount >= 0;
  if (at.to < 0 || !hasValue) return undefined;
  readHeader(header, []);
  for (const index of [valueIn, valueOut]) {
    const [, coin] = IN.exec(names[index] ?? "") ?? OUT.exec(names[index] ?? "") ?? [];
    if (coin !== undefined && !isCoin(coin, network)) throw wrongCoin("file", "file", { coin, network });
  }
  // A trailing comma in the header makes a column without a name.
  const width = names.findLastIndex((name) => name !== "") + 1;

  return {
    columns: {
      hash: header[at.hash]!.trim(),
      from: header[at.from]!.trim(),
      to: header[at.to]!.trim(),
      timeStamp: header[at.unix < 0 ? at.date : at.unix]!.trim(),
    },
    mayBeCut: (rows) => rows >= MAX_EXPORTED_ROWS || (valueIn < 0 && at.wei < 0 && FULL_PAGES.includes(rows)),
    sees: { status: at.status >= 0 || at.error >= 0, method: false, zeroValue: true, tokens: false },
    read(cells, row) {
      if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== ""))
        throw unprocessable(
          "line",
          "wrong_cells",
          `${row} has ${cells.length} cells; the header has ${width}.`,
        );
      const cell = (index: number) => (index < 0 ? "" : cells[index]!.trim());
      const units = (index: number, decimals: number) => amountOf(cell(index), { decimals, network, row });
      if ([valueIn, valueOut, at.wei, at.amount].every((index) => cell(index) === ""))
        throw unprocessable("line", "not_an_amount", `${row}: the amount is missing; 0 must be written.`);
      const flows = valueIn >= 0 ? [units(valueIn, COIN_DECIMALS), units(valueOut, COIN_DECIMALS)] : [];
      const [received = 0n, sent = 0n] = flows;
      const value =
        flows.length > 0
          ? received > sent
            ? received
            : sent
          : at.wei >= 0
            ? units(at.wei, 0)
            : units(at.amount, COIN_DECIMALS);
      const [from, to, created] = [cell(at.from), cell(at.to), cell(at.created)];
      const direction = directionOf(received, sent, cell(at.type));
      const sides = { sent: [from], received: [to || created], either: [from, to || created] }[direction];
      return {
        transaction: {
          ...{ hash: cell(at.hash), from, to, contractAddress: created, value: String(value) },
          timeStamp: secondsOf(cell(at.unix) || cell(at.date), row),
          isError: failed(cell(at.status), cell(at.error), row) ? "1" : "0",
        },
        candidates: cell(at.account) === "" ? sides : [cell(at.account)],
      };
    },
  };
}

function refuseOthers(names: readonly string[]): void {
  const has = (known: readonly string[]) => names.some((name) => known.includes(name));
  const what = has(OF_INTERNAL) ? "internal transactions" : has(OF_TOKENS) ? "token transfers" : undefined;
  if (what === undefined) return;
  throw unprocessable(
    "file",
    "not_transactions",
    `file: an explorer's export of ${what} does not have the account's own transactions. Download the export of its transactions.`,
  );
}

function directionOf(received: bigint, sent: bigint, type: string): "sent" | "received" | "either" {
  if (received > 0n !== sent > 0n) return received > 0n ? "received" : "sent";
  if (type === "IN") return "received";
  return type === "OUT" ? "sent" : "either";
}

const THOUSANDS = /^\d{1,3}(,\d{3})+(?=\.|$)/;
/** The unit after an amount, such as ` ETH` or ` wei`. */
const UNIT = /\s+([a-z][\w.]*)$/i;
/** Digits after the point in the parts of a coin that explorers show small amounts in. */
const PARTS: Readonly<Record<string, number>> = { wei: 0, gwei: 9 };

interface AmountCell {
  /** Digits after the point in the column's unit, which a unit beside the amount overrides. */
  readonly decimals: number;
  readonly network: Network;
  readonly row: string;
}

/** @throws Failure `not_an_amount`, also for a comma as the decimal sign, and `wrong_coin`. */
function amountOf(text: string, { decimals, network, row }: AmountCell): bigint {
  const [written, unit] = UNIT.exec(text) ?? [""];
  const part = unit === undefined ? decimals : PARTS[unit.toLowerCase()];
  if (part === undefined && !isCoin(unit!, network)) throw wrongCoin("line", row, { coin: unit!, network });
  const places = part ?? COIN_DECIMALS;
  const plain = text
    .slice(0, text.length - written.length)
    .replace(THOUSANDS, (whole) => whole.replaceAll(",", ""))
    .toLowerCase();
  const units = plain === "" ? 0n : exactUnits(plain, places);
  if (units !== undefined) return units;
  throw unprocessable(
    "line",
    "not_an_amount",
    `${row}: an amount must be a decimal with a point, zero or more, with at most ${places} digits after it.`,
  );
}

function isCoin(name: string, network: Network): boolean {
  return [NETWORKS[network].native, FORMER_COINS[network]].includes(name.toUpperCase());
}

function wrongCoin(
  field: "file" | "line",
  place: string,
  { coin, network }: { readonly coin: string; readonly network: Network },
): Failure<"UNPROCESSABLE"> {
  const { name, native } = NETWORKS[network];
  return unprocessable(
    field,
    "wrong_coin",
    `${place}: amounts are in ${coin.slice(0, 20).toUpperCase()}; the coin of ${name} is ${native}. Name the network that the export is of.`,
  );
}

const SECONDS = /^\d{1,15}$/;
/** Blockscout's and the newest exports' times. */
const DATE = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?(?: ?(?:Z|UTC|\+00:?00))?$/;

/** Unix seconds as text. @throws Failure `not_a_time`, also for what a spreadsheet made of one, such as `1.72E+09` or `7/14/2024 2:10`. */
function secondsOf(text: string, row: string): string {
  if (SECONDS.test(text)) return text;
  const [, day, time] = DATE.exec(text) ?? [];
  const milliseconds = Date.parse(`${day}T${time}Z`);
  if (!Number.isNaN(milliseconds)) return String(milliseconds / 1_000);
  throw unprocessable(
    "line",
    "not_a_time",
    `${row}: a time must be Unix seconds, or a date in UTC such as 2026-01-31 13:00:00.`,
  );
}

const SUCCEEDED = ["", "ok", "success", "1"];

/** Etherscan marks a failure `Error(0)`, with the reason beside it; Blockscout `error`. */
function failed(status: string, error: string, row: string): boolean {
  if (/^(error|fail)/i.test(status) || status === "0") return true;
  if (SUCCEEDED.includes(status.toLowerCase())) return error !== "" && status === "";
  throw unprocessable("line", "unknown_status", `${row}: the status must be empty, ok, success or an error.`);
}
