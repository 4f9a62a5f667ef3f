import { ADDRESS_FORMS, type AddressForm } from "@tetron/domain/address-bytes";
import fc from "fast-check";
import { expect, test } from "vitest";
import { markAddresses } from "./address-marks.ts";

const RUNS = 50;
/** Of the addresses that are not marked, so many may seem to be. */
const MAX_MISTAKEN = 1 / 16;
const COUNT = 4_000;

const someKeys = fc.constantFrom(...(Object.keys(ADDRESS_FORMS) as AddressForm[])).chain((form) => {
  const width = ADDRESS_FORMS[form];
  return fc
    .array(fc.uint8Array({ minLength: width, maxLength: width }), { maxLength: 20 })
    .map((keys) => ({ form, keys: Uint8Array.from(keys.flatMap((key) => [...key])) }));
});

test("every address of every table is marked, and none of a form that no table has", () => {
  fc.assert(
    fc.property(fc.array(someKeys, { maxLength: 5 }), (tables) => {
      const isMarked = markAddresses(tables);
      for (const { form, keys } of tables)
        for (let at = 0; at < keys.length; at += ADDRESS_FORMS[form])
          expect(isMarked({ form, bytes: keys.slice(at, at + ADDRESS_FORMS[form]) })).toBe(true);
      const forms = new Set(tables.map(({ form }) => form));
      for (const form of Object.keys(ADDRESS_FORMS) as AddressForm[])
        if (!forms.has(form))
          expect(isMarked({ form, bytes: new Uint8Array(ADDRESS_FORMS[form]) })).toBe(false);
    }),
    { numRuns: RUNS },
  );
});

/** An address with a number in some of its bytes, and zeros in the others. */
function numbered(n: number, at: number): Uint8Array {
  const bytes = new Uint8Array(ADDRESS_FORMS.evm);
  new DataView(bytes.buffer).setUint32(at, n);
  return bytes;
}

test.each([0, 16])("few others seem to be marked, also where addresses differ only from byte %i on", (at) => {
  const even = Array.from({ length: COUNT }, (_, n) => numbered(2 * n, at));
  const isMarked = markAddresses([
    { form: "evm", keys: Uint8Array.from(even.flatMap((bytes) => [...bytes])) },
  ]);
  const mistaken = even.filter((_, n) => isMarked({ form: "evm", bytes: numbered(2 * n + 1, at) }));
  expect(mistaken.length / COUNT).toBeLessThan(MAX_MISTAKEN);
});
