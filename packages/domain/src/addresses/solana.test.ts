import { base58 } from "@scure/base";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readSolanaAddress } from "./solana.ts";

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });

test("any 32 bytes read as themselves", () => {
  fc.assert(
    fc.property(key, (bytes) => {
      const text = base58.encode(bytes);
      expect(readSolanaAddress(text)).toEqual({ ok: true, address: text });
    }),
  );
  expect(readSolanaAddress("1".repeat(32)).ok).toBe(true);
});

test("31 or 33 bytes are malformed", () => {
  fc.assert(
    fc.property(fc.constantFrom(31, 33), fc.nat(255), (length, byte) => {
      expect(readSolanaAddress(base58.encode(new Uint8Array(length).fill(byte))).ok).toBe(false);
    }),
  );
});

test("characters outside base58 are malformed", () => {
  const text = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
  for (const bad of ["0", "O", "I", "l", " ", "é"])
    for (let i = 0; i < text.length; i++)
      expect(readSolanaAddress(text.slice(0, i) + bad + text.slice(i + 1)).ok).toBe(false);
});
