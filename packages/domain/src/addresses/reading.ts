/**
 * Why a text is not an address of a family.
 *
 * - `malformed`: it does not have the form of one.
 * - `bad_checksum`: it has the form, and its checksum says that a character is wrong.
 * - `wrong_network`: it is one, of a network that is not served (a test network, for instance).
 */
export type AddressFault = "malformed" | "bad_checksum" | "wrong_network";

/** What a family makes of a text: the stored form, or what is wrong and how to say so. */
export type AddressReading =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly fault: AddressFault; readonly because: string };

/** The reading of a text that is an address; `address` is its stored form. */
export function isAddress(address: string): AddressReading {
  return { ok: true, address };
}

/** The reading of a text that is none. `because` ends a sentence that begins with the text itself. */
export function isNotAddress(fault: AddressFault, because: string): AddressReading {
  return { ok: false, fault, because };
}
