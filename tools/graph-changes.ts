import { execFileSync } from "node:child_process";
import {
  type BreakingChange,
  buildSchema,
  findBreakingChanges,
  type GraphQLSchema,
  isObjectType,
} from "graphql";

/** The day that every `@deprecated` reason of the graph names: from then on the element may go. */
const REMOVAL = /\b\d{4}-\d{2}-\d{2}\b/;

/**
 * The changes from one version of the graph to another that would break a client of the older one. A field may go
 * once it was deprecated and the day of its removal has come.
 *
 * @param today - YYYY-MM-DD.
 * @returns Each change in a sentence.
 */
export function breakingChanges(older: string, newer: string, today: string): string[] {
  const [before, after] = [buildSchema(older), buildSchema(newer)];
  return findBreakingChanges(before, after)
    .filter(({ description }) => !description.startsWith("Standard scalar"))
    .filter((change) => !isAnnounced(before, change, today))
    .map(({ description }) => description);
}

function isAnnounced(before: GraphQLSchema, { type, description }: BreakingChange, today: string): boolean {
  if (type !== "FIELD_REMOVED") return false;
  const [owner = "", field = ""] = description.split(" ")[0]?.split(".") ?? [];
  const parent = before.getType(owner);
  const reason = isObjectType(parent) ? parent.getFields()[field]?.deprecationReason : undefined;
  const day = REMOVAL.exec(reason ?? "")?.[0];
  return day !== undefined && day <= today;
}

/** The elements of a graph that are deprecated without a day on which they may go. */
export function undatedDeprecations(schema: string): string[] {
  return Array.from(schema.matchAll(/@deprecated(?:\(reason: (?<reason>"(?:[^"\\]|\\.)*")\))?/g))
    .filter(({ groups }) => !REMOVAL.test(groups?.["reason"] ?? ""))
    .map(([text]) => text);
}

/** A file as of the last tag `v*` of the repository in `folder`; `undefined` when there is no such tag. */
export function asOfLastTag(
  path: string,
  folder = ".",
): { readonly tag: string; readonly text: string } | undefined {
  const git = (...args: readonly string[]) => execFileSync("git", args, { encoding: "utf8", cwd: folder });
  const [tag] = git("tag", "--list", "v*", "--sort=-v:refname", "--merged").split("\n");
  return tag ? { tag, text: git("show", `${tag}:${path}`) } : undefined;
}
