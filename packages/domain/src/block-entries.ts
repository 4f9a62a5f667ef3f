import { type BlockTransaction, isIncoming, type Movement } from "./block.ts";
import type { AccountTransaction, TokenTransfer } from "./history.ts";
import { NETWORKS, type Network } from "./network.ts";

/** What blocks add to one account's history, in the order of the chain. */
export interface HistoryEntries {
  readonly transactions: readonly AccountTransaction[];
  readonly tokenTransfers: readonly TokenTransfer[];
}

/** Transactions and movements of one block. */
export interface BlockParts {
  readonly network: Network;
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
  { network, timestamp, transactions, movements }: BlockParts,
): HistoryEntries {
  const hashes = new Map(transactions.map(({ index, hash }) => [index, hash]));
  const own = movements.filter(({ wallet }) => wallet === address);
  if (hasManySides(network))
    return {
      transactions: own.flatMap((each) => netOf(timestamp, hashes.get(each.transaction) ?? null, each)),
      tokenTransfers: [],
    };
  return {
    transactions: transactions
      .filter(({ from, to, contract }) => from === address || to === address || contract === address)
      .map((transaction) => transactionOf(address, timestamp, transaction)),
    tokenTransfers: own
      .filter(isTransferEntry)
      .map((each) => transferOf(timestamp, hashes.get(each.transaction) ?? null, each)),
  };
}

/** Whoever a block may have entries of. */
export function partiesOf({ network, transactions, movements }: BlockParts): string[] {
  if (hasManySides(network)) return [...new Set(movements.map(({ wallet }) => wallet))];
  const sides = transactions.flatMap(({ from, to, contract }) => [from, to, contract]);
  const tokens = movements.filter(({ kind }) => kind === "token").map(({ wallet }) => wallet);
  return [...new Set([...sides, ...tokens])].filter((address) => address !== null);
}

/** Whether a transaction has many payers and payees; what it did to one is a movement then. */
function hasManySides(network: Network): boolean {
  return NETWORKS[network].family === "bitcoin";
}

function netOf(timestamp: number, hash: string | null, movement: Movement): AccountTransaction[] {
  const { kind, counterparty, delta } = movement;
  if (kind === "fee") return [];
  const direction = isIncoming(movement) ? "received" : "sent";
  const value = delta < 0n ? -delta : delta;
  const nothingElse = { createsContract: false, failed: false, methodId: null };
  return [{ timestamp, direction, counterparty, value, hash, ...nothingElse }];
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
