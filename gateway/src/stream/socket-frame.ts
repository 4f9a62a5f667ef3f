const FINAL_TEXT = "\x81";
/** Lengths up to it are the second byte; longer ones follow it, in two bytes or in eight. */
const MAX_SHORT = 125;
const IN_TWO_BYTES = 126;
const IN_EIGHT_BYTES = 127;
const MAX_TWO_BYTES = 0xffff;

/**
 * Bytes, each as a character, to be written as `latin1`. Joined, they need no memory outside of the heap, whose growth
 * makes the collector run: for a thousand clients that costs more than writing to them.
 */
export type Bytes = string;

/** The UTF-8 of a text; the same string for ASCII. */
export function bytesOf(text: string): Bytes {
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text).toString("latin1");
}

/** A text frame of a server (RFC 6455, section 5.2). It has no mask: every client may be sent the same one. */
export function textFrame(bytes: Bytes): Bytes {
  const { length } = bytes;
  if (length <= MAX_SHORT) return FINAL_TEXT + String.fromCharCode(length) + bytes;
  if (length <= MAX_TWO_BYTES)
    return FINAL_TEXT + String.fromCharCode(IN_TWO_BYTES, length >> 8, length & 0xff) + bytes;
  const eight = Buffer.alloc(8);
  eight.writeBigUInt64BE(BigInt(length));
  return FINAL_TEXT + String.fromCharCode(IN_EIGHT_BYTES, ...eight) + bytes;
}

/** The text of a frame that {@link textFrame} has made. */
export function textOfFrame(frame: Bytes): string {
  const length = frame.charCodeAt(1);
  const head = length === IN_EIGHT_BYTES ? 10 : length === IN_TWO_BYTES ? 4 : 2;
  return Buffer.from(frame.slice(head), "latin1").toString();
}
