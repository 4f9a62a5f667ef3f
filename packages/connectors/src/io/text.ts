import { isUtf8 } from "node:buffer";
import { type Failure, unprocessable } from "@tetron/domain/failure";
import { fileName, readBytes, withHead } from "./bytes.ts";

const NEWLINE = 0x0a;
/** Longest byte order mark. */
const HEAD = 3;
const HOW_TO_CONVERT = "Save it as UTF-8, for example with `iconv -f ISO-8859-1 -t UTF-8`.";

/**
 * Streams a file as text: UTF-8, or UTF-16 with a byte order mark, which is left out. Text in another
 * encoding is refused, because guessing the encoding would garble names.
 *
 * @throws Failure `UNPROCESSABLE` on `file`: `not_utf8` naming the line, `not_text`, and what
 *   {@link readBytes} throws.
 */
export function readText(path: string, signal?: AbortSignal): AsyncGenerator<string> {
  return textOf(readBytes(path, signal), fileName(path));
}

/**
 * Decodes a file as {@link readText} does.
 *
 * @param name - Names the file in messages.
 */
export async function* textOf(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let line = 1;
  for await (const chunk of withHead(bytes, HEAD)) {
    decoder ??= new TextDecoder(encodingOf(chunk, name), { fatal: true });
    const text = decoded(() => decoder!.decode(chunk, { stream: true }));
    if (text === undefined) throw wrongEncoding(name, line + linesBeforeFault(chunk), decoder.encoding);
    line += text.split("\n").length - 1;
    yield text;
  }
  if (decoded(() => decoder?.decode() ?? "") === undefined)
    throw wrongEncoding(name, line, decoder!.encoding);
}

function encodingOf(head: Uint8Array, name: string): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (head.subarray(0, HEAD).includes(0)) throw notText(name);
  return "utf-8";
}

function decoded(decode: () => string): string | undefined {
  try {
    return decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA") return undefined;
    throw error;
  }
}

/** Number of line ends before the first invalid line of a chunk. */
function linesBeforeFault(chunk: Uint8Array): number {
  // The end of a character that began in the previous chunk is not an error of this chunk.
  let start = chunk.findIndex((byte) => byte < 0x80 || byte > 0xbf);
  for (let lines = 0; ; lines += 1) {
    const end = chunk.indexOf(NEWLINE, start);
    if (end === -1 || !isUtf8(chunk.subarray(start, end))) return lines;
    start = end + 1;
  }
}

function wrongEncoding(name: string, line: number, encoding: string): Failure {
  if (encoding !== "utf-8")
    return unprocessable("file", "not_text", `${name} is not the UTF-16 text that it begins as.`);
  return unprocessable("file", "not_utf8", `${name}: line ${line} is not UTF-8 text. ${HOW_TO_CONVERT}`);
}

function notText(name: string): Failure {
  return unprocessable(
    "file",
    "not_text",
    `${name} is not text, or is UTF-16 without a byte order mark. Save it as UTF-8.`,
  );
}
