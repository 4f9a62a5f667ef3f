import { type CurrentList, readCurrentSanctions } from "@tetron/connectors/datasets/current-sanctions";
import { isUrl, nameOf } from "@tetron/connectors/io/source";
import { Failure } from "@tetron/domain/failure";
import type { SanctionsFile } from "./refresh-sanctions.ts";

/** Long enough for a whole SDN list over a slow connection. */
export const SANCTIONS_DEADLINE_MS = 600_000;

/** Which lists to read. */
export interface SanctionsWish {
  /** Paths from the root, or URLs. */
  readonly sources: readonly string[];
  /** The day of the editions, for files that do not say it. */
  readonly date?: string | undefined;
  /** What the one source must hash to. */
  readonly sha256?: string | undefined;
}

/** A list of a file, with what is not taken of it. */
export interface ReadList {
  /** The file's name. */
  readonly file: string;
  readonly list: CurrentList;
}

/**
 * Reads all the lists, before any is replaced.
 *
 * @throws Failure `BAD_REQUEST` on `--sha256` and `--date`, and as `readCurrentSanctions` does.
 */
export async function readSanctionsFiles(
  { sources, date, sha256 }: SanctionsWish,
  signal: AbortSignal,
): Promise<{ readonly files: readonly SanctionsFile[]; readonly lists: readonly ReadList[] }> {
  if (sha256 !== undefined && sources.length > 1)
    throw refused("--sha256", "several_sources", "a checksum is of one file; give the files one by one.");
  const files: SanctionsFile[] = [];
  const read: ReadList[] = [];
  for (const place of sources) {
    const found = await readCurrentSanctions(place, { signal, deadlineMs: SANCTIONS_DEADLINE_MS, sha256 });
    const [file, day] = [nameOf(place), found.day ?? date];
    if (day === undefined)
      throw refused("--date", "missing", `${file} does not say its day; give --date YYYY-MM-DD.`);
    const { lists, isWhole } = found;
    read.push(...lists.map((list) => ({ file, list })));
    const dayFrom = found.day === undefined ? "--date" : `${file}: DateOfIssue`;
    files.push({ lists, isWhole, day, dayFrom, url: isUrl(place) ? place : `file:${place}` });
  }
  return { files, lists: read };
}

function refused(field: string, reason: string, what: string): Failure {
  return new Failure("BAD_REQUEST", `${field}: ${what}`, { issues: [{ field, reason }] });
}
