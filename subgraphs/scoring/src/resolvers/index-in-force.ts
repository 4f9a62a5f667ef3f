import { WALLET_44 } from "@tetron/features/wallet-44";
import type { Resolvers } from "../resolvers.gen.ts";

export const indexResolvers: Resolvers = {
  Query: {
    async indexInForce(_parent, _args, { deps: { indexes } }) {
      const [{ edition, size, fraudShare, asOf }, shipped] = await Promise.all([
        indexes.inForce(),
        indexes.of(undefined),
      ]);
      return {
        ...{ edition, shipped: edition === shipped.edition, wallets: size, asOf },
        ...{ fraud: Math.round(fraudShare * size), dimensions: WALLET_44.length },
      };
    },
  },
};
