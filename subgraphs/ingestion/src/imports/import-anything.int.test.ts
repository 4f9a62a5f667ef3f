import type { Line } from "@tetron/domain/lines";
import { emptyLake } from "@tetron/lake/testing";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { historyRecords } from "./history-records.ts";
import { importHistories } from "./import-histories.ts";
import { importLabels } from "./import-labels.ts";
import { labelRecords } from "./label-records.ts";
import type { ImportFormat } from "./record.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());

const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const now = new Date("2026-06-01T00:00:00Z");
const options = { owner: "operator" as const, actor: "key_1", now, signal: new AbortController().signal };

/** UTF-16 as it comes, NUL and halves of surrogate pairs among it. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom("\0", "\uD800", "\uDC00", '"', ",", "\n", "\\"),
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  ),
  maxLength: 12,
});
/** What stands in a field: mostly what should, at times anything. */
const field = (right: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: right, weight: 12 }, { arbitrary: text, weight: 1 }, fc.jsonValue({ maxDepth: 1 }));
const entry = (address: string) =>
  fc.record(
    {
      timeStamp: field(fc.integer({ min: 1_500_000_000, max: 1_700_000_000 }).map(String)),
      from: field(fc.constantFrom(address, SHOP)),
      to: field(fc.constant(address)),
      value: field(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map(String)),
      hash: text,
      methodId: text,
      tokenName: text,
      tokenSymbol: text,
      tokenDecimal: field(fc.nat({ max: 300 }).map(String)),
      logIndex: field(fc.nat()),
    },
    { requiredKeys: ["timeStamp", "from", "to", "value"] },
  );
const account = fc
  .bigInt({ min: 0n, max: 2n ** 160n - 1n })
  .map((bits) => `0x${bits.toString(16).padStart(40, "0")}`)
  .chain((address) =>
    fc.record({
      address: fc.constant(address),
      normal: fc.array(entry(address), { maxLength: 3 }),
      erc20: fc.array(entry(address), { maxLength: 3 }),
    }),
  );

async function* linesOf(...texts: string[]): AsyncGenerator<readonly Line[]> {
  yield texts.map((each, i) => ({ line: i + 1, text: each }));
}

test("any line of an import is imported or refused, and none ends the import", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ arbitrary: account, weight: 9 }, text), { minLength: 1 }),
      async (all) => {
        // A file that begins as a JSON array is refused as a whole.
        const lines = linesOf("{}", ...all.map((each) => JSON.stringify(each)));
        const records = historyRecords(lines, { format: "ndjson", network: "ethereum", now });
        const tally = await importHistories(lake, records, { ...options, source: "import" });
        expect(tally.created + tally.updated + tally.unchanged + tally.refused).toBe(all.length + 1);
      },
    ),
    { numRuns: 60 },
  );
});

test.each<ImportFormat>(["ndjson", "csv"])(
  "for any %s lines, the list is replaced or a failure names the problem",
  async (format) => {
    const label = fc.record({
      address: field(fc.constant(SHOP)),
      label: field(fc.constant("exchange")),
      name: text,
    });
    const write = (each: object) =>
      format === "csv"
        ? Object.values(each)
            .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
            .join(",")
        : JSON.stringify(each);
    const edition = { network: "ethereum", list: "any", version: "1", url: "inline" } as const;
    let version = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(label, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (labels, partial) => {
          const header = format === "csv" ? ["address,label,name"] : [];
          const records = labelRecords(linesOf(...header, ...labels.map(write)), format, "ethereum");
          version += 1;
          const rules = { ...options, partial, force: true };
          const outcome = await importLabels(
            lake,
            { ...edition, version: `${version}` },
            records,
            rules,
          ).catch((error: unknown) => error);
          if (outcome instanceof Error)
            expect(outcome).toMatchObject({
              code: "UNPROCESSABLE",
              details: { reason: expect.stringMatching(/^(not_whole|unreadable)$/) },
            });
          else expect(outcome).toMatchObject({ read: expect.any(Number) });
        },
      ),
      { numRuns: 60 },
    );
  },
);
