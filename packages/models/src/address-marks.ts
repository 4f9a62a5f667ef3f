import { ADDRESS_FORMS, type AddressBytes, type AddressForm } from "@tetron/domain/address-bytes";

/** Of each table: one in 32 of the addresses that are not marked seems to be. */
const BITS_PER_ADDRESS = 32;

/** Addresses of one form, by their bytes, one after another. */
export interface AddressKeys {
  readonly form: AddressForm;
  readonly keys: Uint8Array;
}

/**
 * A set of addresses that answers from one place of memory: a bit for each.
 *
 * @returns Whether an address may be one of them; where it says no, it is none.
 */
export function markAddresses(tables: readonly AddressKeys[]): (address: AddressBytes) => boolean {
  const marks = new Map(
    Map.groupBy(tables, ({ form }) => form)
      .entries()
      .map(([form, of]) => [
        form,
        marksOf(
          of.map(({ keys }) => keys),
          ADDRESS_FORMS[form],
        ),
      ]),
  );
  return ({ form, bytes }) => {
    const bits = marks.get(form);
    if (bits === undefined) return false;
    const bit = markAt(bits, bytes, { start: 0, width: bytes.length });
    return (bits[bit >>> 3]! & (1 << (bit & 7))) !== 0;
  };
}

/** A power of two of bits. */
function marksOf(tables: readonly Uint8Array[], width: number): Uint8Array {
  const addresses = tables.reduce((sum, keys) => sum + keys.length / width, 0);
  const bits = new Uint8Array(2 ** Math.ceil(Math.log2(Math.max(1, (addresses * BITS_PER_ADDRESS) / 8))));
  for (const keys of tables)
    for (let start = 0; start < keys.length; start += width) {
      const bit = markAt(bits, keys, { start, width });
      bits[bit >>> 3]! |= 1 << (bit & 7);
    }
  return bits;
}

/** The bit of the address there. Its first bytes are often zeros, and so are its last ones: both say it. */
function markAt(
  bits: Uint8Array,
  bytes: Uint8Array,
  { start, width }: { readonly start: number; readonly width: number },
): number {
  const mixed = Math.imul(fourAt(bytes, start), 0x9e3779b1) ^ fourAt(bytes, start + width - 4);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) & (8 * bits.length - 1);
}

function fourAt(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
}
