import type { Line } from "@tetron/connectors/io/lines";
import { unprocessable } from "@tetron/domain/failure";
import type { ImportRecord } from "./record.ts";

/** Reads NDJSON lines. Blank lines are skipped; a line that is not JSON is a record with an error. */
export async function* jsonRecords(
  lines: AsyncIterable<readonly Line[]>,
): AsyncGenerator<ImportRecord<unknown>> {
  for await (const batch of lines) {
    for (const { line, text, error } of batch) {
      if (error !== undefined) yield { line, error };
      else if (text.trim() !== "") yield parse(line, text);
    }
  }
}

function parse(line: number, text: string): ImportRecord<unknown> {
  try {
    return { line, value: JSON.parse(text) };
  } catch {
    return { line, error: unprocessable("line", "not_json", "The line is not JSON.") };
  }
}
