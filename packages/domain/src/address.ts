import { type BitcoinNetwork, readBitcoinAddress } from "./addresses/bitcoin.ts";
import { printEvmAddress, readEvmAddress } from "./addresses/evm.ts";
import { notAnAddress } from "./addresses/not-an-address.ts";
import type { AddressReading } from "./addresses/reading.ts";
import { readSolanaAddress } from "./addresses/solana.ts";
import { unprocessable } from "./failure.ts";
import { NETWORKS, type Network, type NetworkFamily, networkOfCaip2 } from "./network.ts";

/** Address formats accepted beyond the main networks. */
export interface AddressOptions {
  /** Bitcoin networks whose addresses are accepted; only `mainnet` when absent. */
  readonly bitcoin?: readonly BitcoinNetwork[];
}

const READERS: Record<NetworkFamily, (text: string, options: AddressOptions) => AddressReading> = {
  evm: readEvmAddress,
  bitcoin: (text, { bitcoin }) => readBitcoinAddress(text, bitcoin),
  solana: readSolanaAddress,
};
const FAMILY_NAMES: Record<NetworkFamily, string> = {
  evm: "an EVM",
  bitcoin: "a bitcoin",
  solana: "a Solana",
};
/** White space, control and format characters, and others that render as nothing. */
const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
/** The longest bech32 text; anything longer is refused before it is decoded. */
const MAX_CHARS = 90;

/**
 * Parses an address of a network into its stored form, under which equal wallets have equal text.
 *
 * @param given - An address, or the CAIP-10 id of an account on `network`.
 * @param field - The input field that `given` came from; the error names it.
 * @returns EVM: lower-case. Bitcoin: base58check as written, bech32 in lower-case. Solana: as written.
 * @throws Failure `UNPROCESSABLE` with the reason `malformed`, `invisible_character` when the text has one,
 *   `bad_checksum`, or `wrong_network` when the text is a valid address, but of another network than `network`.
 *
 * @example
 * ```ts
 * import { parseAddress } from "@tetron/domain/address";
 *
 * parseAddress("ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
 * // "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"
 * ```
 */
export function parseAddress(
  network: Network,
  given: string,
  field = "address",
  options: AddressOptions = {},
): string {
  const { family, name, caip2 } = NETWORKS[network];
  const text = given.startsWith(`${caip2}:`) ? given.slice(caip2.length + 1) : given;
  const invisible = INVISIBLE.exec(text);
  if (invisible !== null) throw invisibleCharacter(invisible, field);
  if (text.length > MAX_CHARS)
    throw unprocessable(
      field,
      "malformed",
      `${field}: ${text.length} characters are too long for an address.`,
    );
  const reading = READERS[family](text, options);
  if (reading.ok) return reading.address;
  const shown = `${field}: "${text}"`;
  const other = reading.fault === "malformed" ? familyOf(text, options) : undefined;
  if (other !== undefined)
    throw unprocessable(
      field,
      "wrong_network",
      `${shown} looks like ${FAMILY_NAMES[other]} address; the network is ${name}.`,
    );
  const chain = networkOfCaip2(text.slice(0, Math.max(text.lastIndexOf(":"), 0)));
  if (chain !== undefined)
    throw unprocessable(
      field,
      "wrong_network",
      `${shown} is an account on ${NETWORKS[chain].name}; the network is ${name}.`,
    );
  const is = reading.fault === "malformed" ? notAnAddress(text) : undefined;
  if (is !== undefined) throw unprocessable(field, "malformed", `${shown} ${is}.`);
  throw unprocessable(field, reading.fault, `${shown} is not an address on ${name}: it ${reading.because}.`);
}

/** Reports invisible characters: printed as it is, the text would look like a valid address. */
function invisibleCharacter({ 0: character, index, input }: RegExpExecArray, field: string) {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
  const position = Array.from(input.slice(0, index)).length + 1;
  return unprocessable(
    field,
    "invisible_character",
    `${field}: character ${position} is invisible (U+${code}). Remove it, or type the address anew.`,
  );
}

/** Formats a stored address for people: EVM with its EIP-55 capitals, others as stored. */
export function printAddress(network: Network, address: string): string {
  return NETWORKS[network].family === "evm" ? printEvmAddress(address) : address;
}

/** The family in which `text` is a valid address. No text is valid in two: prefixes and lengths differ. */
function familyOf(text: string, options: AddressOptions): NetworkFamily | undefined {
  const families = Object.keys(READERS) as NetworkFamily[];
  return families.find((family) => READERS[family](text, options).ok);
}
