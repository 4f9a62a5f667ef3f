import { parseAddress } from "@tetron/domain/address";
import { parseWalletId, type WalletRef, walletId } from "@tetron/domain/wallet";
import type { Resolvers } from "../resolvers.gen.ts";

export const walletResolvers: Resolvers = {
  Wallet: {
    __resolveReference: ({ id }): WalletRef => {
      const { network, address } = parseWalletId(id);
      return { network, address: parseAddress(network, address, "id") };
    },
    id: walletId,
    reputation: async (wallet, _args, { reputations }) => ({ ...(await reputations.load(wallet)), wallet }),
    reputationHistory: (wallet, { from, to, step }, { histories }) => histories(wallet, { from, to, step }),
  },
};
