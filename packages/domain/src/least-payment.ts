import type { Asset } from "./asset.ts";
import { NETWORKS, type Network } from "./network.ts";

/** The least that a network takes of a payment, and why. */
export interface LeastPayment {
  /** Base units of the asset, `> 0`. */
  readonly units: bigint;
  /** What becomes of less, as the end of a sentence that begins with "less". */
  readonly because: string;
}

/** Satoshi for each virtual byte: Bitcoin Core's `-dustrelayfee`, which nearly every node leaves as it is. */
const DUST_RATE = 3;
/** Bytes of an output without its script: 8 of the amount and 1 of the script's length. */
const OUTPUT_BYTES = 9;
/** Virtual bytes that Core counts for spending an output: by a signature in the input, and in the witness. */
const SPENDING = { legacy: 148, witness: 67 } as const;
const P2PKH_SCRIPT = 25;
const P2SH_SCRIPT = 23;

/** Bytes that the ledger counts for an account without data, and what two years of each cost. */
const ACCOUNT_BYTES = 128n;
const LAMPORTS_PER_BYTE = 6_960n;

/**
 * The least that a payment of an asset to an address may be: bitcoin's dust by the kind of its script, and Solana's
 * rent-exempt minimum, for an account that does not exist yet takes no less. Tokens and EVM networks take anything.
 *
 * @param address - In stored form, valid on the asset's network.
 * @returns `null` where there is no such limit.
 * @see https://github.com/bitcoin/bitcoin/blob/master/src/policy/policy.cpp (`GetDustThreshold`)
 * @see https://solana.com/docs/core/accounts#rent
 */
export function leastPayment(
  { network, contract }: Pick<Asset, "network" | "contract">,
  address: string,
): LeastPayment | null {
  if (contract !== null) return null;
  return LEAST[familyOf(network)](address);
}

const LEAST: Record<ReturnType<typeof familyOf>, (address: string) => LeastPayment | null> = {
  evm: () => null,
  bitcoin: (address) => ({
    units: BigInt(dustOf(address)),
    because: "is dust, which nodes do not relay",
  }),
  solana: () => ({
    units: ACCOUNT_BYTES * LAMPORTS_PER_BYTE,
    because: "does not pay the rent of a new account, so it is refused",
  }),
};

function familyOf(network: Network) {
  return NETWORKS[network].family;
}

/** Satoshi from which on an output is worth what it costs to spend it. */
function dustOf(address: string): number {
  const program = witnessProgramBytes(address);
  // Mainnet writes 1… and 3…, the test networks m…, n… and 2….
  const legacy = /^[32]/.test(address) ? P2SH_SCRIPT : P2PKH_SCRIPT;
  const [script, spending] = program === null ? [legacy, SPENDING.legacy] : [program + 2, SPENDING.witness];
  return (OUTPUT_BYTES + script + spending) * DUST_RATE;
}

/** Bytes of a bech32 address's witness program; `null` for any other address. */
function witnessProgramBytes(address: string): number | null {
  if (!/^(bc|tb|bcrt)1/.test(address)) return null;
  const words = address.length - address.lastIndexOf("1") - 1;
  return Math.floor(((words - VERSION_WORDS - CHECKSUM_WORDS) * 5) / 8);
}

const VERSION_WORDS = 1;
const CHECKSUM_WORDS = 6;
