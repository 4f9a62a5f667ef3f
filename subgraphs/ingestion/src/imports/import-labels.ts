import { createHash } from "node:crypto";
import type { Network } from "@tetron/domain/network";
import { loadLabels } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import type { ImportOptions } from "./import-histories.ts";
import type { AddressLabel } from "./label-records.ts";
import type { ImportRecord } from "./record.ts";
import { emptyTally, type ImportTally, refuse } from "./tally.ts";

/** Which edition of which list the labels are. */
export interface LabelEdition {
  readonly network: Network;
  /** The list's name, as answers will show it. */
  readonly list: string;
  /** The edition, as its publisher names it. */
  readonly version: string;
  /** Where the list was read. */
  readonly url: string;
}

/**
 * Takes one edition of a list of labels into the lake, in the place of the edition before. The content's
 * hash is part of the edition's name, so that the same labels change nothing and corrected ones do.
 */
export async function importLabels(
  lake: Lake,
  edition: LabelEdition,
  records: AsyncIterable<ImportRecord<AddressLabel>>,
  options: Omit<ImportOptions, "source">,
): Promise<ImportTally> {
  const tally = emptyTally();
  const labels = new Map<string, AddressLabel>();
  for await (const { line, value, error } of records) {
    options.signal.throwIfAborted();
    if (error !== undefined) refuse(tally, line, error, options.onRefusal);
    else {
      tally.read += 1;
      labels.set(JSON.stringify([value.address, value.label, value.name]), value);
    }
  }
  if (labels.size === 0) return tally;
  const { network, list, url } = edition;
  const version = `${edition.version}+${hashOf([...labels.keys()])}`;
  const source = { name: list, version, url, asOf: options.now };
  const rows = Array.from(labels.values(), (label) => ({ network, ...label }));
  const { loaded } = await loadLabels(lake.db, source, rows);
  tally[loaded ? "created" : "unchanged"] = rows.length;
  options.onProgress?.(tally);
  return tally;
}

/** The first 12 hex digits of the SHA-256 of the labels, whatever their order. */
function hashOf(keys: string[]): string {
  return createHash("sha256").update(keys.sort().join("\n")).digest("hex").slice(0, 12);
}
