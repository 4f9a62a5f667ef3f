import { join } from "node:path";
import { unprocessable } from "@tetron/domain/failure";
import type { AccountHistory, AccountTransaction } from "@tetron/domain/history";
import { type CsvRow, readCsv } from "../io/csv.ts";
import { exactUnits } from "../io/decimal.ts";

/** An account of known class, with its history. */
export interface LabelledAccount {
  readonly address: string;
  readonly fraud: boolean;
  /** Whether the public dataset of 9,841 accounts includes it; fraud outside the dataset came later. */
  readonly inKaggle: boolean;
  /** Ordinary transactions only: the files have no token transfers and no hashes. */
  readonly history: AccountHistory;
}

const WEI_DECIMALS = 18;
const ACCOUNT_COLUMNS = ["account_id", "address", "fraud", "in_kaggle"];
const COUNTERPARTY_COLUMNS = ["counterparty_id", "address"];
const TRANSACTION_COLUMNS = [
  "account_id",
  "timestamp",
  "direction",
  "counterparty_id",
  "value_eth",
  "is_error",
  "is_contract_creation",
  "method_id",
];

/**
 * Streams the labelled Ethereum accounts in the order of `accounts.csv.gz`, one history at a time. An
 * account without transactions has an empty history. Values are exactly those of the file, which has
 * ten digits.
 *
 * The counterparty `genesis` means an allocation of the first block.
 *
 * @param folder - Contains `accounts.csv.gz`, `counterparties.csv.gz` and `transactions.csv.gz`, the last
 *   grouped by account in the order of the first, ascending by time.
 * @throws Failure `UNPROCESSABLE` naming the file and line when a row is out of order or unreadable.
 *
 * @example
 * ```ts
 * import { readHistories } from "@tetron/connectors/datasets/histories";
 *
 * for await (const history of readHistories("data", AbortSignal.timeout(60_000)))
 *   console.log(history);
 * ```
 */
export async function* readHistories(folder: string, signal?: AbortSignal): AsyncGenerator<LabelledAccount> {
  const options = signal ? { signal } : {};
  const addresses = await readCounterparties(join(folder, "counterparties.csv.gz"), options);
  const path = join(folder, "transactions.csv.gz");
  const rows = readCsv(path, TRANSACTION_COLUMNS, options);
  let next = await rows.next();
  for await (const { cells } of readCsv(join(folder, "accounts.csv.gz"), ACCOUNT_COLUMNS, options)) {
    const [id, address, fraud, inKaggle] = cells as [string, string, string, string];
    const transactions: AccountTransaction[] = [];
    for (; !next.done && next.value.cells[0] === id; next = await rows.next()) {
      const transaction = transactionOf(next.value, addresses, path);
      if (transaction.timestamp < (transactions.at(-1)?.timestamp ?? 0))
        throw outOfOrder(path, next.value, "is older than the one before it");
      transactions.push(transaction);
    }
    const history = { network: "ethereum", address, transactions, tokenTransfers: [] } as const;
    yield { address, fraud: fraud === "1", inKaggle: inKaggle === "1", history };
  }
  if (!next.done)
    throw outOfOrder(path, next.value, "stands apart from its account's other rows, or has no account");
}

/** Addresses by id. Ids are dense, so an array takes a third of a map's memory. */
async function readCounterparties(
  path: string,
  options: { signal?: AbortSignal },
): Promise<readonly string[]> {
  const addresses: string[] = [];
  for await (const { cells } of readCsv(path, COUNTERPARTY_COLUMNS, options))
    addresses[Number(cells[0])] = cells[1]!;
  return addresses;
}

function transactionOf(row: CsvRow, addresses: readonly string[], path: string): AccountTransaction {
  const [, timestamp, direction, counterpartyId, valueEth, isError, isCreation, methodId] =
    row.cells as string[];
  const value = exactUnits(valueEth!, WEI_DECIMALS);
  const counterparty = addresses[Number(counterpartyId)];
  if (value === undefined || counterparty === undefined || !/^\d{1,10}$/.test(timestamp!))
    throw unprocessable("file", "bad_row", `${path}: line ${row.line} cannot be read.`);
  return {
    timestamp: Number(timestamp),
    direction: direction === "sent" ? "sent" : "received",
    counterparty: counterparty === "" ? null : counterparty,
    value,
    createsContract: isCreation === "1",
    failed: isError === "1",
    methodId: methodId === "" ? null : `0x${methodId}`,
    hash: null,
  };
}

function outOfOrder(path: string, { line }: CsvRow, what: string) {
  return unprocessable("file", "out_of_order", `${path}: line ${line} ${what}.`);
}
