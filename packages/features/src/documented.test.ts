import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BEHAVIOUR, BEHAVIOUR_VERSION } from "./behaviour.ts";
import { WALLET_44, WALLET_44_VERSION } from "./wallet-44.ts";

const text = readFileSync(new URL("../../../docs/features.md", import.meta.url), "utf8");

/** Number and name of each row of the table under a heading. */
function rowsUnder(heading: string): [number, string][] {
  const section = text.split("\n## ").find((each) => each.startsWith(heading)) ?? "";
  return [...section.matchAll(/^\| (\d+) \| `(\w+)` \|/gm)].map(([, number, name]) => [
    Number(number),
    name!,
  ]);
}

test("docs/features.md defines every column of wallet-44/v1 in its place", () => {
  expect(rowsUnder(`\`${WALLET_44_VERSION}\``)).toEqual(WALLET_44.map((name, i) => [i + 1, name]));
});

test("docs/features.md defines every column of behaviour/v1 that wallet-44/v1 lacks in its place", () => {
  const own = BEHAVIOUR.map((name, i): [number, string] => [i + 1, name]).slice(18);

  expect(rowsUnder(`\`${BEHAVIOUR_VERSION}\``)).toEqual(own);
});
