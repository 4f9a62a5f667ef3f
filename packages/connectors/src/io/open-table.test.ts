import { gzipSync } from "node:zlib";
import { isFailure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { openTable } from "./open-table.ts";

async function* bytesOf(text: string | Uint8Array) {
  yield Buffer.from(text);
}

/** Columns and rows, an error by its reason. */
async function read(text: string | Uint8Array) {
  const { format, columns, rows } = await openTable(bytesOf(text), "file");
  const all = await Array.fromAsync(rows);
  return {
    ...{ format, columns },
    rows: all.map(({ line, value, error }) => [
      line,
      error !== undefined && "reason" in error.details ? error.details.reason : value,
    ]),
  };
}

async function reasonOf(text: string): Promise<string> {
  try {
    await read(text);
  } catch (error) {
    if (isFailure(error, "UNPROCESSABLE")) return error.details.reason;
    throw error;
  }
  throw new Error("It was not refused.");
}

test("CSV has its columns without stray spaces, and its cells by their names", async () => {
  const text = '\uFEFF Sent tnx , FLAG\r\n1,"a, b"\r\n\r\n2\r\n,\r\n,3\r\n';
  const table = {
    ...{ format: "csv", columns: ["Sent tnx", "FLAG"] },
    rows: [
      [2, { "Sent tnx": "1", FLAG: "a, b" }],
      [4, "wrong_cells"],
      [6, { FLAG: "3" }],
    ],
  };
  expect(await read(text)).toEqual(table);
  expect(await read(gzipSync(text))).toEqual(table);
});

test("lines of JSON have the columns of the first, and a line that is none is a row that is refused", async () => {
  expect(await read('\n{"a": 1, " b ": null}\n{"a"\n{"c": 2}\n')).toEqual({
    ...{ format: "json", columns: ["a", "b"] },
    rows: [
      [2, { a: 1, " b ": null }],
      [3, "not_json"],
      [4, { c: 2 }],
    ],
  });
});

test("an array of JSON has its elements as rows, in however many lines it is", async () => {
  const rows = [
    [1, { a: 1 }],
    [2, { a: 2 }],
  ];
  expect(await read('[{"a":1},{"a":2}]')).toEqual({ format: "json", columns: ["a"], rows });
  expect(await read('\n[\n {"a":\n1},\n{"a":2}\n]\n')).toEqual({ format: "json", columns: ["a"], rows });
});

test("what has no objects has no columns, and what has nothing is refused as such", async () => {
  expect((await read("[1, 2]")).columns).toEqual([]);
  for (const text of ["[]", "", "\n\n"]) expect(await reasonOf(text)).toBe("empty");
});

test("an array that is not whole, or says one thing twice, is refused", async () => {
  expect(await reasonOf('[{"a":1},')).toBe("not_json");
  expect(await reasonOf('[{"a":1,"a":2}]')).toBe("duplicate_key");
  expect(await reasonOf("a,b,a\n1,2,3\n")).toBe("duplicate_column");
});

test("an array of more than 32 MiB is refused", async () => {
  expect(await reasonOf(`[${`${"1,".repeat(500_000)}\n`.repeat(40)}1]`)).toBe("too_large");
});
