import { sha256 } from "@noble/hashes/sha2.js";
import { base58, bech32, bech32m, createBase58check } from "@scure/base";
import { type AddressReading, isAddress, isNotAddress } from "./reading.ts";

/** A network that speaks Bitcoin's protocol. Signet writes addresses as testnet does. */
export type BitcoinNetwork = "mainnet" | "testnet" | "regtest";

/** First byte of a base58check address: pay to public key hash, pay to script hash. */
const VERSIONS: ReadonlyMap<number, readonly BitcoinNetwork[]> = new Map([
  [0x00, ["mainnet"]],
  [0x05, ["mainnet"]],
  [0x6f, ["testnet", "regtest"]],
  [0xc4, ["testnet", "regtest"]],
]);
/** Human-readable part of a bech32 address. */
const PREFIXES: ReadonlyMap<string, readonly BitcoinNetwork[]> = new Map([
  ["bc", ["mainnet"]],
  ["tb", ["testnet"]],
  ["bcrt", ["regtest"]],
]);
const BECH32_FORM = /^(bc|tb|bcrt)1[02-9ac-hj-np-z]{8,}$/;
const BASE58_FORM = /^[1-9A-HJ-NP-Za-km-z]{26,35}$/;
const BASE58_BYTES = 1 + 20 + 4;
const base58check = createBase58check(sha256);

/**
 * Reads a bitcoin address. Stored form: base58check as it stands, bech32 and bech32m in lower-case.
 *
 * @param networks - The networks whose addresses are taken.
 * @see BIP 13 and 16 (base58check), BIP 173 (bech32), BIP 350 (bech32m)
 */
export function readBitcoinAddress(
  text: string,
  networks: readonly BitcoinNetwork[] = ["mainnet"],
): AddressReading {
  const lower = text.toLowerCase();
  if (BECH32_FORM.test(lower)) {
    if (text !== lower && text !== text.toUpperCase())
      return isNotAddress("bad_checksum", "mixes capitals and small letters, which bech32 forbids");
    return readSegwit(lower, networks);
  }
  if (BASE58_FORM.test(text) && base58.decode(text).length === BASE58_BYTES)
    return readBase58(text, networks);
  return isNotAddress("malformed", "is neither base58check (1…, 3…) nor bech32 (bc1…)");
}

function readBase58(text: string, networks: readonly BitcoinNetwork[]): AddressReading {
  const decoded = attempt(() => base58check.decode(text));
  if (decoded === undefined)
    return isNotAddress("bad_checksum", "has a wrong base58check checksum: a character was changed");
  const writes = VERSIONS.get(decoded[0]!);
  if (writes === undefined) return isNotAddress("wrong_network", "belongs to another coin than bitcoin");
  return served(text, writes, networks);
}

function readSegwit(text: string, networks: readonly BitcoinNetwork[]): AddressReading {
  // Version 0 has the checksum of BIP 173, every later one that of BIP 350: the wrong one is a wrong checksum.
  const old = attempt(() => bech32.decode(text as `${string}1${string}`));
  const decoded = old ?? attempt(() => bech32m.decode(text as `${string}1${string}`));
  const version = decoded?.words[0];
  if (decoded === undefined || (version === 0) !== (old !== undefined))
    return isNotAddress("bad_checksum", "has a wrong bech32 checksum: a character was changed");
  const program = attempt(() => bech32.fromWords(decoded.words.slice(1)));
  if (program === undefined || !isProgram(version!, program.length))
    return isNotAddress("malformed", "has no known witness program");
  return served(text, PREFIXES.get(decoded.prefix) ?? [], networks);
}

/** BIP 141: versions 0 to 16 and 2 to 40 bytes, of which version 0 has 20 (key) or 32 (script). */
function isProgram(version: number, bytes: number): boolean {
  return version === 0 ? bytes === 20 || bytes === 32 : version <= 16 && bytes >= 2 && bytes <= 40;
}

function served(
  address: string,
  writes: readonly BitcoinNetwork[],
  networks: readonly BitcoinNetwork[],
): AddressReading {
  if (writes.some((network) => networks.includes(network))) return isAddress(address);
  return isNotAddress("wrong_network", `is an address of bitcoin ${writes.join(" or ")}`);
}

/** What `decode` gives, `undefined` when it refuses: the decoders report a bad text by throwing. */
function attempt<Value>(decode: () => Value): Value | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
