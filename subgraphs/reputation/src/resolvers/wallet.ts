import { parseAddress } from "@tetron/domain/address";
import { parseWalletId, type WalletRef, walletId } from "@tetron/domain/wallet";
import { requireScope } from "@tetron/service/caller";
import { momentsOf, reputationHistory } from "../reputation-history.ts";
import type { Resolvers } from "../resolvers.gen.ts";
import { walletReputation } from "../wallet-reputation.ts";

export const walletResolvers: Resolvers = {
  Wallet: {
    __resolveReference: ({ id }): WalletRef => {
      const { network, address } = parseWalletId(id);
      return { network, address: parseAddress(network, address, "id") };
    },
    id: walletId,
    reputation: async (wallet, _args, { caller, deps, evidence, now }) => {
      requireScope(caller, "reputation:read");
      return walletReputation(deps.artifacts, wallet, await evidence.load(wallet), now);
    },
    reputationHistory: async (wallet, query, { caller, deps, evidence, now }) => {
      requireScope(caller, "reputation:read");
      const moments = momentsOf(query, now);
      return reputationHistory(deps, { tenant: caller.tenant, wallet }, await evidence.load(wallet), moments);
    },
  },
};
