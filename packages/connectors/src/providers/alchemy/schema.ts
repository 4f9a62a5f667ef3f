import { z } from "zod";
import { evmAddress, evmHash, hexNumber, hexUnits } from "../evm-hex.ts";

const Transfer = z.object({
  blockNum: hexNumber,
  uniqueId: z.string().min(1).max(200),
  hash: evmHash,
  from: evmAddress,
  to: evmAddress.nullish(),
  category: z.enum(["external", "erc20"]),
  /** A token's symbol: foreign text. */
  asset: z.string().nullish(),
  /** `value` beside it is a float, which loses digits: it is not read. */
  rawContract: z.object({
    value: hexUnits.nullish(),
    address: evmAddress.nullish(),
    decimal: hexNumber.nullish(),
  }),
  metadata: z.object({
    blockTimestamp: z.iso.datetime().transform((text) => Math.floor(Date.parse(text) / 1_000)),
  }),
});

/** A transfer as `alchemy_getAssetTransfers` lists it. */
export type Transfer = z.output<typeof Transfer>;

/** An answer of `alchemy_getAssetTransfers`. */
export const TransferPage = z.object({
  transfers: z.array(Transfer).max(1_000),
  pageKey: z.string().min(1).max(1_000).nullish(),
});

/** `eth_getTransactionReceipt`; without a status before the Byzantium fork. */
export const Receipt = z.object({ status: hexNumber.nullish(), transactionIndex: hexNumber });

const block = z.int().min(0).nullable();

/** A cursor: the block from which each list goes on; `null` at its end. */
export const Position = z.object({ external: block, erc20: block });
