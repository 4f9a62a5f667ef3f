import { printAmount } from "@tetron/domain/amount";
import { parseAsset } from "@tetron/domain/parse-asset";
import { requireScope } from "@tetron/service/caller";
import type { ScoreAnswer } from "../record/score-record.ts";
import type { Resolvers } from "../resolvers.gen.ts";
import { scoreTransaction } from "../score-transaction.ts";

export const scoreResolvers: Resolvers = {
  Query: {
    score: async (_parent, { id }, { scores }) => (await scores.load(id)) ?? null,
  },
  Mutation: {
    scoreTransaction: (_parent, { input }, { deps, caller, signal }) =>
      scoreTransaction(deps, caller, input, signal),
  },
  Score: {
    __resolveReference: async ({ id }, { caller, scores }) => {
      requireScope(caller, "score:read");
      return (await scores.load(id)) ?? null;
    },
    from: ({ wallets, network, fromAddress }) => ({ ...wallets.from, network, address: fromAddress }),
    to: ({ wallets, network, toAddress }) => ({ ...wallets.to, network, address: toAddress }),
    amount: printed,
    asset: ({ network, currency }) => parseAsset(network, currency).caip19,
  },
  ScoredWallet: {
    wallet: ({ network, address }) => ({ network, address }),
  },
  Network: {
    id: (network) => network,
  },
};

function printed({ amount, network, currency }: ScoreAnswer): string {
  return printAmount(amount, parseAsset(network, currency).decimals);
}
