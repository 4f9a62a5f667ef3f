import { createHash } from "node:crypto";
import { type Failure, unprocessable } from "@tetron/domain/failure";
import { checkName } from "@tetron/domain/name";
import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { loadLabels, MOST_LABELS } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { currentSources } from "@tetron/lake/sources";
import { importEntry, newImport } from "./import-entry.ts";
import type { ImportOptions } from "./import-histories.ts";
import type { AddressLabel } from "./label-records.ts";
import { judgeShrink, type ListRules, requireWhole } from "./list-rules.ts";
import { readList } from "./read-list.ts";
import type { ImportRecord } from "./record.ts";
import type { ImportReport } from "./tally.ts";

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
 * Takes one edition of a list of labels into the lake, in the place of the edition before: that of the same
 * owner, name and network. The content's hash is part of the edition's name, so that the same labels change
 * nothing and corrected ones do. The audit entry is part of the commit. An edition without labels empties a list that is held, when it is forced.
 *
 * @throws Failure `BAD_REQUEST` when the list or its edition has no name that can be shown.
 * @throws Failure `UNPROCESSABLE` when the edition was not read whole (`not_whole`) or has less than half the
 *   rows of the one before (`shrinks`), unless `options` says otherwise, and what {@link loadLabels} refuses. The
 *   edition before stays.
 */
export async function importLabels(
  lake: Lake,
  edition: LabelEdition,
  records: AsyncIterable<ImportRecord<AddressLabel>>,
  options: Omit<ImportOptions, "source"> & ListRules,
): Promise<ImportReport> {
  const { network, list, url } = edition;
  checkName(list, "list");
  checkName(edition.version, "listVersion");
  const keyOf = ({ address, label, name }: AddressLabel) => JSON.stringify([address, label, name]);
  const { rows, keys, tally } = await readList(records, keyOf, { ...options, refusalOf: surplus() });
  requireWhole(tally, options);
  const report = { id: newImport(), ...tally };
  const what = { network, list, version: edition.version };
  const entry = () => importEntry(options, { kind: "labels", import: report.id, what, counts: report });
  if (rows.length === 0 && !(await isHeld(lake, edition, options.owner))) {
    await lake.commit([appendAudit(entry())]);
    return report;
  }
  const version = `${edition.version}+${hashOf(keys)}`;
  const source = { owner: options.owner, name: list, network, version, url, asOf: options.now };
  const labels = rows.map((label) => ({ network, ...label }));
  await loadLabels(lake, source, labels, {
    judge: judgeShrink(options),
    alongside: ({ loaded }) => {
      report[loaded ? "created" : "unchanged"] = rows.length;
      return [appendAudit(entry())];
    },
  });
  options.onProgress?.(report);
  return report;
}

/** Whether an edition of the list is held, which an empty one would take away. */
async function isHeld({ db }: Lake, { list, network }: LabelEdition, owner: Owner): Promise<boolean> {
  const held = await currentSources(db, [owner]);
  return held.some((each) => each.kind === "labels" && each.name === list && each.network === network);
}

/** Refuses the labels of an address beyond those that its owner may give it at all. */
function surplus(): (label: AddressLabel) => Failure | undefined {
  const counts = new Map<string, number>();
  return ({ address }) => {
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    if (count <= MOST_LABELS) return undefined;
    const message = `address: ${address} has ${MOST_LABELS} labels on earlier lines; at most ${MOST_LABELS} are kept.`;
    return unprocessable("address", "too_many_labels", message);
  };
}

/** The first 12 hex digits of the SHA-256 of the labels' keys. */
function hashOf(keys: readonly string[]): string {
  return createHash("sha256").update(keys.join("\n")).digest("hex").slice(0, 12);
}
