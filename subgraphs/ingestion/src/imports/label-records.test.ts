import type { Line } from "@tetron/domain/lines";
import { expect, test } from "vitest";
import { labelRecords } from "./label-records.ts";
import type { ImportFormat } from "./record.ts";

const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";

async function read(format: ImportFormat, ...texts: string[]): Promise<unknown[]> {
  const lines = (async function* () {
    yield texts.map((text, i): Line => ({ line: i + 1, text }));
  })();
  const read: unknown[] = [];
  for await (const { value, error } of labelRecords(lines, format, "ethereum"))
    read.push(value ?? error!.details);
  return read;
}

const EXCHANGE = { address: SHOP, label: "exchange", name: "Bittrex 1" };

test("CSV and NDJSON give the same labels", async () => {
  const csv = await read("csv", "address,label,name", `${SHOP},Exchange,"Bittrex 1"`);
  expect([csv, await read("ndjson", JSON.stringify(EXCHANGE))]).toEqual([[EXCHANGE], [EXCHANGE]]);
});

test("a label without a name has an empty one", async () => {
  expect(await read("csv", "address,label", `${SHOP},bridge`)).toEqual([
    { address: SHOP, label: "bridge", name: "" },
  ]);
});

test.each([
  ["null", { field: "address", reason: "not_text" }],
  [
    { ...EXCHANGE, address: "0x1" },
    { field: "address", reason: "malformed" },
  ],
  [
    { ...EXCHANGE, label: "two words" },
    { field: "label", reason: "malformed" },
  ],
  [
    { ...EXCHANGE, label: undefined },
    { field: "label", reason: "not_text" },
  ],
  [
    { ...EXCHANGE, name: "x".repeat(201) },
    { field: "name", reason: "too_long" },
  ],
])("%j is refused, naming the field", async (value, refusal) => {
  expect(await read("ndjson", JSON.stringify(value))).toEqual([refusal]);
});
