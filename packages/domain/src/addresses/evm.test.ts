import fc from "fast-check";
import { expect, test } from "vitest";
import { printEvmAddress, readEvmAddress } from "./evm.ts";

/** The examples of EIP-55. */
const EXAMPLES = [
  "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
  "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
  "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
  "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
];
const SINGLE_CASE = [
  "0x52908400098527886E0F7030069857D2E4169EE7",
  "0x8617E340B3D1B27BC2AFF10D3BF0E27B1FF41FD6",
  "0xde709f2102306220921060314715629080e2fb77",
  "0x27b1fdb04752bbc536007a920d24acb045561c26",
];
const HEX = "0123456789abcdefABCDEF";
const address = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);

test("an address is stored in lower-case, whatever case it came in", () => {
  for (const text of [...EXAMPLES, ...SINGLE_CASE])
    expect(readEvmAddress(text)).toEqual({ ok: true, address: text.toLowerCase() });
});

test("printing gives the capitals of EIP-55", () => {
  for (const text of EXAMPLES) expect(printEvmAddress(text.toLowerCase())).toBe(text);
});

test("reading what was printed gives the address back", () => {
  fc.assert(
    fc.property(address, (stored) => {
      expect(readEvmAddress(printEvmAddress(stored))).toEqual({ ok: true, address: stored });
    }),
  );
});

test("every change of one character in a mixed-case address is refused", () => {
  for (const text of EXAMPLES) {
    for (let i = 0; i < text.length; i++) {
      for (const character of `${HEX}gxX 0`.replace(text[i]!, "")) {
        if (character === text[i]) continue;
        expect(readEvmAddress(text.slice(0, i) + character + text.slice(i + 1)).ok).toBe(false);
      }
    }
  }
});

test("changing the case of one letter is refused in any address that stays mixed", () => {
  fc.assert(
    fc.property(address, fc.nat(39), (stored, position) => {
      const printed = printEvmAddress(stored);
      const letter = printed[position + 2]!;
      const flipped = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      const text = printed.slice(0, position + 2) + flipped + printed.slice(position + 3);
      fc.pre(flipped !== letter && /[a-f]/.test(text.slice(2)) && /[A-F]/.test(text.slice(2)));
      expect(readEvmAddress(text)).toMatchObject({ ok: false, fault: "bad_checksum" });
    }),
  );
});

test("another length, prefix or alphabet is malformed", () => {
  for (const text of [
    "",
    "0x",
    "0X5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    `${EXAMPLES[0]}0`,
    "vitalik.eth",
  ])
    expect(readEvmAddress(text)).toMatchObject({ ok: false, fault: "malformed" });
});
