import { Failure } from "@tetron/domain/failure";
import type { Lake } from "@tetron/lake/lake";
import { findReplacedSanctions } from "@tetron/lake/sanctions";
import { currentSources } from "@tetron/lake/sources";
import { type ReplacedList, type ReplaceOptions, replaceSanctions } from "./replace-sanctions.ts";

/**
 * Takes the edition of a sanctions list back that the current one has replaced, as if it were a new one; the
 * current one becomes the edition before it.
 *
 * @param list - Its name, such as `OFAC SDN ETH`.
 * @throws Failure `NOT_FOUND` when there is no such list, or no edition before the current one is kept.
 */
export async function rollBackSanctions(
  lake: Lake,
  list: string,
  options: Omit<ReplaceOptions, "force">,
): Promise<ReplacedList> {
  const held = (await currentSources(lake.db, ["system"])).filter(({ kind }) => kind === "sanctions");
  const current = held.find(({ name }) => name === list);
  if (current === undefined)
    throw notFound(list, `There is no sanctions list ${list}; there are: ${names(held)}.`);
  const before = await findReplacedSanctions(lake.db, current);
  if (before === undefined) throw notFound(list, `No edition of ${list} before ${current.version} is kept.`);
  const [replaced] = await replaceSanctions(lake, [before], { ...options, force: true });
  return replaced!;
}

function names(lists: readonly { readonly name: string }[]): string {
  return lists.map(({ name }) => name).join(", ");
}

function notFound(id: string, message: string): Failure<"NOT_FOUND"> {
  return new Failure("NOT_FOUND", message, { kind: "list", id });
}
