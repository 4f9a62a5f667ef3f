import { createHash } from "node:crypto";
import {
  AppendUploadDocument,
  CancelJobDocument,
  StartUploadDocument,
  type StartUploadInput,
} from "../operations.gen.ts";
import type { FileSource } from "./file-endpoint.ts";

/** Bytes of a part of a file as it is handed on. */
const PART_BYTES = 1024 ** 2;

/** A file that was handed on. */
export interface SentFile {
  readonly id: string;
  readonly bytes: number;
  /** SHA-256 of its bytes, hex. */
  readonly sha256: string;
}

/** Hands a file on, part by part as it arrives, so that memory is bounded by one part. */
export async function sendFile(source: FileSource, input: StartUploadInput): Promise<SentFile> {
  const { id } = (await source.run(StartUploadDocument, { input })).startUpload;
  try {
    return await sendParts(id, source);
  } catch (error) {
    await withdrawFile(source, id);
    throw error;
  }
}

/** Deletes what has arrived of a file at once; should this fail, it is deleted within an hour. */
export async function withdrawFile(source: FileSource, id: string): Promise<void> {
  await source.cleanUp(CancelJobDocument, { id }).catch(() => undefined);
}

async function sendParts(id: string, { file, run }: FileSource): Promise<SentFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  let part = 0;
  for await (const content of inParts(file)) {
    hash.update(content);
    bytes += content.length;
    await run(AppendUploadDocument, { input: { id, part, content: content.toString("base64") } });
    part += 1;
  }
  return { id, bytes, sha256: hash.digest("hex") };
}

/** The same bytes in parts of one size; the last may be smaller. */
async function* inParts(file: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file) {
    held.push(chunk);
    size += chunk.length;
    if (size < PART_BYTES) continue;
    const all = Buffer.concat(held);
    let at = 0;
    for (; size - at >= PART_BYTES; at += PART_BYTES) yield all.subarray(at, at + PART_BYTES);
    held = at === size ? [] : [Buffer.from(all.subarray(at))];
    size -= at;
  }
  if (size > 0) yield Buffer.concat(held);
}
