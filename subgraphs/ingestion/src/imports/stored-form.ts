import { parseAddress } from "@tetron/domain/address";
import { isFailure } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";

/** The stored form of an address; `undefined` for a text that is none. */
export function storedForm(network: Network, address: string): string | undefined {
  try {
    return parseAddress(network, address);
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}
