import { createHash } from "node:crypto";
import type { z } from "zod";
import type { BlockId } from "../../../follow/chain-source.ts";
import { checked } from "../../../rpc/checked.ts";
import { RawBlock } from "./raw.ts";
import { type Prevouts, sidesOf } from "./sides.ts";

const NONE: Prevouts = new Map();

/**
 * The block with a hash. What contradicts it, as another block, or one that leaves out a transaction, is no answer:
 * another endpoint is asked.
 */
export function checkedBlock({ hash, height }: BlockId): z.ZodType<RawBlock> {
  return checked(RawBlock, (block) => faultIn(block, { hash, height }));
}

function faultIn(block: RawBlock, { hash, height }: BlockId): string | undefined {
  if (block.hash !== hash || block.height !== height) return `block ${block.hash}`;
  if (headerHash(block) !== hash) return "a header that does not make the block's hash";
  if (merkleRoot(block.tx.map(({ txid }) => txid)) !== block.merkleroot)
    return "other transactions than the block has";
  const isCoinbase = block.tx.map(({ vin }) => vin.length === 1 && vin[0]!.coinbase !== undefined);
  if (!isCoinbase.every((is, i) => is === (i === 0))) return "a coinbase that is not the first transaction";
  const wrong = block.tx.find((transaction) => sidesOf(transaction, NONE) === "wrong");
  return wrong && `wrong amounts of ${wrong.txid}`;
}

/** Hash of a block's header. @see https://developer.bitcoin.org/reference/block_chain.html#block-headers */
function headerHash({ version, previousblockhash, merkleroot, time, bits, nonce }: RawBlock): string {
  const header = Buffer.alloc(80);
  header.writeInt32LE(version, 0);
  reversed(previousblockhash ?? "0".repeat(64)).copy(header, 4);
  reversed(merkleroot).copy(header, 36);
  header.writeUInt32LE(time, 68);
  header.writeUInt32LE(Number.parseInt(bits, 16), 72);
  header.writeUInt32LE(nonce, 76);
  return shown(sha256d(header));
}

/** Root of the tree of transaction ids: pairs are hashed together, of an odd number the last one with itself. */
function merkleRoot(txids: readonly string[]): string {
  let level = txids.map(reversed);
  while (level.length > 1)
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
      const left = level[2 * i]!;
      return sha256d(Buffer.concat([left, level[2 * i + 1] ?? left]));
    });
  return shown(level[0]!);
}

function sha256d(bytes: Buffer): Buffer {
  return createHash("sha256").update(createHash("sha256").update(bytes).digest()).digest();
}

function reversed(hex: string): Buffer {
  return Buffer.from(hex, "hex").reverse();
}

function shown(bytes: Buffer): string {
  return Buffer.from(bytes).reverse().toString("hex");
}
