import type { Network } from "@tetron/domain/network";
import { fees as arbitrum } from "../chains/arbitrum/fees.ts";
import { fees as base } from "../chains/base/fees.ts";
import { fees as bitcoin } from "../chains/bitcoin/fees.ts";
import { fees as bsc } from "../chains/bsc/fees.ts";
import { fees as ethereum } from "../chains/ethereum/fees.ts";
import { fees as optimism } from "../chains/optimism/fees.ts";
import { fees as polygon } from "../chains/polygon/fees.ts";
import { fees as solana } from "../chains/solana/fees.ts";
import type { FeeReader } from "./fee-reader.ts";

/** How each network's fees are read: one file a chain, `chains/<chain>/fees.ts`. */
export const FEE_READERS: Readonly<Record<Network, FeeReader>> = {
  ethereum,
  polygon,
  bsc,
  arbitrum,
  base,
  optimism,
  bitcoin,
  solana,
};
