import { nativeAsset } from "@tetron/domain/asset";
import type { Block, BlockRef, BlockTransaction, Movement } from "@tetron/domain/block";
import { RpcFault } from "../../../rpc/fault.ts";
import { type Effects, effectsOf, type Sides } from "../effects.ts";
import { linksInBlock } from "../links/links-in-block.ts";
import type { RawBlock, RawHeader, RawTransaction } from "./raw.ts";
import { type Prevouts, sidesOf } from "./sides.ts";

/**
 * What a block moved: of each transaction the change of every address on its sides, and the fee where one address paid
 * all of it. What scripts without an address hold is nobody's. With it, which addresses are of one holder.
 *
 * @throws RpcFault `missing` when the output of an input is not told, `invalid` when amounts contradict each other.
 */
export function bitcoinBlock(raw: RawBlock, prevouts: Prevouts): Block {
  const asset = nativeAsset("bitcoin").caip19;
  const sides = raw.tx.map((transaction) => knownSides(transaction, prevouts));
  const parts = raw.tx.map((transaction, index) => {
    const effects = effectsOf(sides[index]!);
    const kind = index === 0 ? "reward" : "native";
    return {
      transaction: transactionOf(transaction, index, effects),
      movements: movementsOf(effects, { transaction: index, asset, kind }),
    };
  });
  return {
    ...refOf(raw),
    network: "bitcoin",
    transactions: parts.map(({ transaction }) => transaction),
    movements: parts.flatMap(({ movements }) => movements),
    links: linksInBlock(raw.tx.map(({ txid }, index) => ({ txid, sides: sides[index]! }))),
  };
}

/** A block by what links it to the others. */
export function refOf({ height, hash, time, previousblockhash }: RawHeader): BlockRef {
  return { height, hash, parentHash: previousblockhash ?? null, timestamp: time };
}

/** Throws for what {@link sidesOf} cannot tell. */
function knownSides(transaction: RawTransaction, prevouts: Prevouts): Sides {
  const sides = sidesOf(transaction, prevouts);
  if (sides === "unknown")
    throw new RpcFault("missing", `does not have the amounts of ${transaction.txid}'s inputs`);
  if (sides === "wrong") throw new RpcFault("invalid", `answered wrong amounts of ${transaction.txid}`);
  return sides;
}

function transactionOf({ txid }: RawTransaction, index: number, { main }: Effects): BlockTransaction {
  return { index, hash: txid, ...main, contract: null, failed: false, methodId: null };
}

function movementsOf(
  { addresses, of }: Effects,
  parts: Pick<Movement, "transaction" | "asset" | "kind">,
): Movement[] {
  let transfers = 0;
  return addresses.flatMap((wallet) => {
    const { direction, counterparty, value, fee } = of(wallet);
    const place = () => 2 * transfers++;
    const isSent = direction === "sent";
    const moved: Movement = {
      ...{ ...parts, wallet, counterparty },
      ...{ index: place() + (isSent ? 0 : 1), delta: isSent ? -value : value },
    };
    if (fee === 0n) return [moved];
    return [moved, { ...parts, kind: "fee", wallet, counterparty: null, index: place(), delta: -fee }];
  });
}
