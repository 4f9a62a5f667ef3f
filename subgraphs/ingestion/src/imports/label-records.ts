import { csvRows } from "@tetron/connectors/io/csv-rows";
import { parseAddress } from "@tetron/domain/address";
import { isFailure, unprocessable } from "@tetron/domain/failure";
import type { Line } from "@tetron/domain/lines";
import { parseNdjson } from "@tetron/domain/ndjson";
import type { Network } from "@tetron/domain/network";
import { toStorable } from "@tetron/domain/text";
import type { ImportFormat, ImportRecord } from "./record.ts";

/** A label: what a list says about an address. */
export interface AddressLabel {
  /** Stored form. */
  readonly address: string;
  /** Kebab-case, such as `exchange`. */
  readonly label: string;
  /** Empty when the list has none. */
  readonly name: string;
}

const LABEL = /^[a-z0-9][a-z0-9-]{0,63}$/;
const MAX_NAME_CHARS = 200;

/**
 * Reads address labels: CSV with the columns `address`, `label` and optionally `name`, or the same as NDJSON.
 */
export async function* labelRecords(
  lines: AsyncIterable<readonly Line[]>,
  format: ImportFormat,
  network: Network,
): AsyncGenerator<ImportRecord<AddressLabel>> {
  const records =
    format === "csv" ? csvRows(lines, ["address", "label"]) : parseNdjson(lines, (json) => json);
  for await (const { line, value, error } of records) {
    if (error !== undefined) yield { line, error };
    else yield parse(line, value, network);
  }
}

function parse(line: number, value: unknown, network: Network): ImportRecord<AddressLabel> {
  try {
    const { address, label, name } = Object(value) as Readonly<Record<string, unknown>>;
    return {
      line,
      value: {
        address: parseAddress(network, text("address", address), "address"),
        label: checkedLabel(text("label", label)),
        name: name === undefined || name === null ? "" : checkedName(text("name", name)),
      },
    };
  } catch (error) {
    if (isFailure(error)) return { line, error };
    throw error;
  }
}

function text(field: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw unprocessable(field, "not_text", `${field}: is ${value === undefined ? "missing" : "not a text"}.`);
}

function checkedLabel(label: string): string {
  const kebab = label.trim().toLowerCase();
  if (LABEL.test(kebab)) return kebab;
  throw unprocessable(
    "label",
    "malformed",
    `label: "${toStorable(label.slice(0, 70))}" is not a valid word, such as "exchange".`,
  );
}

function checkedName(name: string): string {
  if (name.length <= MAX_NAME_CHARS) return toStorable(name);
  throw unprocessable("name", "too_long", `name: is longer than ${MAX_NAME_CHARS} characters.`);
}
