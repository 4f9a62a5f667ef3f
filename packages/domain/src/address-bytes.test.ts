import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAddress } from "./address.ts";
import { ADDRESS_FORMS, type AddressForm, addressBytes, addressOfBytes } from "./address-bytes.ts";
import type { Network } from "./network.ts";

const NETWORK_OF: Readonly<Record<AddressForm, Network>> = {
  evm: "ethereum",
  p2pkh: "bitcoin",
  p2sh: "bitcoin",
  p2wpkh: "bitcoin",
  p2wsh: "bitcoin",
  p2tr: "bitcoin",
  ed25519: "solana",
};

test("bytes of any form make a valid address of the network, and it gives the same form and bytes back", () => {
  for (const [form, length] of Object.entries(ADDRESS_FORMS) as [AddressForm, number][])
    fc.assert(
      fc.property(fc.uint8Array({ minLength: length, maxLength: length }), (bytes) => {
        const address = addressOfBytes({ form, bytes });
        expect(parseAddress(NETWORK_OF[form], address)).toBe(address);
        expect(addressBytes(NETWORK_OF[form], address)).toEqual({ form, bytes });
      }),
    );
});

test("a form of address that is not known has no bytes", () => {
  expect(addressBytes("bitcoin", "bc1pfeessrawgf")).toBeUndefined();
});
