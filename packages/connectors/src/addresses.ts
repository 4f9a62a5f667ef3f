import { type AddressOptions, parseAddress, printAddress } from "@tetron/domain/address";
import type { Network } from "@tetron/domain/network";

/** The addresses of one network. */
export interface Addresses {
  /** See `parseAddress` of `@tetron/domain/address`, also for errors. */
  parse(text: string, field?: string, options?: AddressOptions): string;
  /** See `printAddress` of `@tetron/domain/address`. */
  print(address: string): string;
}

/** The addresses of a known network. */
export function addressesOf(network: Network): Addresses {
  return {
    parse: (text, field, options) => parseAddress(network, text, field, options),
    print: (address) => printAddress(network, address),
  };
}
