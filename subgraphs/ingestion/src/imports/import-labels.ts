import { createHash } from "node:crypto";
import { dayOfVersion } from "@tetron/domain/day";
import { type Failure, unprocessable } from "@tetron/domain/failure";
import { checkName } from "@tetron/domain/name";
import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { settleClaim } from "@tetron/lake/idempotency";
import { loadLabels, MAX_LABELS } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { currentSources } from "@tetron/lake/sources";
import { importEntry, newImport } from "./import-entry.ts";
import type { ImportOptions } from "./import-histories.ts";
import type { AddressLabel } from "./label-records.ts";
import { judgeOrder, judgeShrink, type ListRules, requireWhole } from "./list-rules.ts";
import { readList } from "./read-list.ts";
import type { ImportRecord } from "./record.ts";
import { countsOf, type ImportReport } from "./tally.ts";

/** The list and version of the labels. */
export interface LabelEdition {
  readonly network: Network;
  /** The list's name, as answers show it. */
  readonly list: string;
  /** The version, as its publisher names it. */
  readonly version: string;
  /** Where the list was read. */
  readonly url: string;
}

/**
 * Imports a version of a list of labels in place of the previous one of the same owner, name and network. A
 * hash of the content is part of the version, so that equal labels change nothing and corrected ones do. The
 * audit entry is part of the commit. A version without labels empties a stored list only when forced.
 *
 * A version that begins with a day is the list as of that day, and an older one replaces a newer one only when
 * forced. Any other version counts as of the import.
 *
 * @throws Failure `BAD_REQUEST` when the list or its version has no valid name.
 * @throws Failure `UNPROCESSABLE` when every line was refused (`unreadable`).
 * @throws Failure `UNPROCESSABLE` when lines were refused (`not_whole`) or the version has less than half the
 *   rows of the previous one (`shrinks`) or is older (`older_edition`), unless `options` allows it, and the errors of {@link loadLabels} and `dayOfVersion`.
 *   The previous version stays.
 */
export async function importLabels(
  lake: Lake,
  edition: LabelEdition,
  records: AsyncIterable<ImportRecord<AddressLabel>>,
  options: Omit<ImportOptions, "source"> & ListRules & { readonly claim?: string | undefined },
): Promise<ImportReport> {
  const { network, list, url } = edition;
  checkName(list, "list");
  checkName(edition.version, "version");
  const day = dayOfVersion(edition.version, "version", options.now);
  const keyOf = ({ address, label, name }: AddressLabel) => JSON.stringify([address, label, name]);
  const { rows, keys, tally } = await readList(records, keyOf, { ...options, refusalOf: surplus() });
  requireWhole(tally, options);
  const report = { id: newImport(), ...tally };
  const what = { network, list, version: edition.version };
  const written = () => [
    appendAudit(importEntry(options, { kind: "labels", import: report.id, what, counts: report })),
    ...settleClaim(
      options.claim,
      JSON.stringify({ id: report.id, refusals: report.refusals, ...countsOf(report) }),
    ),
  ];
  if (rows.length === 0 && !(await isHeld(lake, edition, options.owner))) {
    await lake.commit(written());
    return report;
  }
  const version = `${edition.version}+${hashOf(keys)}`;
  const source = { owner: options.owner, name: list, network, version, url, asOf: day ?? options.now };
  const labels = rows.map((label) => ({ network, ...label }));
  await loadLabels(lake, source, labels, {
    judge: (swap) => {
      judgeOrder(source, swap.held, options);
      judgeShrink(list, options)(swap);
    },
    alongside: ({ loaded, created }) => {
      report.created = loaded ? created : 0;
      report.unchanged = rows.length - report.created;
      return written();
    },
  });
  options.onProgress?.(report);
  return report;
}

/** Whether a version of the list is stored, which an empty one would remove. */
async function isHeld({ db }: Lake, { list, network }: LabelEdition, owner: Owner): Promise<boolean> {
  const held = await currentSources(db, [owner]);
  return held.some((each) => each.kind === "labels" && each.name === list && each.network === network);
}

/** Refuses labels of an address beyond the owner's limit. */
function surplus(): (label: AddressLabel) => Failure | undefined {
  const counts = new Map<string, number>();
  return ({ address }) => {
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    if (count <= MAX_LABELS) return undefined;
    const message = `address: ${address} has ${MAX_LABELS} labels on earlier lines already; the maximum is ${MAX_LABELS}.`;
    return unprocessable("address", "too_many_labels", message);
  };
}

/** The first 12 hex digits of the SHA-256 of the labels' keys. */
function hashOf(keys: readonly string[]): string {
  return createHash("sha256").update(keys.join("\n")).digest("hex").slice(0, 12);
}
