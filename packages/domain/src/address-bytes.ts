import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { base58, bech32, bech32m, createBase58check } from "@scure/base";
import { NETWORKS, type Network } from "./network.ts";

/** How an address stands for its bytes, and how many these are. Two addresses of one form with equal bytes are equal. */
export const ADDRESS_FORMS = {
  evm: 20,
  p2pkh: 20,
  p2sh: 20,
  p2wpkh: 20,
  p2wsh: 32,
  p2tr: 32,
  ed25519: 32,
} as const;

export type AddressForm = keyof typeof ADDRESS_FORMS;

/** An address as its form and bytes. */
export interface AddressBytes {
  readonly form: AddressForm;
  readonly bytes: Uint8Array;
}

const base58check = createBase58check(sha256);
const P2PKH = 0x00;
const P2SH = 0x05;
const PREFIX = "bc";

/**
 * The bytes of an address in stored form.
 *
 * @returns `undefined` for a bitcoin address of another form, such as a witness version after taproot's.
 */
export function addressBytes(network: Network, address: string): AddressBytes | undefined {
  switch (NETWORKS[network].family) {
    case "evm":
      return { form: "evm", bytes: hexToBytes(address.slice(2)) };
    case "solana":
      return { form: "ed25519", bytes: base58.decode(address) };
    case "bitcoin":
      return address.startsWith(`${PREFIX}1`) ? witnessBytes(address) : hashBytes(address);
  }
}

/** The address that has these bytes, in stored form. */
export function addressOfBytes({ form, bytes }: AddressBytes): string {
  switch (form) {
    case "evm":
      return `0x${bytesToHex(bytes)}`;
    case "ed25519":
      return base58.encode(bytes);
    case "p2pkh":
      return base58check.encode(Uint8Array.of(P2PKH, ...bytes));
    case "p2sh":
      return base58check.encode(Uint8Array.of(P2SH, ...bytes));
    case "p2wpkh":
    case "p2wsh":
      return bech32.encode(PREFIX, [0, ...bech32.toWords(bytes)]);
    case "p2tr":
      return bech32m.encode(PREFIX, [1, ...bech32m.toWords(bytes)]);
  }
}

function hashBytes(address: string): AddressBytes | undefined {
  const [version, ...hash] = base58check.decode(address);
  const form = version === P2PKH ? "p2pkh" : version === P2SH ? "p2sh" : undefined;
  return form && { form, bytes: Uint8Array.from(hash) };
}

function witnessBytes(address: string): AddressBytes | undefined {
  // The first character after the separator is the witness version: q is 0, p is 1.
  const isFirst = address[PREFIX.length + 1] === "q";
  const { words } = (isFirst ? bech32 : bech32m).decode(address as `${string}1${string}`);
  const bytes = bech32.fromWords(words.slice(1));
  if (isFirst) return { form: bytes.length === ADDRESS_FORMS.p2wpkh ? "p2wpkh" : "p2wsh", bytes };
  return words[0] === 1 && bytes.length === ADDRESS_FORMS.p2tr ? { form: "p2tr", bytes } : undefined;
}
