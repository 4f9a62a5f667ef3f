import { Failure } from "@tetron/domain/failure";
import { linesOf } from "@tetron/domain/lines";
import { type NdjsonLine, parseNdjson } from "@tetron/domain/ndjson";
import type { z } from "zod";
import { readInput } from "./input.ts";

/**
 * The lines of an NDJSON body as they arrive.
 *
 * @param limit - Bytes that the body may have, and characters that a line may have.
 * @throws Failure `PAYLOAD_TOO_LARGE` once it has more, `BAD_REQUEST` when it is not UTF-8, `UNPROCESSABLE` for one array.
 */
export function bodyRows<Row>(
  body: AsyncIterable<Uint8Array>,
  row: z.ZodType<Row>,
  limit: number,
): AsyncIterable<NdjsonLine<Row>> {
  return parseNdjson(linesOf(textOf(body, limit), { maxLength: limit }), (json) => readInput(row, json));
}

async function* textOf(body: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw new Failure("PAYLOAD_TOO_LARGE", `The body is over ${limit} bytes.`, { limit });
    yield decoded(() => decoder.decode(chunk, { stream: true }));
  }
  yield decoded(() => decoder.decode());
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch (cause) {
    const issues = [{ field: "body", reason: "not_utf8" }];
    throw new Failure("BAD_REQUEST", "The body is not UTF-8.", { issues }, { cause });
  }
}
