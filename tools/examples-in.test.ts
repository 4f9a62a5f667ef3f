import { expect, test } from "vitest";
import { examplesIn } from "./examples-in.ts";

test("the code of an example is found without the comment around it", () => {
  const source = "/**\n * Adds.\n *\n * @example\n * ```ts\n * add(1);\n *\n * add(2);\n * ```\n */\n";
  expect(examplesIn(source)).toEqual(["add(1);\n\nadd(2);\n"]);
  expect(examplesIn("/** Adds. */")).toEqual([]);
});

test("an example that is not fenced is refused, since it would not be checked", () => {
  expect(() => examplesIn("/**\n * Adds.\n *\n * @example add(1);\n */\n")).toThrow("not fenced");
});
