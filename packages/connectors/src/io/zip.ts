import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Failure, unprocessable } from "@tetron/domain/failure";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";

/** A file that can be read from any place. */
export interface SlicedFile {
  readonly size: number;
  /** The bytes from `start` to before `end`. */
  slice(start: number, end: number): AsyncIterable<Uint8Array>;
}

/** Which file of an archive. */
export interface EntryWish {
  /** Its name, with its folders or without; absent, the only one that `matches`. */
  readonly name?: string | undefined;
  readonly matches: RegExp;
}

/** No text of records is packed as tightly; deflate itself reaches 1,032. */
const MAX_ZIP_RATIO = 500;
/** Unpacked bytes that any ratio may have. */
const MIN_BOMB_BYTES = 64 * 1024 * 1024;
const MAX_ENTRIES = 10_000;
const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];

/** Whether a file is a zip archive, by its first bytes. */
export async function isZip({ slice, size }: SlicedFile): Promise<boolean> {
  if (size < ZIP_MAGIC.length) return false;
  const head = Buffer.concat(await Array.fromAsync(slice(0, ZIP_MAGIC.length)));
  return ZIP_MAGIC.every((byte, i) => head[i] === byte);
}

/**
 * The bytes of one file of a zip archive, unpacked as they are read.
 *
 * @throws Failure `UNPROCESSABLE` on `file`: `damaged_zip`, `encrypted_zip`, `zip_bomb` for more than 64 MiB that are more
 *   than 500 times what they were packed into, `no_such_file` and `several_files` when the wish is not for one of its files.
 */
export async function* readZipEntry(file: SlicedFile, wish: EntryWish): AsyncGenerator<Uint8Array> {
  const zip = await readable(fromRandomAccessReaderPromise(readerOf(file), file.size, { autoClose: false }));
  const entry = chosen(await readable(entriesOf(zip)), wish);
  if (entry.isEncrypted())
    throw fault("encrypted_zip", `${shown(entry)} is encrypted. Send an archive without a password.`);
  if (isBomb(entry.uncompressedSize, entry.compressedSize)) throw bomb(entry);
  // The size that the archive says is checked by the reader; a lie ends it.
  const chunks = (await readable(zip.openReadStreamPromise(entry)))[Symbol.asyncIterator]();
  let sum = 0;
  for (;;) {
    const next = await readable(chunks.next() as Promise<IteratorResult<Uint8Array, undefined>>);
    if (next.done) break;
    sum = crc32(next.value, sum);
    yield next.value;
  }
  if (sum !== entry.crc32) throw fault("damaged_zip", `${shown(entry)} is damaged: its checksum differs.`);
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MAX_ENTRIES)
    throw fault("several_files", `The archive has more than ${MAX_ENTRIES} files.`);
  return Array.fromAsync(zip.eachEntry());
}

function chosen(entries: readonly Entry[], { name, matches }: EntryWish): Entry {
  const files = entries.filter(({ fileName }) => !fileName.endsWith("/"));
  const fits =
    name === undefined
      ? files.filter(({ fileName }) => matches.test(fileName) && !fileName.startsWith("__MACOSX/"))
      : files.filter(({ fileName }) => fileName === name || fileName.endsWith(`/${name}`));
  const [only, ...others] = fits;
  const held = files.slice(0, 10).map(shown).join(", ");
  if (only === undefined)
    throw fault(
      "no_such_file",
      `The archive has no file ${name ?? "of CSV or JSON"}. It has ${held || "none"}.`,
    );
  if (others.length > 0)
    throw fault("several_files", `The archive has ${fits.length} such files. Say which: ${held}.`);
  return only;
}

function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > MIN_BOMB_BYTES && unpacked > packed * MAX_ZIP_RATIO;
}

function bomb(entry: Entry): Failure {
  return fault(
    "zip_bomb",
    `${shown(entry)} unpacks to more than ${MAX_ZIP_RATIO} times its size. Unpack it first if it is meant.`,
  );
}

function shown({ fileName }: Entry): string {
  return `"${fileName.slice(0, 100)}"`;
}

function fault(reason: string, message: string): Failure {
  return unprocessable("file", reason, `file: ${message}`);
}

/** Faults of the archive become refusals; those of what it is read from stay as they are. */
async function readable<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof SliceError) throw error.cause;
    const { code } = error as NodeJS.ErrnoException;
    const isOfArchive =
      error instanceof Error && error.constructor === Error && (code === undefined || code.startsWith("Z_"));
    throw isOfArchive
      ? fault("damaged_zip", `The archive cannot be read: ${(error as Error).message}.`)
      : error;
  }
}

/** Keeps an error of the file apart from those of the archive. */
class SliceError extends Error {}

function readerOf({ slice }: SlicedFile): RandomAccessReader {
  class Reader extends RandomAccessReader {
    override _readStreamForRange(start: number, end: number): Readable {
      return Readable.from(guarded(slice(start, end)), { objectMode: false });
    }
  }
  return new Reader();
}

async function* guarded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw new SliceError("The file cannot be read.", { cause: error });
  }
}
