import { parseAddress } from "@tetron/domain/address";
import { Failure, isFailure, unprocessable } from "@tetron/domain/failure";
import { parseNetwork } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import type { AskedWallet } from "@tetron/verdict/asking/ask-for-wallets";

/** An address that was refused, and why. */
interface AddressError {
  readonly index: number;
  readonly address: string;
  readonly code: string;
  readonly message: string;
}

/** Parsed addresses of one request. */
interface ReadAddresses {
  readonly wallets: readonly WalletRef[];
  readonly errors: readonly AddressError[];
}

/** Wallets of one request. */
export interface ReputationBatch extends Pick<ReadAddresses, "errors"> {
  readonly wallets: readonly AskedWallet[];
  /** Date of the model's training, `YYYY-MM-DD`. */
  readonly modelVersion: string;
}

const MAX_ADDRESSES = 1_000;
const MAX_SHOWN_CHARS = 120;

/**
 * Parses the addresses of a request; each invalid one is an error of its own.
 *
 * @throws Failure `UNPROCESSABLE` for an unknown network or no address, `PAYLOAD_TOO_LARGE` for too many.
 */
export function readAddresses(networkId: string, addresses: readonly string[]): ReadAddresses {
  const network = parseNetwork(networkId);
  if (addresses.length === 0)
    throw unprocessable("addresses", "empty", "addresses: at least one is required.");
  if (addresses.length > MAX_ADDRESSES)
    throw new Failure("PAYLOAD_TOO_LARGE", `addresses: at most ${MAX_ADDRESSES} at once.`, {
      limit: MAX_ADDRESSES,
    });
  const wallets: WalletRef[] = [];
  const errors: AddressError[] = [];
  for (const [index, address] of addresses.entries()) {
    try {
      wallets.push({ network, address: parseAddress(network, address, `addresses.${index}`) });
    } catch (error) {
      if (!isFailure(error)) throw error;
      errors.push({
        index,
        address: address.slice(0, MAX_SHOWN_CHARS),
        code: error.code,
        message: error.message,
      });
    }
  }
  return { wallets, errors };
}
