import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { base58 } from "@scure/base";
import { expect, test } from "vitest";
import { addressOfBytes } from "./address-bytes.ts";
import { canHavePrivateKey } from "./private-key.ts";

/** A hot wallet of an exchange, and the programs and the mint that its token account is derived from. */
const OWNER = "5tzFkiKscXHK5ZXCGbXZxdw7gTjjD1mBwuoFbhUvuAi9";
const USDC = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
const TOKEN_PROGRAM = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
const ASSOCIATED_TOKEN_PROGRAM = "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL";
/** The largest that gives an address without a key. */
const BUMP = 254;

test("a wallet and a mint of Solana were made with a key, and a token account was derived without one", () => {
  expect(canHavePrivateKey("solana", OWNER)).toBe(true);
  expect(canHavePrivateKey("solana", USDC)).toBe(true);
  const seeds = [OWNER, TOKEN_PROGRAM, USDC].flatMap((address) => [...base58.decode(address)]);
  const program = [...base58.decode(ASSOCIATED_TOKEN_PROGRAM)];
  const derived = sha256(Uint8Array.of(...seeds, BUMP, ...program, ...utf8ToBytes("ProgramDerivedAddress")));
  expect(canHavePrivateKey("solana", base58.encode(derived))).toBe(false);
});

test("a taproot output has a key only when its bytes are a point of the curve", () => {
  const outputTo = (key: string) => addressOfBytes({ form: "p2tr", bytes: hexToBytes(key) });
  // Test vectors 0 and 5 of BIP 340.
  const valid = outputTo("f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9");
  const invalid = outputTo("eefdea4cdb677750a420fee807eacf21eb9898ae79b9768766e4faa04a2d4a34");
  expect(canHavePrivateKey("bitcoin", valid)).toBe(true);
  expect(canHavePrivateKey("bitcoin", invalid)).toBe(false);
});

test("an address that is a hash may be anybody's", () => {
  expect(canHavePrivateKey("ethereum", `0x${"1".repeat(40)}`)).toBe(true);
  expect(canHavePrivateKey("bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")).toBe(true);
});
