import { parseAddress } from "@tetron/domain/address";
import { parseWalletId, type WalletRef, walletId } from "@tetron/domain/wallet";
import { requireScope } from "@tetron/service/caller";
import type { Resolvers } from "../resolvers.gen.ts";

export const walletResolvers: Resolvers = {
  Wallet: {
    __resolveReference: ({ id }): WalletRef => {
      const { network, address } = parseWalletId(id);
      return { network, address: parseAddress(network, address, "id") };
    },
    id: walletId,
    reputation: (wallet, _args, { caller, reputations }) => {
      requireScope(caller, "reputation:read");
      return reputations.load(wallet);
    },
    reputationHistory: (wallet, { from, to, step }, { caller, histories }) => {
      requireScope(caller, "reputation:read");
      return histories(wallet, { from, to, step });
    },
  },
};
