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
  if (hasManySides(network)) {
    const failed = new Set(transactions.filter((each) => each.failed).map(({ index }) => index));
    return (address) => {
      const own = moved.get(address) ?? [];
      const [coins, tokens] = [own.filter((each) => isNetEntry(network, each)), own.filter(isOfToken)];
      return {
        transactions: coins.map((each) => netOf(timestamp, hashOf(each), each, failed)),
        tokenTransfers: tokens.map((each) => transferOf(timestamp, hashOf(each), each)),
      };
    };
  }
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
  if (hasManySides(network)) {
    const entries = movements.filter((each) => isOfToken(each) || isNetEntry(network, each));
    return [...new Set(entries.map(({ wallet }) => wallet))];
  }
  const sides = transactions.flatMap(({ from, to, contract }) => [from, to, contract]);
  const tokens = movements.filter(({ kind }) => kind === "token").map(({ wallet }) => wallet);
  return [...new Set([...sides, ...tokens])].filter((address) => address !== null);
}

/** Whether a transaction has many payers and payees; what it did to one is a movement then. */
function hasManySides(network: Network): boolean {
  return NETWORKS[network].family !== "evm";
}

/** Whether a movement of coins is an entry; on Solana rewards, which no transaction pays, are none. */
function isNetEntry(network: Network, { kind }: Movement): boolean {
  return kind === "native" || (kind === "reward" && NETWORKS[network].family === "bitcoin");
}

function isOfToken({ kind }: Movement): boolean {
  return kind === "token";
}

function netOf(
  timestamp: number,
  hash: string | null,
  movement: Movement,
  failed: ReadonlySet<number>,
): AccountTransaction {
  const { counterparty, delta, transaction } = movement;
  const direction = isIncoming(movement) ? "received" : "sent";
  const value = delta < 0n ? -delta : delta;
  const rest = { createsContract: false, failed: failed.has(transaction), methodId: null };
  return { timestamp, direction, counterparty, value, hash, ...rest };
}

function transactionOf(address: string, timestamp: number, entry: BlockTransaction): AccountTransaction {
  const { from, to, contract, value, failed, methodId, hash } = entry;
  const direction = from === address ? "sent" : "received";
  const createsContract = to === null || contract !== null;
  const counterparty = direction === "sent" ? to : from;
  return { timestamp, direction, counterparty, value, createsContract, failed, methodId, hash };
}

const ERC20 = "/erc20:";
/** The namespace and the contract or mint of a CAIP-19 id. */
const TOKEN = /\/(erc20|token):(.+)$/;

/** A transfer to oneself has two movements and is one entry. */
function isTransferEntry({ kind, asset, wallet, counterparty, index }: Movement): boolean {
  return kind === "token" && asset.includes(ERC20) && !(wallet === counterparty && isIncoming({ index }));
}

function transferOf(timestamp: number, hash: string | null, movement: Movement): TokenTransfer {
  const { asset, counterparty, delta } = movement;
  const [, kind, token] = TOKEN.exec(asset)!;
  return {
    timestamp,
    direction: isIncoming(movement) ? "received" : "sent",
    // Nobody else: what it is issued by or burnt at, as providers tell it.
    counterparty: counterparty ?? (kind === "erc20" ? ZERO_ADDRESS : token!),
    token: token!,
    // A log tells neither; no feature reads them.
    symbol: "",
    decimals: 0,
    value: delta < 0n ? -delta : delta,
    hash,
  };
}

/** What mints come from and burns go to in a token's logs. */
const ZERO_ADDRESS = `0x${"0".repeat(40)}`;
