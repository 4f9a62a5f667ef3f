import { feeOf } from "@tetron/connectors/market/fees/fee-of";
import { TIERS } from "@tetron/connectors/market/fees/network-fees";
import { nativeAsset } from "@tetron/domain/asset";
import { unprocessable } from "@tetron/domain/failure";
import { isNetwork, type Network } from "@tetron/domain/network";
import { printMicroUsd, worthUp } from "../money.ts";
import { sourceOf } from "../quote/sources.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const networkResolvers: Resolvers = {
  Network: {
    __resolveReference: ({ id }) => (isNetwork(id) ? { id } : null),
    fees: async ({ id }, _args, { market }) => (await market()).fees.get(id) ?? refuseSimulated(id),
    congestion: async ({ id }, _args, { market }) => {
      const fees = (await market()).fees.get(id);
      return fees?.provenance.live ? fees.congestion : null;
    },
  },
  NetworkFees: {
    tiers: ({ tiers }) =>
      TIERS.map((tier) => {
        const { price, maxPrice, tip, inclusion } = tiers[tier];
        return {
          tier,
          price: String(price),
          maxPrice: String(maxPrice),
          tip: String(tip),
          secondsP50: inclusion.secondsP50,
          secondsP95: inclusion.secondsP95,
          mayNotLand: inclusion.mayNotLand,
        };
      }),
    perSignature: ({ perSignature }) => String(perSignature),
    transferUsd: async (fees, _args, { market, deps }) => {
      const coin = nativeAsset(fees.network);
      const price = (await market()).prices.get(coin);
      const lane = deps.catalogue.lanes.find(({ from, to }) => from === coin && to === coin);
      if (price === undefined || lane === undefined) return null;
      return printMicroUsd(Number(worthUp(feeOf(fees, "standard", lane.sourceWork), coin, price.usdE8)));
    },
    source: ({ network, provenance }) => sourceOf(`fees:${network}`, provenance, new Date()),
  },
};

/** @throws Failure `UNPROCESSABLE`: nothing is paid for a transaction of a simulated network. */
function refuseSimulated(id: Network): never {
  throw unprocessable("network", "simulated", `network: ${id} is simulated and has no fees.`);
}
