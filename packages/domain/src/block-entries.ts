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
export function entriesOf(address: string, parts: BlockParts): HistoryEntries {
  return blockEntries(parts)(address);
}

/** As {@link entriesOf}, for any accounts of one block: each in time that depends on its own part only. */
export function blockEntries({
  network,
  timestamp,
  transactions,
  movements,
}: BlockParts): (address: string) => HistoryEntries {
  const hashes = new Map(transactions.map(({ index, hash }) => [index, hash]));
  const hashOf = (movement: Movement) => hashes.get(movement.transaction) ?? null;
  const moved = Map.groupBy(movements, ({ wallet }) => wallet);
  if (hasManySides(network))
    return (address) => ({
      transactions: (moved.get(address) ?? []).flatMap((each) => netOf(timestamp, hashOf(each), each)),
      tokenTransfers: [],
    });
  const sent = bySide(transactions);
  return (address) => ({
    transactions: (sent.get(address) ?? []).map((each) => transactionOf(address, timestamp, each)),
    tokenTransfers: (moved.get(address) ?? [])
      .filter(isTransferEntry)
      .map((each) => transferOf(timestamp, hashOf(each), each)),
  });
}

/** Transactions by each account that is a side of them, in their order. */
function bySide(transactions: readonly BlockTransaction[]): Map<string, BlockTransaction[]> {
  const sides = new Map<string, BlockTransaction[]>();
  for (const transaction of transactions) {
    const { from, to, contract } = transaction;
    for (const address of new Set([from, to, contract])) {
      if (address === null) continue;
      const known = sides.get(address);
      if (known === undefined) sides.set(address, [transaction]);
      else known.push(transaction);
    }
  }
  return sides;
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
