/**
 * Why a text is not an address of a family.
 *
 * - `malformed`: not in the form of one.
 * - `bad_checksum`: in the form of one, with a checksum that does not match.
 * - `wrong_network`: an address of a network that is not served, such as a test network.
 */
export type AddressFault = "malformed" | "bad_checksum" | "wrong_network";

/** How a family parses a text: the stored form, or the reason and its message. */
export type AddressReading =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly fault: AddressFault; readonly because: string };

/** The reading of a text that is an address; `address` is its stored form. */
export function isAddress(address: string): AddressReading {
  return { ok: true, address };
}

/** The reading of a text that is not an address. `because` ends a sentence that begins with the text. */
export function isNotAddress(fault: AddressFault, because: string): AddressReading {
  return { ok: false, fault, because };
}
