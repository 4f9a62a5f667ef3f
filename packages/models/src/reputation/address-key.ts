import { FACE_HEAD, FACE_TAIL } from "@tetron/domain/face";

/** Keys are whole numbers in `[0, KEY_SPACE)`. */
export const KEY_SPACE = 2 ** 52;

/** Keys of lookalike addresses are equal after division by this, rounded down. */
export const FACE = 2 ** 26;

/** The shipped states keep keys only to a multiple of this, rounded down. */
export const KEY_STEP = 2 ** 20;

/**
 * A uniform key of an address, for sketches. The upper half comes from the characters that people compare,
 * the lower half from all of them, so lookalike addresses have neighbouring keys.
 *
 * @param address - In stored form, any network.
 */
export function addressKey(address: string): number {
  const length = address.length;
  let whole = 0x811c9dc5;
  let face = 0x9747b28c;
  for (let i = 0; i < length; i++) {
    const code = address.charCodeAt(i);
    whole = Math.imul(whole ^ code, 0x01000193);
    if (i < FACE_HEAD || i >= length - FACE_TAIL) face = Math.imul(face ^ code, 0x01000193);
  }
  return (mix(face) >>> 6) * FACE + (mix(whole) >>> 6);
}

/**
 * Whether two keys can be of one address. A key that the shipped states rounded is compared at their
 * precision, which takes one lookalike in 64 for the address itself.
 */
export function isSameKey(a: number, b: number): boolean {
  if (a === b) return true;
  const isRounded = a % KEY_STEP === 0 || b % KEY_STEP === 0;
  return isRounded && Math.floor(a / KEY_STEP) === Math.floor(b / KEY_STEP);
}

/** The MurmurHash3 finaliser, which mixes the low bits of FNV-1a into all others. */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
