import { expect, test } from "vitest";
import { numberBytes } from "./number-bytes.ts";

/** A NaN with these upper 32 bits. */
function aNaN(upper: number): number {
  const numbers = Float64Array.of(0);
  new Uint32Array(numbers.buffer)[1] = upper;
  return numbers[0]!;
}

test("every NaN is the same, whatever its sign", () => {
  const bytes = [0x7ff8_0000, 0xfff8_0000, 0xffff_ffff].map((upper) =>
    numberBytes(Float64Array.of(1, aNaN(upper))),
  );
  expect(bytes.map((each) => each.toString("hex"))).toEqual(
    Array(3).fill("000000000000f03f000000000000f87f"),
  );
});

test("other numbers are other bytes, in whatever array they come", () => {
  const bytes = [[0], [-0], [Number.NaN], [Number.POSITIVE_INFINITY], [5e-324], [0, 0]].map((numbers) => {
    const hex = numberBytes(numbers).toString("hex");
    expect(numberBytes(Float64Array.from(numbers)).toString("hex")).toBe(hex);
    return hex;
  });
  expect(new Set(bytes).size).toBe(bytes.length);
  expect(numberBytes([1], [2, 3])).toEqual(numberBytes([1, 2, 3]));
});
