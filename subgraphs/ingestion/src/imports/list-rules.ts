import { counted } from "@tetron/domain/counted";
import { isOlderVersion } from "@tetron/domain/day";
import { unprocessable } from "@tetron/domain/failure";
import type { Swap } from "@tetron/lake/sources";
import type { ImportTally } from "./tally.ts";

/** What an operator may override when a list is replaced. */
export interface ListRules {
  /** Replaces the list although some lines were refused. */
  readonly partial?: boolean | undefined;
  /** Replaces the list although the new version has less than half of its rows, or is older. */
  readonly force?: boolean | undefined;
}

/** Labels are imported by both; sanctions by the command line alone. */
const BOTH_DOORS = "give --force (GraphQL: force: true)";

/** Line numbers that a message names. */
const MAX_NAMED_LINES = 5;

/**
 * Refuses to replace a list by an incomplete version: the wallets on refused lines would be cleared. A version of which no
 * line can be read is no version of a list, but another file, whatever the caller overrides.
 *
 * @throws Failure `UNPROCESSABLE` (`not_whole` on `partial`, `unreadable` on `file`), naming the first refused lines.
 */
export function requireWhole({ read, refused, refusals }: ImportTally, { partial }: ListRules): void {
  if (refused === 0 || (partial && read > 0)) return;
  const [first] = refusals;
  if (read === 0)
    throw unprocessable(
      "file",
      "unreadable",
      `The list was not replaced: ${refused === 1 ? "its one line was" : `each of its ${counted(refused, "line")} was`} refused. ` +
        `Line ${first!.line}: ${first!.message}`,
    );
  const lines = refusals.slice(0, MAX_NAMED_LINES).map(({ line }) => line);
  const more = refused > lines.length ? ` and ${refused - lines.length} more` : "";
  throw unprocessable(
    "partial",
    "not_whole",
    `The list was not replaced: of ${counted(read + refused, "line")}, ${refused} ${refused === 1 ? "was" : "were"} refused (line ${lines.join(", ")}${more}). ` +
      `Line ${first!.line}: ${first!.message} Correct them, or set partial to replace the list without them.`,
  );
}

/**
 * Refuses a version with less than half the rows of the one it replaces: usually a file truncated at a line
 * end, or another list under the same name.
 *
 * @param way - How the caller overrides it.
 * @throws Failure `UNPROCESSABLE` (`shrinks`) on `force` when the returned judge is called.
 */
export function judgeShrink(
  list: string,
  { force }: ListRules,
  way = BOTH_DOORS,
): (swap: Pick<Swap, "before" | "after">) => void {
  return ({ before, after }) => {
    if (force || after * 2 >= before) return;
    throw unprocessable(
      "force",
      "shrinks",
      `The list was not replaced: this edition of ${list} has ${counted(after, "row")} and the current one ${before}. Check that the ` +
        `file is complete; if the list really shrank by more than half, ${way}.`,
    );
  };
}

/**
 * Refuses an edition that is older than the one it replaces. Editions without a day cannot be compared.
 *
 * @throws Failure `UNPROCESSABLE` (`older_edition`) on `force`.
 */
export function judgeOrder(
  { name, version }: { readonly name: string; readonly version: string },
  held: { readonly version: string } | undefined,
  { force }: ListRules,
  way = BOTH_DOORS,
): void {
  if (force || held === undefined || !isOlderVersion(version, held.version)) return;
  throw unprocessable(
    "force",
    "older_edition",
    `${name} was not replaced: ${version} is older than ${held.version}, which is held. To go back to it, ${way}.`,
  );
}
