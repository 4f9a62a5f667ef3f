import { sha256 } from "@noble/hashes/sha2.js";
import { bech32, bech32m, createBase58check } from "@scure/base";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readBitcoinAddress } from "./bitcoin.ts";

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const P2PKH = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2";
const P2SH = "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy";
/** Mainnet examples of BIP 173 and BIP 350, and a pay-to-anchor address. */
const SEGWIT = [
  "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
  "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
  "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
  "bc1pfeessrawgf",
];
const base58check = createBase58check(sha256);
const hash = fc.uint8Array({ minLength: 20, maxLength: 20 });
const legacy = fc
  .tuple(fc.constantFrom(0x00, 0x05), hash)
  .map(([version, bytes]) => base58check.encode(Uint8Array.from([version, ...bytes])));
const segwit = fc.oneof(
  hash.map((bytes) => bech32.encode("bc", [0, ...bech32.toWords(bytes)])),
  fc
    .tuple(fc.integer({ min: 1, max: 16 }), fc.uint8Array({ minLength: 2, maxLength: 40 }))
    .map(([version, bytes]) => bech32m.encode("bc", [version, ...bech32.toWords(bytes)])),
);

/** Every text that differs from `text` in one character of `alphabet`. */
function* neighbours(text: string, alphabet: string): Generator<string> {
  for (let i = 0; i < text.length; i++)
    for (const character of alphabet)
      if (character !== text[i]) yield text.slice(0, i) + character + text.slice(i + 1);
}

test("valid addresses are stored as written, bech32 in lower-case", () => {
  for (const text of [P2PKH, P2SH, ...SEGWIT])
    expect(readBitcoinAddress(text)).toEqual({ ok: true, address: text });
  for (const text of SEGWIT)
    expect(readBitcoinAddress(text.toUpperCase())).toEqual({ ok: true, address: text });
});

test("every made address reads as itself", () => {
  fc.assert(
    fc.property(fc.oneof(legacy, segwit), (text) => {
      expect(readBitcoinAddress(text)).toEqual({ ok: true, address: text });
    }),
  );
});

test("every change of one character is refused", () => {
  for (const text of [P2PKH, P2SH])
    for (const near of neighbours(text, `${BASE58}0OIl `)) expect(readBitcoinAddress(near).ok).toBe(false);
  for (const text of SEGWIT)
    for (const near of neighbours(text, `${BECH32}1bioQ `)) expect(readBitcoinAddress(near).ok).toBe(false);
});

test("a change of one character is refused in any address", () => {
  fc.assert(
    fc.property(fc.oneof(legacy, segwit), fc.nat(), fc.nat(), (text, position, choice) => {
      const i = position % text.length;
      const alphabet = (text.startsWith("bc1") ? BECH32 : BASE58).replace(text[i]!, "");
      const near = text.slice(0, i) + alphabet[choice % alphabet.length] + text.slice(i + 1);
      expect(readBitcoinAddress(near).ok).toBe(false);
    }),
  );
});

test("bech32 in mixed case is refused", () => {
  expect(readBitcoinAddress(SEGWIT[0]!.replace("w", "W"))).toMatchObject({
    ok: false,
    fault: "bad_checksum",
  });
});

test("a witness version with the other version's checksum is refused", () => {
  const program = bech32.toWords(new Uint8Array(32));
  for (const text of [bech32m.encode("bc", [0, ...program]), bech32.encode("bc", [1, ...program])])
    expect(readBitcoinAddress(text)).toMatchObject({ ok: false, fault: "bad_checksum" });
});

test("a witness program that BIP 141 does not know is malformed", () => {
  const texts = [
    bech32.encode("bc", [0, ...bech32.toWords(new Uint8Array(21))]),
    bech32m.encode("bc", [17, ...bech32.toWords(new Uint8Array(32))]),
    bech32m.encode("bc", [1, ...bech32.toWords(new Uint8Array(41))]),
    bech32m.encode("bc", [1, ...bech32.toWords(new Uint8Array(1))]),
  ];
  for (const text of texts) expect(readBitcoinAddress(text)).toMatchObject({ ok: false, fault: "malformed" });
});

test("addresses of test networks are refused until their network is configured", () => {
  const testnet = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx";
  const regtest = bech32.encode("bcrt", [0, ...bech32.toWords(new Uint8Array(20))]);
  const legacyTest = base58check.encode(Uint8Array.from([0x6f, ...new Uint8Array(20)]));
  for (const text of [testnet, regtest, legacyTest])
    expect(readBitcoinAddress(text)).toMatchObject({ ok: false, fault: "wrong_network" });
  expect(readBitcoinAddress(testnet, ["testnet"])).toEqual({ ok: true, address: testnet });
  expect(readBitcoinAddress(testnet, ["regtest"]).ok).toBe(false);
  expect(readBitcoinAddress(regtest, ["mainnet", "regtest"])).toEqual({ ok: true, address: regtest });
  expect(readBitcoinAddress(legacyTest, ["regtest"])).toEqual({ ok: true, address: legacyTest });
});

test("another coin's base58check address belongs to another network", () => {
  expect(readBitcoinAddress("LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1")).toMatchObject({ fault: "wrong_network" });
});
