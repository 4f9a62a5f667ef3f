import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** Whether a key acts on live data, or gets the fixed answers of the test mode. */
export type KeyMode = "live" | "test";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 43 characters of 62 are 256 bits. */
const RANDOM_CHARS = 43;
const CHECKSUM_CHARS = 6;
/** Bytes from here on would make the first characters of the alphabet likelier. */
const FAIR_BYTES = 256 - (256 % BASE62.length);

/** `tk_live_` or `tk_test_`, 43 random letters and digits, and a checksum of all that. */
const CURRENT = /^(tk_(?:live|test)_[0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;
/** Keys of before had no mode. Older ones have no checksum either, and an operator may choose the demo key. */
const EARLIER = /^tk_([\w-]{43})([\w-]{6})$/;

/**
 * A new key. Its prefix and its checksum, CRC-32 in base 62 as in GitHub's tokens, let a scanner of source code tell a
 * key from other text without asking anybody.
 */
export function newSecret(mode: KeyMode = "live"): string {
  const start = `tk_${mode}_${randomText()}`;
  return start + checksumOf(start);
}

/** Whether a key can be valid: `false` only for a wrong checksum. Needs no lookup. */
export function mayExist(secret: string): boolean {
  const [, start, checksum] = CURRENT.exec(secret) ?? [];
  if (start !== undefined) return checksumOf(start) === checksum;
  const [, random, earlier] = EARLIER.exec(secret) ?? [];
  return random === undefined || earlierChecksumOf(random) === earlier;
}

/** The mode of a key; every key is a live one that does not say otherwise. */
export function modeOf(secret: string): KeyMode {
  return secret.startsWith("tk_test_") ? "test" : "live";
}

/** The stored form of a key. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/**
 * The first characters of a key, enough for its owner to recognise it and few enough to say nothing: four of the random
 * ones; of a short key, a third of it.
 */
export function shownPrefix(secret: string): string {
  const visible = CURRENT.test(secret) ? "tk_live_".length + 4 : 8;
  return secret.slice(0, Math.min(visible, secret.length / 3));
}

function checksumOf(start: string): string {
  let rest = crc32(start);
  let text = "";
  for (let i = 0; i < CHECKSUM_CHARS; i++) {
    text = BASE62.charAt(rest % BASE62.length) + text;
    rest = Math.floor(rest / BASE62.length);
  }
  return text;
}

function earlierChecksumOf(random: string): string {
  return createHash("sha256").update(random).digest("base64url").slice(0, CHECKSUM_CHARS);
}

function randomText(): string {
  let text = "";
  while (text.length < RANDOM_CHARS)
    for (const byte of randomBytes(RANDOM_CHARS - text.length))
      if (byte < FAIR_BYTES) text += BASE62.charAt(byte % BASE62.length);
  return text;
}
