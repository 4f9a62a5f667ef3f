import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAddress, printAddress } from "./address.ts";
import { NETWORK_IDS } from "./network.ts";
import { refusalOf } from "./testing.ts";

const EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
const BITCOIN = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
const SOLANA = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";

test("parsing a printed address gives it back on every network", () => {
  for (const network of NETWORK_IDS) {
    const text = { bitcoin: BITCOIN, solana: SOLANA }[network as string] ?? EVM;
    const stored = parseAddress(network, text);
    expect(printAddress(network, stored)).toBe(text);
    expect(parseAddress(network, printAddress(network, stored))).toBe(stored);
  }
});

test("the error for an address of another family names that family", () => {
  expect(refusalOf(() => parseAddress("ethereum", BITCOIN, "from"))).toMatchObject({
    details: { field: "from", reason: "wrong_network" },
    message: `from: "${BITCOIN}" looks like a bitcoin address; the network is Ethereum.`,
  });
  expect(refusalOf(() => parseAddress("solana", EVM)).message).toContain("looks like an EVM address");
  expect(refusalOf(() => parseAddress("bitcoin", SOLANA)).message).toContain("looks like a Solana address");
});

test("a wrong checksum and a malformed address are different errors", () => {
  expect(refusalOf(() => parseAddress("base", EVM.replace("5aAe", "5aAE"))).details).toEqual({
    field: "address",
    reason: "bad_checksum",
  });
  expect(refusalOf(() => parseAddress("base", "alice")).details.reason).toBe("malformed");
});

test.each([
  ["U+200B", 5, `${EVM.slice(0, 4)}\u200B${EVM.slice(4)}`],
  ["U+FEFF", 1, `\uFEFF${EVM}`],
  ["U+202E", 43, `${EVM}\u202E`],
  ["U+00A0", 1, `\u00A0${EVM}`],
  ["U+0020", 43, `${EVM} `],
  ["U+000A", 43, `${EVM}\n`],
])("the invisible %s at position %i of an address is named", (code, position, text) => {
  expect(refusalOf(() => parseAddress("ethereum", text, "to"))).toMatchObject({
    message: `to: character ${position} is invisible (${code}). Remove it, or type the address anew.`,
    details: { field: "to", reason: "invisible_character" },
  });
});

test("test networks of bitcoin are taken only when allowed", () => {
  const testnet = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx";
  expect(refusalOf(() => parseAddress("bitcoin", testnet)).details.reason).toBe("wrong_network");
  expect(parseAddress("bitcoin", testnet, "to", { bitcoin: ["testnet"] })).toBe(testnet);
});

test("no text of any kind makes it throw anything but a failure that names the field", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", maxLength: 200 }));
  fc.assert(
    fc.property(fc.constantFrom(...NETWORK_IDS), text, (network, junk) => {
      expect(refusalOf(() => parseAddress(network, junk, "to")).details.field).toBe("to");
    }),
  );
});

test("an extra-long text is refused without being decoded or echoed", () => {
  const failure = refusalOf(() => parseAddress("bitcoin", "1".repeat(10_000_000)));
  expect(failure.details.reason).toBe("malformed");
  expect(failure.message.length).toBeLessThan(100);
});

test("a CAIP-10 id is taken on its own network, and refused on another with both names", () => {
  const stored = parseAddress("ethereum", EVM);
  expect(parseAddress("ethereum", `eip155:1:${stored}`)).toBe(stored);
  const other = refusalOf(() => parseAddress("base", `eip155:1:${stored}`));
  expect(other.details.reason).toBe("wrong_network");
  expect(other.message).toContain("is an account on Ethereum; the network is Base");
});

test.each([
  [`eth:0x${"1".repeat(40)}`, "after the colon"],
  [`ethereum:0x${"1".repeat(40)}@1`, "EIP-681"],
  ["vitalik.eth", "resolve it"],
  ["TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "Tron"],
])("%s is refused with what it is", (text, says) => {
  expect(refusalOf(() => parseAddress("ethereum", text)).message).toContain(says);
});
