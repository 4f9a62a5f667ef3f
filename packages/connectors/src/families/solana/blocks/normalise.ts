import { nativeAsset } from "@tetron/domain/asset";
import { type Block, type BlockTransaction, type Movement, OF_BLOCK } from "@tetron/domain/block";
import { NETWORKS } from "@tetron/domain/network";
import type { BlockId, NodeBlock } from "../../../follow/chain-source.ts";
import { type Changed, coinDeltas, type Deltas, otherSide, tokenDeltas } from "../deltas.ts";
import type { RawBlock, RawHeader, RawTransaction } from "./raw.ts";

const VOTES = "Vote111111111111111111111111111111111111111";

/** A change of one wallet's holding, before it has its place. */
type Change = Omit<Movement, "index" | "transaction"> & { readonly isSent: boolean };

/**
 * What a block moved: of each transaction the change of every account's coins and every owner's tokens, net, and the fee.
 * Of a validator's vote, which moves nothing but its fee, only that is kept: all of a payer's in a block as one movement.
 */
export function solanaBlock(raw: RawBlock, slot: number): Block {
  const asset = nativeAsset("solana").caip19;
  const votes = new Map<string, bigint>();
  const [transactions, movements]: [BlockTransaction[], Movement[]] = [[], []];
  for (const [index, each] of raw.transactions.entries()) {
    const changed = { accounts: each.transaction.accountKeys, meta: each.meta };
    const coins = coinDeltas(changed);
    if (isVote(changed, coins)) {
      const payer = changed.accounts[0]!.pubkey;
      votes.set(payer, (votes.get(payer) ?? 0n) - each.meta.fee);
      continue;
    }
    transactions.push(transactionOf(each, index, coins));
    movements.push(...placed(index, changesOf(changed, coins, asset)));
  }
  const ofBlock = [
    ...[...votes].map(([wallet, delta]) => ofNobody(wallet, { asset, delta, kind: "fee" })),
    ...raw.rewards.map(({ pubkey, lamports: delta }) => ofNobody(pubkey, { asset, delta, kind: "reward" })),
  ];
  return {
    ...linkOf(raw, slot),
    network: "solana",
    transactions,
    movements: [
      ...movements,
      ...placed(
        OF_BLOCK,
        ofBlock.filter(({ delta }) => delta !== 0n),
      ),
    ],
  };
}

/** A block by what links it to the others. */
export function refOf(header: RawHeader, slot: number): NodeBlock {
  const ref = linkOf(header, slot);
  return slot === 0 ? ref : { ...ref, parentHeight: header.parentSlot };
}

function linkOf({ blockhash, previousBlockhash, blockTime }: RawHeader, slot: number) {
  const parentHash = slot === 0 ? null : previousBlockhash;
  return { height: slot, hash: blockhash, parentHash, timestamp: blockTime ?? 0 };
}

/** Whether it is this block. */
export function isBlock({ blockhash }: RawHeader, { hash }: BlockId): boolean {
  return blockhash === hash;
}

function isVote({ accounts, meta }: Changed, coins: Deltas): boolean {
  if (!accounts.some(({ pubkey }) => pubkey === VOTES)) return false;
  const tokens = meta.preTokenBalances.length + meta.postTokenBalances.length;
  return tokens === 0 && [...coins.values()].every((delta) => delta === 0n);
}

function transactionOf(
  { transaction, meta }: RawTransaction,
  index: number,
  coins: Deltas,
): BlockTransaction {
  const from = transaction.accountKeys[0]!.pubkey;
  const paid = -coins.get(from)!;
  return {
    ...{ index, hash: transaction.signatures[0]!, from, to: otherSide(coins, from, true) },
    ...{ contract: null, value: paid > 0n ? paid : 0n, failed: meta.err != null, methodId: null },
  };
}

/** Who signed has taken part, also where nothing of it changed. */
function changesOf({ accounts, meta }: Changed, coins: Deltas, asset: string): Change[] {
  const payer = accounts[0]!.pubkey;
  const signers = new Set(accounts.filter(({ signer }) => signer).map(({ pubkey }) => pubkey));
  const native = [...coins]
    .filter(([wallet, delta]) => delta !== 0n || signers.has(wallet))
    .map(([wallet, delta]) => changeOf(coins, wallet, { asset, delta, kind: "native" }));
  const tokens = [...tokenDeltas(meta)].flatMap(([mint, { deltas }]) =>
    [...deltas]
      .filter(([, delta]) => delta !== 0n)
      .map(([wallet, delta]) => changeOf(deltas, wallet, { asset: tokenAsset(mint), delta, kind: "token" })),
  );
  return [...native, ...tokens, ofNobody(payer, { asset, delta: -meta.fee, kind: "fee" })];
}

type Amount = Pick<Change, "asset" | "delta" | "kind">;

function changeOf(deltas: Deltas, wallet: string, amount: Amount): Change {
  const isSent = amount.delta <= 0n;
  return { ...amount, wallet, counterparty: otherSide(deltas, wallet, isSent), isSent };
}

function ofNobody(wallet: string, amount: Amount): Change {
  return { ...amount, wallet, counterparty: null, isSent: amount.delta < 0n };
}

function placed(transaction: number, changes: readonly Change[]): Movement[] {
  return changes.map(({ isSent, ...change }, at) => ({
    ...change,
    transaction,
    index: 2 * at + (isSent ? 0 : 1),
  }));
}

/** CAIP-19, of token and token-2022 alike. */
function tokenAsset(mint: string): string {
  return `${NETWORKS.solana.caip2}/token:${mint}`;
}
