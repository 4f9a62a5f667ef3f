import type { Asset } from "./asset.ts";
import { NETWORKS, type Network } from "./network.ts";

/** The smallest payment that a network accepts, and why. */
export interface LeastPayment {
  /** Base units of the asset, `> 0`. */
  readonly units: bigint;
  /** What happens to a smaller one, as the end of a sentence that begins with "less". */
  readonly because: string;
  /** Public page that states it. */
  readonly source: string;
}

/** Satoshi per virtual byte: the default of Bitcoin Core's `-dustrelayfee`, which nearly every node keeps. */
const DUST_RATE = 3;
/** Bytes of an output without its script: 8 of the amount and 1 of the script's length. */
const OUTPUT_BYTES = 9;
/**
 * Virtual bytes that Core counts for spending an output, with the signature in the input or in the witness.
 */
const SPENDING = { legacy: 148, witness: 67 } as const;
const P2PKH_SCRIPT = 25;
const P2SH_SCRIPT = 23;

/** Bytes that the ledger counts for an account without data, and the rent of two years per byte. */
const ACCOUNT_BYTES = 128n;
const LAMPORTS_PER_BYTE = 6_960n;

/**
 * The smallest payment of an asset to an address: Bitcoin's dust limit by script type, and Solana's
 * rent-exempt minimum, which an account that does not exist yet requires. Tokens and EVM networks have none.
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
    source: "https://github.com/bitcoin/bitcoin/blob/master/src/policy/policy.cpp",
  }),
  solana: () => ({
    units: ACCOUNT_BYTES * LAMPORTS_PER_BYTE,
    because: "does not pay the rent of a new account, so it is refused",
    source: "https://solana.com/docs/core/accounts#rent",
  }),
};

function familyOf(network: Network) {
  return NETWORKS[network].family;
}

/** Satoshi at or above which an output is worth the cost of spending it. */
function dustOf(address: string): number {
  const program = witnessProgramBytes(address);
  // Mainnet addresses start with 1 or 3, those of test networks with m, n or 2.
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
