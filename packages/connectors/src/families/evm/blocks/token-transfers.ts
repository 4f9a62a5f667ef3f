import { coinContract } from "@tetron/domain/coin-contract";
import { NETWORKS, type Network } from "@tetron/domain/network";
import type { RawLog } from "./raw.ts";

/** A transfer of a token as its contract logs it. */
export interface TokenLog {
  /** CAIP-19 asset type. */
  readonly asset: string;
  /** `null` for a mint. */
  readonly from: string | null;
  /** `null` for a burn. */
  readonly to: string | null;
  /** Base units, `>= 0`. */
  readonly amount: bigint;
}

/** Topics of the events that move tokens: the keccak of their signatures, which a test computes. */
export const TOPICS = {
  /** ERC-20 with three topics, ERC-721 with four: Transfer(address,address,uint256) */
  transfer: "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
  /** ERC-1155: TransferSingle(address,address,address,uint256,uint256) */
  single: "0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62",
  /** ERC-1155: TransferBatch(address,address,address,uint256[],uint256[]) */
  batch: "0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb",
  /** Of a wrapped coin's contract: Deposit(address,uint256) */
  deposit: "0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c",
  /** Of a wrapped coin's contract: Withdrawal(address,uint256) */
  withdrawal: "0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65",
} as const;

const WORD_DIGITS = 64;
/** Tokens of one batch that are read; a contract can log any number. */
const MAX_BATCH_TOKENS = 1_000;

/** The transfers that a log records; none for any other log, or one that is not written as its standard says. */
export function tokenTransfers(network: Network, log: RawLog): TokenLog[] {
  const { address, topics } = log;
  const words = wordsOf(log.data);
  const asset = (standard: string) => `${NETWORKS[network].caip2}/${standard}:${address}`;
  switch (`${topics[0]} ${topics.length}`) {
    case `${TOPICS.transfer} 3`:
      return words.length === 1 ? [between(topics[1]!, topics[2]!, asset("erc20"), words[0]!)] : [];
    case `${TOPICS.transfer} 4`:
      return [between(topics[1]!, topics[2]!, `${asset("erc721")}/${BigInt(topics[3]!)}`, 1n)];
    case `${TOPICS.single} 4`:
      return words.length === 2
        ? [between(topics[2]!, topics[3]!, `${asset("erc1155")}/${words[0]!}`, words[1]!)]
        : [];
    case `${TOPICS.batch} 4`:
      return batchOf(words).map(([id, amount]) =>
        between(topics[2]!, topics[3]!, `${asset("erc1155")}/${id}`, amount),
      );
    case `${TOPICS.deposit} 2`:
    case `${TOPICS.withdrawal} 2`: {
      if (words.length !== 1 || coinContract(network, address)?.does !== "wraps") return [];
      const [party, isDeposit] = [addressIn(topics[1]!), topics[0] === TOPICS.deposit];
      const sides = isDeposit ? { from: null, to: party } : { from: party, to: null };
      return [{ asset: asset("erc20"), ...sides, amount: words[0]! }];
    }
    default:
      return [];
  }
}

function between(from: string, to: string, asset: string, amount: bigint): TokenLog {
  return { asset, from: addressIn(from), to: addressIn(to), amount };
}

/** The address in a topic; `null` for zero, which mints come from and burns go to. */
function addressIn(topic: string): string | null {
  const digits = topic.slice(-40);
  return /[^0]/.test(digits) ? `0x${digits}` : null;
}

function wordsOf(data: string): bigint[] {
  const words: bigint[] = [];
  for (let at = 2; at + WORD_DIGITS <= data.length; at += WORD_DIGITS)
    words.push(BigInt(`0x${data.slice(at, at + WORD_DIGITS)}`));
  return words;
}

/** Two lists, as Solidity encodes them: where each begins, then its length and its items. */
function batchOf(words: readonly bigint[]): [id: bigint, amount: bigint][] {
  const listAt = (at: bigint | undefined) => {
    const start = at === undefined ? Number.NaN : Number(at) / (WORD_DIGITS / 2);
    const length = Number(words[start] ?? -1n);
    return length >= 0 && length <= MAX_BATCH_TOKENS ? words.slice(start + 1, start + 1 + length) : [];
  };
  const [ids, amounts] = [listAt(words[0]), listAt(words[1])];
  return ids.length === amounts.length ? ids.map((id, i) => [id, amounts[i]!]) : [];
}
