import { printAmount } from "@tetron/domain/amount";
import { unprocessable } from "@tetron/domain/failure";
import { parseAsset } from "@tetron/domain/parse-asset";
import { requireScope } from "@tetron/service/caller";
import { unitOfEvidence } from "@tetron/verdict/evidence-units";
import { counterfactualsOfScore } from "../counterfactuals-of-score.ts";
import { driversOf } from "../drivers.ts";
import { featuresOfDriver } from "../features-of-driver.ts";
import { listScoreIds } from "../list-scores.ts";
import type { ScoreAnswer } from "../record/score-record.ts";
import type { Resolvers } from "../resolvers.gen.ts";
import { scoreBatch, shownFailure } from "../score-batch.ts";
import { parsePageQuery, scorePage } from "../score-page.ts";
import { scoreTransaction } from "../score-transaction.ts";

const MAX_IDS = 1_000;

export const scoreResolvers: Resolvers = {
  Query: {
    score: async (_parent, { id }, { scores }) => (await scores.load(id)) ?? null,
    scoresById: async (_parent, { ids }, { scores }) => {
      if (ids.length > MAX_IDS) throw unprocessable("ids", "too_many", `ids: at most ${MAX_IDS}.`);
      return Promise.all(ids.map(async (id) => (await scores.load(id)) ?? null));
    },
    scores: async (_parent, { first, after, filter }, { deps, caller }) => {
      const query = parsePageQuery(first, after);
      return scorePage(await listScoreIds(deps.lake.db, caller.tenant, filter ?? {}, query), query);
    },
  },
  Mutation: {
    scoreTransaction: (_parent, { input }, { deps, caller, signal }) =>
      scoreTransaction(deps, caller, input, signal),
    scoreTransactions: async (_parent, { inputs }, { deps, caller, signal }) => ({
      results: await scoreBatch(deps, caller, inputs, { signal }),
    }),
  },
  Score: {
    __resolveReference: async ({ id }, { caller, scores }) => {
      requireScope(caller, "score:read");
      return (await scores.load(id)) ?? null;
    },
    from: ({ wallets, network, fromAddress }) => ({ ...wallets.from, network, address: fromAddress }),
    to: ({ wallets, network, toAddress }) => ({ ...wallets.to, network, address: toAddress }),
    amount: printed,
    drivers: (score) => driversOf(score).map((driver) => ({ ...driver, score })),
    fraudScoreRange: ({ fraudScoreRange }) => fraudScoreRange,
    counterfactuals: ({ id, tenant }, _args, { deps, signal }) =>
      counterfactualsOfScore(deps, { id, tenant }, signal),
    narrative: (score, _args, { narratives }) => narratives.load(score),
    asset: ({ network, currency }) => parseAsset(network, currency).caip19,
  },
  ScoreBatchResult: {
    score: ({ score }) => score ?? null,
    error: ({ failure }) => (failure === undefined ? null : shownFailure(failure)),
  },
  Driver: {
    features: (driver, _args, { deps, signal }) => featuresOfDriver(deps, driver, signal),
  },
  Evidence: {
    unit: ({ name }) => unitOfEvidence(name),
  },
  ScoredWallet: {
    fraudProbabilityRange: ({ fraudProbabilityRange }) => fraudProbabilityRange ?? null,
    // What the model says nothing of is neither like what it knows nor unlike it.
    outOfDistribution: ({ fraudProbabilityRange, outOfDistribution }) =>
      fraudProbabilityRange ? (outOfDistribution ?? null) : null,
    wallet: ({ network, address }) => ({ network, address }),
  },
  Network: {
    id: (network) => network,
  },
};

function printed({ amount, network, currency }: ScoreAnswer): string {
  return printAmount(amount, parseAsset(network, currency).decimals);
}
