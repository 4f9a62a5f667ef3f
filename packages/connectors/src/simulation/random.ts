import { createHash } from "node:crypto";

/** 32 bytes that parts of text stand for, as `0x` and 64 hex digits: the same parts, the same bytes. */
export function digest(...parts: readonly (string | number)[]): string {
  return `0x${createHash("sha256").update(parts.join(" ")).digest("hex")}`;
}

/** Numbers of at least 0 and less than 1, the same for the same text (mulberry32). */
export function randomOf(...parts: readonly (string | number)[]): () => number {
  let state = Number.parseInt(digest(...parts).slice(2, 10), 16);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
