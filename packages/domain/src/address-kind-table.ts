import { NETWORK_IDS, NETWORKS, type Network, type NetworkFamily } from "./network.ts";

/**
 * Kinds of address that nobody controls as a wallet. `burn`: no key can exist. `precompile`: built into the
 * EVM. `predeploy`: a contract that an OP stack network has from its start. `system_program`, `sysvar`: built into Solana. `unspendable_script`: a Bitcoin script that nothing
 * satisfies. `token_contract`: the contract or mint of a known asset.
 */
export type AddressKind =
  | "burn"
  | "precompile"
  | "predeploy"
  | "system_program"
  | "sysvar"
  | "token_contract"
  | "unspendable_script";

/** A fact about an address that holds whatever a list says. */
export interface AddressFact {
  readonly kind: AddressKind;
  /** Common name, such as `the zero address` or `the contract of USDT`. */
  readonly name: string;
  /** Public page that states it. */
  readonly source: string;
}

/** An address that is not a wallet, and its networks. */
interface NobodysAddress extends AddressFact {
  readonly networks: readonly Network[];
  readonly address: string;
}

const EVM = ofFamily("evm");
const YELLOW_PAPER = "https://ethereum.github.io/yellowpaper/paper.pdf";
const EXECUTION_SPECS = "https://github.com/ethereum/execution-specs";
const OP_STACK =
  "https://github.com/ethereum-optimism/specs/blob/d16560f41419018bad6de9d800fafbe0eb4c6f62/specs/protocol/predeploys.md";
const AGAVE = "https://github.com/anza-xyz/solana-sdk/blob/master/sdk-ids/src/lib.rs";
const ETHERSCAN_BURN = "https://etherscan.io/accounts/label/burn";
const BURNT_BITCOIN = "https://en.bitcoin.it/wiki/Proof_of_burn";

/** Precompiled contracts, from `ecRecover` at 1 to the BLS12-381 operations that end at 17. */
const PRECOMPILES = 17;

/** The predeploys of the OP stack by the last byte of their address, but those that are tokens. */
const PREDEPLOYS = [
  ["00", "LegacyMessagePasser"],
  ["02", "DeployerWhitelist"],
  ["07", "L2CrossDomainMessenger"],
  ["0f", "GasPriceOracle"],
  ["10", "L2StandardBridge"],
  ["11", "SequencerFeeVault"],
  ["12", "OptimismMintableERC20Factory"],
  ["13", "L1BlockNumber"],
  ["14", "L2ERC721Bridge"],
  ["15", "L1Block"],
  ["16", "L2ToL1MessagePasser"],
  ["17", "OptimismMintableERC721Factory"],
  ["18", "ProxyAdmin"],
  ["19", "BaseFeeVault"],
  ["1a", "L1FeeVault"],
  ["20", "SchemaRegistry"],
  ["21", "EAS"],
] as const;

/**
 * Addresses that nobody can control, by the rules of a network or by arithmetic. A vanity-pattern address is
 * listed only when it is a known burn address: its unknown key is a matter of odds, not of rules.
 */
export const NOBODYS_ADDRESSES: readonly NobodysAddress[] = [
  ...[
    ["0x0000000000000000000000000000000000000000", "the zero address"],
    ["0x000000000000000000000000000000000000dead", "the address 0x…dEaD"],
    ["0xdead000000000000000042069420694206942069", "the address 0xdead…42069"],
    ["0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee", "the placeholder that contracts use for the coin"],
    ["0xffffffffffffffffffffffffffffffffffffffff", "the highest address"],
  ].map(
    ([address, name]): NobodysAddress => ({
      ...{ networks: EVM, address: address!, kind: "burn", name: name!, source: ETHERSCAN_BURN },
    }),
  ),
  ...Array.from(
    { length: PRECOMPILES },
    (_, i): NobodysAddress => ({
      networks: EVM,
      address: `0x${(i + 1).toString(16).padStart(40, "0")}`,
      kind: "precompile",
      name: `the precompiled contract ${i + 1}`,
      source: i < 9 ? YELLOW_PAPER : EXECUTION_SPECS,
    }),
  ),

  ...PREDEPLOYS.map(
    ([byte, name]): NobodysAddress => ({
      networks: ["optimism", "base"],
      address: `0x42${byte.padStart(38, "0")}`,
      kind: "predeploy",
      name: `the predeployed contract ${name}`,
      source: OP_STACK,
    }),
  ),

  solana("burn", "1nc1nerator11111111111111111111111111111111", "the incinerator"),
  solana("system_program", "11111111111111111111111111111111", "the system program"),
  solana("system_program", "AddressLookupTab1e1111111111111111111111111", "the address lookup table program"),
  solana("system_program", "BPFLoader1111111111111111111111111111111111", "the first BPF loader"),
  solana("system_program", "BPFLoader2111111111111111111111111111111111", "the second BPF loader"),
  solana("system_program", "BPFLoaderUpgradeab1e11111111111111111111111", "the upgradeable BPF loader"),
  solana("system_program", "ComputeBudget111111111111111111111111111111", "the compute budget program"),
  solana("system_program", "Config1111111111111111111111111111111111111", "the config program"),
  solana("system_program", "Ed25519SigVerify111111111111111111111111111", "the ed25519 program"),
  solana("system_program", "Feature111111111111111111111111111111111111", "the feature program"),
  solana("system_program", "KeccakSecp256k11111111111111111111111111111", "the secp256k1 program"),
  solana("system_program", "NativeLoader1111111111111111111111111111111", "the native loader"),
  solana("system_program", "Stake11111111111111111111111111111111111111", "the stake program"),
  solana("system_program", "StakeConfig11111111111111111111111111111111", "the stake config"),
  solana("system_program", "Vote111111111111111111111111111111111111111", "the vote program"),
  solana("system_program", "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL", "the associated token program"),
  solana("system_program", "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", "the token program"),
  solana("system_program", "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb", "the Token-2022 program"),
  solana("system_program", "MemoSq4gqABAXKB96qnH8TysNcWxMyWCqXgDLGmfcHr", "the memo program"),
  solana("sysvar", "SysvarC1ock11111111111111111111111111111111", "the clock"),
  solana("sysvar", "SysvarEpochSchedu1e111111111111111111111111", "the epoch schedule"),
  solana("sysvar", "SysvarEpochRewards1111111111111111111111111", "the epoch rewards"),
  solana("sysvar", "SysvarFees111111111111111111111111111111111", "the fees"),
  solana("sysvar", "Sysvar1nstructions1111111111111111111111111", "the instructions"),
  solana("sysvar", "SysvarLastRestartS1ot1111111111111111111111", "the last restart slot"),
  solana("sysvar", "SysvarRecentB1ockHashes11111111111111111111", "the recent block hashes"),
  solana("sysvar", "SysvarRent111111111111111111111111111111111", "the rent"),
  solana("sysvar", "SysvarRewards111111111111111111111111111111", "the rewards"),
  solana("sysvar", "SysvarS1otHashes111111111111111111111111111", "the slot hashes"),
  solana("sysvar", "SysvarS1otHistory11111111111111111111111111", "the slot history"),
  solana("sysvar", "SysvarStakeHistory1111111111111111111111111", "the stake history"),

  solana("token_contract", "So11111111111111111111111111111111111111112", "the mint of wrapped SOL"),

  bitcoin("1111111111111111111114oLvT2", "the script of the key hash 0"),
  bitcoin("bc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq9e75rs", "the witness program of the key hash 0"),
  bitcoin("1BitcoinEaterAddressDontSendf59kuE", "the Bitcoin eater"),
  bitcoin("1CounterpartyXXXXXXXXXXXXXXXUWLpVr", "the burn address of Counterparty"),
  bitcoin("1ChancecoinXXXXXXXXXXXXXXXXXZELUFD", "the burn address of Chancecoin"),
];

function ofFamily(family: NetworkFamily): Network[] {
  return NETWORK_IDS.filter((network) => NETWORKS[network].family === family);
}

function solana(kind: AddressFact["kind"], address: string, name: string): NobodysAddress {
  return { networks: ["solana"], address, kind, name, source: AGAVE };
}

function bitcoin(address: string, name: string): NobodysAddress {
  return { networks: ["bitcoin"], address, kind: "unspendable_script", name, source: BURNT_BITCOIN };
}
