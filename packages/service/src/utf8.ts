import { isUtf8 } from "node:buffer";

/** Where bytes stop to be UTF-8, counted from 0; `undefined` when all of them are. */
export function invalidUtf8At(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let good = 0;
  for (let bad = bytes.length + 1; bad - good > 1; ) {
    const middle = Math.floor((good + bad) / 2);
    if (decodedStart(bytes.subarray(0, middle)) === undefined) bad = middle;
    else good = middle;
  }
  // The characters that are whole; the beginning of one that does not go on is what is wrong.
  return Buffer.byteLength(decodedStart(bytes.subarray(0, good))!);
}

/** The whole characters of bytes that may end in the middle of one; `undefined` for what is not UTF-8. */
function decodedStart(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}
