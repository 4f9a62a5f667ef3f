import { type BlockTransaction, isIncoming, type Movement } from "./block.ts";
import type { AccountTransaction, TokenTransfer } from "./history.ts";

/** What blocks add to one account's history, in the order of the chain. */
export interface HistoryEntries {
  readonly transactions: readonly AccountTransaction[];
  readonly tokenTransfers: readonly TokenTransfer[];
}

/** Transactions and movements of one block. */
export interface BlockParts {
  /** Unix seconds. */
  readonly timestamp: number;
  readonly transactions: readonly BlockTransaction[];
  readonly movements: readonly Movement[];
}

/**
 * What one block adds to an account's history, as a provider would list it: its transactions, and its transfers of
 * tokens that can be divided. Calls inside transactions are no entries of their own.
 */
export function entriesOf(
  address: string,
  { timestamp, transactions, movements }: BlockParts,
): HistoryEntries {
  const hashes = new Map(transactions.map(({ index, hash }) => [index, hash]));
  return {
    transactions: transactions
      .filter(({ from, to, contract }) => from === address || to === address || contract === address)
      .map((transaction) => transactionOf(address, timestamp, transaction)),
    tokenTransfers: movements
      .filter((each) => each.wallet === address && isTransferEntry(each))
      .map((each) => transferOf(timestamp, hashes.get(each.transaction) ?? null, each)),
  };
}

function transactionOf(address: string, timestamp: number, entry: BlockTransaction): AccountTransaction {
  const { from, to, contract, value, failed, methodId, hash } = entry;
  const direction = from === address ? "sent" : "received";
  const createsContract = to === null || contract !== null;
  const counterparty = direction === "sent" ? to : from;
  return { timestamp, direction, counterparty, value, createsContract, failed, methodId, hash };
}

const ERC20 = "/erc20:";

/** A transfer to oneself has two movements and is one entry. */
function isTransferEntry({ kind, asset, wallet, counterparty, index }: Movement): boolean {
  return kind === "token" && asset.includes(ERC20) && !(wallet === counterparty && isIncoming({ index }));
}

function transferOf(timestamp: number, hash: string | null, movement: Movement): TokenTransfer {
  const { asset, counterparty, delta } = movement;
  return {
    timestamp,
    direction: isIncoming(movement) ? "received" : "sent",
    counterparty: counterparty ?? ZERO_ADDRESS,
    token: asset.slice(asset.indexOf(ERC20) + ERC20.length),
    // A log tells neither; no feature reads them.
    symbol: "",
    decimals: 0,
    value: delta < 0n ? -delta : delta,
    hash,
  };
}

/** What mints come from and burns go to in a token's logs. */
const ZERO_ADDRESS = `0x${"0".repeat(40)}`;
