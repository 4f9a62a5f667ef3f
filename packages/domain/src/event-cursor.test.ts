import fc from "fast-check";
import { expect, test } from "vitest";
import {
  advanceCursor,
  BEGINNING,
  formatEventCursor,
  MAX_REGIONS,
  parseEventCursor,
} from "./event-cursor.ts";

const regions = fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/);
const seqs = fc.integer({ min: 1, max: 10 ** 15 - 1 });
const cursors = fc
  .uniqueArray(fc.tuple(regions, seqs), { selector: ([region]) => region, maxLength: MAX_REGIONS })
  .map((entries) => new Map(entries));

test("every cursor comes back from its text, whatever order its regions were seen in", () => {
  fc.assert(
    fc.property(cursors, (cursor) => {
      const text = formatEventCursor(cursor);
      expect(parseEventCursor(text)).toEqual(cursor);
      expect(formatEventCursor(new Map([...cursor].toReversed()))).toBe(text);
    }),
  );
  expect(
    formatEventCursor(
      new Map([
        ["us", 88],
        ["eu", 120],
      ]),
    ),
  ).toBe("eu:120,us:88");
});

test("a new reader is at the beginning, whose text is empty", () => {
  expect(parseEventCursor("")).toEqual(BEGINNING);
  expect(formatEventCursor(BEGINNING)).toBe("");
  expect(formatEventCursor(advanceCursor(advanceCursor(BEGINNING, "us", 7), "us", 9))).toBe("us:9");
  expect(BEGINNING.size).toBe(0);
});

test.each([
  ["120", '"120" is not'],
  ["eu:", '"eu:" is not'],
  [":120", '":120" is not'],
  ["eu:0", '"eu:0" is not'],
  ["eu:-1", '"eu:-1" is not'],
  ["eu:007", '"eu:007" is not'],
  ["eu:1.5", '"eu:1.5" is not'],
  ["eu:1e3", '"eu:1e3" is not'],
  ["eu:1000000000000000", "is not a region and a number"],
  ["EU:1", '"EU:1" is not'],
  ["e u:1", "is not"],
  ["__proto__:1", "is not"],
  ["eu:1,", '"" is not'],
  ["eu:1,,us:2", '"" is not'],
  ["eu:1, us:2", '" us:2" is not'],
  [`${"a".repeat(33)}:1`, "is not a region"],
  [Array.from({ length: MAX_REGIONS + 1 }, (_, n) => `r${n}:1`).join(","), "more than 16 regions"],
  ["x".repeat(10_000), "longer than 784 characters"],
])("%s is no cursor, and the error says why", (text, why) => {
  expect(() => parseEventCursor(text, "after")).toThrow(
    expect.objectContaining({
      code: "BAD_REQUEST",
      message: expect.stringMatching(/^after: a cursor is .* Give one as it was received\.$/),
      details: { issues: [{ field: "after", reason: "malformed" }] },
    }),
  );
  expect(() => parseEventCursor(text)).toThrow(why);
});

test("a region that is named twice means nothing", () => {
  expect(() => parseEventCursor("eu:1,eu:2", "after")).toThrow(
    expect.objectContaining({ code: "UNPROCESSABLE", details: { field: "after", reason: "twice" } }),
  );
});
