import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { unprocessable } from "@tetron/domain/failure";

/** The path of standard input. */
export const STDIN = "-";

/** Name of a file in messages. */
export function fileName(path: string): string {
  return path === STDIN ? "standard input" : path;
}

/** No text of records is packed as tightly; gzip itself reaches 1,032. */
const MAX_GZIP_RATIO = 500;
/** Unpacked bytes that any ratio may have, such as of one line repeated. */
const MIN_BOMB_BYTES = 64 * 1024 * 1024;
const GZIP_MAGIC = [0x1f, 0x8b];
/** Of an entry, which is how every zip begins that is not empty. */
const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];
/** What zlib says of bytes that should begin gzip data. */
const NOT_A_MEMBER = "incorrect header check";
const FAULTS: Readonly<Record<string, readonly [reason: string, what: string]>> = {
  ENOENT: ["unreadable", "there is no such file"],
  EISDIR: ["unreadable", "it is a folder"],
  EACCES: ["unreadable", "it may not be read"],
  Z_BUF_ERROR: ["truncated_gzip", "the gzip data ends too early, as if a download had been cut off"],
  Z_DATA_ERROR: ["damaged_gzip", "the gzip data is damaged"],
};

/**
 * Streams a file, or standard input for `-`, unpacked when its first bytes are those of gzip, whatever its
 * name.
 *
 * @throws Failure `UNPROCESSABLE` on `file`: `unreadable`, `truncated_gzip`, `damaged_gzip`, `trailing_bytes`, `zip`, and `gzip_bomb` for
 *   more than 64 MiB that are more than 500 times what they were packed into.
 */
export async function* readBytes(path: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const input: Readable = path === STDIN ? process.stdin : createReadStream(path);
  for await (const chunk of unpack(input.iterator({ destroyOnReturn: path !== STDIN }), fileName(path))) {
    signal?.throwIfAborted();
    yield chunk;
  }
}

/**
 * The bytes of a file, unpacked when the first of them are those of gzip.
 *
 * @param name - Names the file in messages.
 * @throws Failure `UNPROCESSABLE` on `file` as {@link readBytes} does.
 */
export async function* unpack(chunks: AsyncIterator<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* unpacked(chunks, name);
  } catch (error) {
    const [reason, what] = FAULTS[(error as NodeJS.ErrnoException).code ?? ""] ?? [];
    if (reason === undefined) throw error;
    throw unprocessable("file", reason, `${name}: ${what}.`);
  }
}

async function* unpacked(chunks: AsyncIterator<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const all = withHead({ [Symbol.asyncIterator]: () => chunks }, ZIP_MAGIC.length);
  const first = await all.next();
  if (first.done) return;
  const rest = chain(first.value, all);
  if (ZIP_MAGIC.every((byte, i) => first.value[i] === byte))
    throw unprocessable("file", "zip", `${name}: is a zip. Unpack it, or pack the file with gzip.`);
  const isGzip = GZIP_MAGIC.every((byte, i) => first.value[i] === byte);
  // The callback lets pipeline accept a stream; the error itself arrives with the next chunk.
  if (!isGzip) return yield* rest;
  const gunzip = createGunzip();
  let unpackedBytes = 0;
  for await (const chunk of ofMembers(
    pipeline(Readable.from(rest), gunzip, () => {}),
    name,
  )) {
    unpackedBytes += chunk.length;
    if (unpackedBytes > MIN_BOMB_BYTES && unpackedBytes > gunzip.bytesWritten * MAX_GZIP_RATIO)
      throw unprocessable(
        "file",
        "gzip_bomb",
        `${name}: the gzip data unpacks to more than ${MAX_GZIP_RATIO} times its size. Unpack it first if it is meant.`,
      );
    yield chunk;
  }
}

/** Tells bytes that follow whole gzip data from data that is damaged: zlib has one code for both. */
async function* ofMembers(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let hasBegun = false;
  try {
    for await (const chunk of chunks) {
      hasBegun = true;
      yield chunk;
    }
  } catch (error) {
    if (!hasBegun || !(error instanceof Error) || error.message !== NOT_A_MEMBER) throw error;
    const what = "other bytes follow the end of the gzip data. All before them was read";
    throw unprocessable("file", "trailing_bytes", `${name}: ${what}.`);
  }
}

async function* chain(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/**
 * The same bytes, with a first chunk of at least `length` bytes unless there are fewer in total: a pipe may
 * deliver a single byte, which does not determine the format.
 */
export async function* withHead(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of chunks) {
    if (head === undefined) yield chunk;
    else {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      if (head.length < length) continue;
      yield head;
      head = undefined;
    }
  }
  if (head !== undefined && head.length > 0) yield head;
}
