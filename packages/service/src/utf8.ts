import { isUtf8 } from "node:buffer";

/** Offset of the first byte that is not UTF-8, from 0; `undefined` when all bytes are. */
export function invalidUtf8At(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let good = 0;
  for (let bad = bytes.length + 1; bad - good > 1; ) {
    const middle = Math.floor((good + bad) / 2);
    if (decodedStart(bytes.subarray(0, middle)) === undefined) bad = middle;
    else good = middle;
  }
  // Decodes the complete characters; what is left over is the invalid sequence.
  return Buffer.byteLength(decodedStart(bytes.subarray(0, good))!);
}

/**
 * The complete characters of bytes that may end in the middle of one; `undefined` when they are not UTF-8.
 */
function decodedStart(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}
