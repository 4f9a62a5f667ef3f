import fc from "fast-check";
import { expect, test } from "vitest";
import { invalidUtf8At } from "./utf8.ts";

test.each([
  ["Latin-1", [0x43, 0x61, 0x66, 0xe9, 0x2d], 3],
  ["a character that is cut off", [0x61, 0xe2, 0x82], 1],
  ["a byte that begins nothing", [0x80], 0],
  ["half of a surrogate pair", [0x61, 0x62, 0xed, 0xa0, 0x80], 2],
])("%s is found at its first byte", (_what, bytes, at) => {
  expect(invalidUtf8At(Uint8Array.from(bytes))).toBe(at);
});

test("text before the fault, of whatever characters, does not move it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (before, after) => {
      const good = Buffer.from(before.toWellFormed());
      expect(invalidUtf8At(good)).toBeUndefined();
      expect(invalidUtf8At(Buffer.concat([good, Uint8Array.of(0xff), Buffer.from(after)]))).toBe(good.length);
    }),
  );
});
