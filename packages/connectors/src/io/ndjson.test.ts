import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unprocessable } from "@tetron/domain/failure";
import { temporaryFolder } from "@tetron/domain/testing";
import { afterAll, expect, test } from "vitest";
import { readNdjson } from "./ndjson.ts";

const temporary = temporaryFolder();
const path = join(temporary.path, "file");
afterAll(() => temporary[Symbol.dispose]());

function parseEven(json: unknown): number {
  if (typeof json === "number" && json % 2 === 0) return json;
  throw unprocessable("value", "odd", "value: must be even");
}

test("a bad line is yielded as an error with its number, and reading continues", async () => {
  await writeFile(path, "2\n\n{\n3\n4\n");

  const lines = await Array.fromAsync(readNdjson(path, parseEven));

  expect(lines.map(({ line, value, error }) => [line, value ?? error?.details])).toEqual([
    [1, 2],
    [3, { field: "line", reason: "not_json" }],
    [4, { field: "value", reason: "odd" }],
    [5, 4],
  ]);
});

test("a bug in the parser is not taken for a bad line", async () => {
  await writeFile(path, "1\n");
  const buggy = () => {
    throw new TypeError("bug");
  };

  await expect(Array.fromAsync(readNdjson(path, buggy))).rejects.toThrow(TypeError);
});

test("a line with a key that one object has twice is bad", async () => {
  await writeFile(path, '{"value":"1","value":"7"}\n{"value":"1"}\n');

  const lines = await Array.fromAsync(readNdjson(path, Boolean));

  expect(lines.map(({ value, error }) => value ?? error?.details)).toEqual([
    { field: "value", reason: "duplicate_key" },
    true,
  ]);
});

test.each(['[{"value":2},{"value":4}]', '\n [\n{"value":2}\n]'])(
  "the error for the JSON array %j says how to convert it",
  async (text) => {
    await writeFile(path, text);

    await expect(Array.fromAsync(readNdjson(path, parseEven))).rejects.toThrow("one record per line");
  },
);
