import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { asOfLastTag, breakingChanges, undatedDeprecations } from "./graph-changes.ts";

const OLD = `
  type Query { wallet(id: ID!): Wallet }
  type Wallet { id: ID!, age: Int @deprecated(reason: "Use born. May go on 2026-06-01."), name: String }
  enum Band { LOW HIGH }
`;
const changed = (from: string, to: string) => OLD.replace(from, to);
const breaking = (newer: string, today = "2026-01-01") => breakingChanges(OLD, newer, today);

test("what is added breaks nobody", () => {
  expect(breaking(changed("name: String", "name: String, born: Int"))).toEqual([]);
  expect(breaking(changed("wallet(id: ID!)", "wallet(id: ID!, at: Int)"))).toEqual([]);
});

test.for([
  ["a field that goes", changed(", name: String", ""), "Wallet.name was removed."],
  [
    "a type that changes",
    changed("name: String", "name: Int"),
    "Wallet.name changed type from String to Int.",
  ],
  ["a value that goes", changed("LOW HIGH", "LOW"), "HIGH was removed from enum type Band."],
  [
    "an argument that becomes required",
    changed("wallet(id: ID!)", "wallet(id: ID!, at: Int!)"),
    "A required arg at on Query.wallet was added.",
  ],
] as const)("%s is a breaking change", ([, newer, problem]) => {
  expect(breaking(newer)).toEqual([problem]);
});

test("a deprecated field may go on the day that its deprecation names, not before", () => {
  const without = OLD.replace(/age: Int @deprecated.*"\),/, "");
  expect(breaking(without, "2026-05-31")).toEqual(["Wallet.age was removed."]);
  expect(breaking(without, "2026-06-01")).toEqual([]);
});

test("a deprecation without a day is found", () => {
  expect(undatedDeprecations(OLD)).toEqual([]);
  expect(undatedDeprecations('a: Int @deprecated b: Int @deprecated(reason: "Use \\"c\\".") ')).toEqual([
    "@deprecated",
    '@deprecated(reason: "Use \\"c\\".")',
  ]);
});

test("the file of the newest tag is read, and none without a tag", () => {
  using folder = temporaryFolder();
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      cwd: folder.path,
    });
  git("init", "--quiet");
  const commit = (text: string) => {
    writeFileSync(join(folder.path, "graph"), text);
    git("add", "graph");
    git("commit", "--quiet", "--message", text);
  };
  commit("first");
  expect(asOfLastTag("graph", folder.path)).toBeUndefined();
  for (const version of ["v0.9.0", "v0.10.0"]) {
    commit(version);
    git("tag", version);
  }
  commit("later");
  expect(asOfLastTag("graph", folder.path)).toEqual({ tag: "v0.10.0", text: "v0.10.0" });
});
