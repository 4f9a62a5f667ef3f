import { FACE_HEAD, FACE_TAIL } from "@tetron/domain/face";

/** Keys are whole numbers in `[0, KEY_SPACE)`. */
export const KEY_SPACE = 2 ** 52;

/** Keys of lookalike addresses are equal after division by this, rounded down. */
export const FACE = 2 ** 26;

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

/** The MurmurHash3 finaliser, which mixes the low bits of FNV-1a into all others. */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
