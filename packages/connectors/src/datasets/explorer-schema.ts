import { parseAddress } from "@tetron/domain/address";
import { isFailure } from "@tetron/domain/failure";
import { NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import { toStorable } from "@tetron/domain/text";
import { z } from "zod";

const EVM_NETWORKS = NETWORK_IDS.filter((id) => NETWORKS[id].family === "evm");
const STORED_ADDRESS = /^0x[0-9a-f]{40}$/;
/** Most decimals that a token contract can declare: their type is uint8. */
const MAX_DECIMALS = 255;

/** @param words - Texts that stand in place of an address, in lower case. */
const addressOr = (...words: readonly string[]) =>
  z.string().transform((text, context): string => {
    const word = words.find((each) => each === text.toLowerCase());
    if (word !== undefined) return word;
    if (STORED_ADDRESS.test(text)) return text;
    try {
      return parseAddress("ethereum", text, "address");
    } catch (error) {
      if (!isFailure(error, "UNPROCESSABLE")) throw error;
      const { reason } = error.details;
      context.addIssue({
        code: "custom",
        message: error.message.replace("address: ", ""),
        params: { reason },
      });
      return z.NEVER;
    }
  });
const address = addressOr();

/** Explorers print whole numbers as text; other tools as numbers. */
const wholeNumber = (max: number) =>
  z.preprocess(
    (value) => (typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value),
    z.number().int().min(0).max(max),
  );

const baseUnits = z
  .string()
  .regex(/^\d{1,78}$/, "must be a whole number of base units, as text")
  .transform(BigInt)
  .refine((units) => units < 2n ** 256n, "exceeds 256 bits, which no contract can hold");

/** Untrusted text from a contract or an index. */
const foreignText = z
  .string()
  .nullish()
  .transform((text) => toStorable(text ?? ""));

const hash = z
  .string()
  .nullish()
  .transform((text) => (text ? toStorable(text) : null));

/** Fields of some explorers that no feature uses; they distinguish transactions without a hash. */
const position = z.union([z.string(), z.number()]).nullish();

/** An ordinary transaction in the answer to an explorer's `txlist`; other fields are ignored. */
export const ExplorerTransaction = z.object({
  timeStamp: wholeNumber(Number.MAX_SAFE_INTEGER),
  hash,
  /** Stands in place of an address for allocations of the first block. */
  from: addressOr("genesis"),
  to: addressOr("").nullish(),
  value: baseUnits,
  isError: wholeNumber(1).default(0),
  methodId: foreignText,
  contractAddress: addressOr("").nullish(),
  nonce: position,
  transactionIndex: position,
});

/** A token transfer in the answer to an explorer's `tokentx`. */
export const ExplorerTransfer = z.object({
  timeStamp: wholeNumber(Number.MAX_SAFE_INTEGER),
  hash,
  from: address,
  to: address,
  value: baseUnits,
  contractAddress: addressOr("").nullish(),
  tokenName: foreignText,
  tokenSymbol: foreignText,
  /** The default of a token that declares none. */
  tokenDecimal: z.union([z.literal("").transform(() => 18), wholeNumber(MAX_DECIMALS)]).default(18),
  logIndex: position,
});

/** The fields of a transfer that the token's contract controls. */
export const TOKENS_OWN_FIELDS: ReadonlySet<PropertyKey> = new Set([
  "value",
  "tokenName",
  "tokenSymbol",
  "tokenDecimal",
]);

/** One line of an accounts file. */
export const ExplorerLine = z.object({
  network: z.enum(EVM_NETWORKS as [Network, ...Network[]]).default("ethereum"),
  address,
  flag: z.literal([0, 1]).nullish(),
  inKaggle: z.boolean().nullish(),
  /** What the source can tell; absent: everything. */
  sees: z
    .object({ status: z.boolean(), method: z.boolean(), zeroValue: z.boolean(), tokens: z.boolean() })
    .optional(),
  /** How much of the history the lists are; absent: all of it. */
  coverage: z
    .object({
      complete: z.literal(false),
      reason: z.literal("cap"),
      share: z.null(),
      from: z.enum(["start", "newest"]),
    })
    .optional(),
  normal: z.array(ExplorerTransaction),
  /** Each is an {@link ExplorerTransfer}; one with invalid token metadata does not make the line invalid. */
  erc20: z.array(z.unknown()).nullish(),
});
