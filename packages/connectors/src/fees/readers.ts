import type { Network } from "@tetron/domain/network";
import { feeReaders } from "../chains/registry.gen.ts";
import type { FeeReader } from "./fee-reader.ts";

/** How each network's fees are read: one file a chain, `chains/<chain>/fees.ts`. */
export const FEE_READERS: Readonly<Record<Network, FeeReader>> = feeReaders;
