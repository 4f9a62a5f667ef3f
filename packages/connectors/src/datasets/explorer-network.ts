import type { Network } from "@tetron/domain/network";

/** The network of a block explorer, by its name in lists of labels. */
export const NETWORK_OF_EXPLORER: Readonly<Record<string, Network>> = {
  etherscan: "ethereum",
  bscscan: "bsc",
  arbiscan: "arbitrum",
  basescan: "base",
  optimism: "optimism",
  polygonscan: "polygon",
};
