import { createHash } from "node:crypto";
import {
  AppendUploadDocument,
  CancelJobDocument,
  FinishUploadDocument,
  type FinishUploadMutation,
  StartUploadDocument,
  type StartUploadInput,
} from "../operations.gen.ts";
import type { FileSource } from "./file-endpoint.ts";

/** Bytes of a part of a file as it is handed on. */
const PART_BYTES = 1024 ** 2;

/** Hands a file on, part by part as it arrives, so that memory is bounded by one part. */
export async function sendFile(
  source: FileSource,
  input: StartUploadInput,
): Promise<FinishUploadMutation["finishUpload"]> {
  const { id } = (await source.run(StartUploadDocument, { input })).startUpload;
  try {
    return await sendParts(id, source);
  } catch (error) {
    // What has arrived of it is deleted at once; should this fail too, within an hour.
    await source.cleanUp(CancelJobDocument, { id }).catch(() => undefined);
    throw error;
  }
}

async function sendParts(
  id: string,
  { file, run }: FileSource,
): Promise<FinishUploadMutation["finishUpload"]> {
  const hash = createHash("sha256");
  let bytes = 0;
  let part = 0;
  for await (const content of inParts(file)) {
    hash.update(content);
    bytes += content.length;
    await run(AppendUploadDocument, { input: { id, part, content: content.toString("base64") } });
    part += 1;
  }
  const end = { id, bytes, sha256: hash.digest("hex") };
  return (await run(FinishUploadDocument, { input: end })).finishUpload;
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
