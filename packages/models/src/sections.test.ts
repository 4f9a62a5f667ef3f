import { expect, test } from "vitest";
import { z } from "zod";
import { decodeSections, encodeSections, readSection } from "./sections.ts";

const Header = z.object({ name: z.string() });
const FILE = {
  header: { name: "ä" },
  arrays: {
    bytes: Uint8Array.of(1, 2, 3),
    numbers: Float64Array.of(Math.PI, Number.NaN),
    none: Uint32Array.of(),
  },
};

test("written sections are read back", () => {
  expect(decodeSections("f/1", Header, encodeSections("f/1", FILE))).toEqual(FILE);
});

test("bytes at any offset of a buffer are read", () => {
  const bytes = encodeSections("f/1", FILE);
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);

  expect(decodeSections("f/1", Header, shifted.subarray(3))).toEqual(FILE);
});

test("another format, a truncated file and an empty file are refused", () => {
  const bytes = encodeSections("f/1", FILE);

  expect(() => decodeSections("g/1", Header, bytes)).toThrow("f/1");
  expect(() => decodeSections("f/1", Header, bytes.subarray(0, bytes.length - 17))).toThrow("numbers");
  expect(() => decodeSections("f/1", Header, Uint8Array.of())).toThrow("Not a f/1 file");
  expect(() => decodeSections("f/1", Header, new TextEncoder().encode("<html>"))).toThrow("Not a f/1 file");
});

test("an array of another kind is not taken for the one that is asked for", () => {
  expect(() => readSection(FILE, "bytes", "u32")).toThrow("bytes");
  expect(() => readSection(FILE, "missing", "u8")).toThrow("missing");
});

test("numbers that are not known have one form, whichever a computation gave", () => {
  const of = (single: number, double: bigint) =>
    encodeSections("f/1", {
      header: {},
      arrays: {
        single: new Float32Array(Uint32Array.of(single).buffer),
        double: new Float64Array(BigUint64Array.of(double).buffer),
      },
    });
  const plain = of(0x7f_c0_00_00, 0x7f_f8_00_00_00_00_00_00n);
  expect(of(0xff_c0_00_00, 0xff_f8_00_00_00_00_00_00n)).toEqual(plain);
  expect(of(0x7f_c0_00_07, 0x7f_f8_00_00_00_00_00_07n)).toEqual(plain);
  expect(of(0x80_00_00_00, 1n)).not.toEqual(plain);
});
