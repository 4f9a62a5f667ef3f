import { parseAddress } from "@tetron/domain/address";
import { unprocessable } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import { parseWalletId, type WalletRef, walletId } from "@tetron/domain/wallet";
import { neighbourhood } from "@tetron/models/neighbourhood";
import { NEIGHBOURS } from "@tetron/verdict/estimate/neighbours";
import { historyConfidence } from "@tetron/verdict/estimate/side-estimate";
import { MAX_NEIGHBOURS } from "../context.ts";
import { featureDrivers } from "../feature-drivers.ts";
import type { ScoreAnswer } from "../record/score-record.ts";
import type { Resolvers } from "../resolvers.gen.ts";
import { DATASET_NAMES } from "../review/dataset-names.ts";
import { EDGE_CASES } from "../review/edge-cases.ts";
import { cursorOf, parsePageQuery, scorePage } from "../score-page.ts";

/** Each of the 44 numbers counts in deviations of its logarithm: see docs/features.md. */
const DISTANCE_UNIT = "standard deviations";
/** All known wallets are on this network. */
const REFERENCE_NETWORK: Network = "ethereum";

export const walletResolvers: Resolvers = {
  Wallet: {
    __resolveReference: ({ id }): WalletRef => {
      const { network, address } = parseWalletId(id);
      return { network, address: parseAddress(network, address, "id") };
    },
    id: walletId,
    scores: async (wallet, { first, after }, context) => {
      const query = parsePageQuery(first, after);
      return scorePage(await context.scoreIds(query).load(wallet), query);
    },
    risk: (wallet, _args, { risks }) => risks.load(wallet),
    analysis: (wallet, _args, { analyses }) => analyses.load(wallet),
  },
  ScoreConnection: {
    edges: async ({ ids }, _args, { scores }) => {
      const found = await scores.loadMany(ids);
      return found.map((score) => ({ cursor: cursorOf(loaded(score).id), node: loaded(score) }));
    },
    pageInfo: ({ ids, hasNextPage, hasPreviousPage }) => {
      const [first, last] = [ids[0], ids.at(-1)];
      return {
        hasNextPage,
        hasPreviousPage,
        startCursor: first ? cursorOf(first) : null,
        endCursor: last ? cursorOf(last) : null,
      };
    },
  },
  WalletRisk: {
    fraudProbabilityRange: async (risk, _args, { reliances }) => (await reliances.load(risk)).range,
    outOfDistribution: async (risk, _args, { reliances }) => {
      const { range, outOfDistribution } = await reliances.load(risk);
      return range && outOfDistribution;
    },
    reasons: ({ engine, reasons }) => featureDrivers(engine.model, reasons),
    neighbourFraudShare: async (risk, _args, { neighbours }) => {
      const nearest = ((await neighbours.load(risk))?.wallets ?? []).slice(0, NEIGHBOURS);
      return nearest.length === 0 ? null : neighbourhood(nearest).fraudProbability;
    },
    nearest: async (risk, { first }, { neighbours }) => {
      if (first < 1 || first > MAX_NEIGHBOURS)
        throw unprocessable("first", "out_of_range", `first: must be 1 to ${MAX_NEIGHBOURS}, not ${first}.`);
      return ((await neighbours.load(risk))?.wallets ?? []).slice(0, first);
    },
    nearestBy: async (risk, _args, { neighbours }) => (await neighbours.load(risk))?.by ?? null,
    confidence: ({ wallet44, history }, _args, { now }) =>
      historyConfidence(wallet44, history, now.getTime()),
    modelVersion: ({ engine }) => engine.versions.model,
    featuresVersion: ({ engine }) => engine.versions.features,
  },
  WalletAnalysis: {
    fraudProbability: ({ votes }) => votes?.fraudShare ?? null,
    confidence: ({ votes }) => votes?.confidence ?? null,
    averageDistance: ({ votes }) => votes?.averageDistance ?? null,
    reasoning: async (analysis, _args, { explanations }) => (await explanations.load(analysis)).text,
    reasoningWriter: async (analysis, _args, { explanations }) => (await explanations.load(analysis)).writer,
    reasoningRefusal: async (analysis, _args, { explanations }) =>
      (await explanations.load(analysis)).refusal,
    features: ({ wallet44 }) =>
      Array.from(wallet44 ?? [], (value, at) => ({
        name: DATASET_NAMES[at]!,
        value: Number.isFinite(value) ? value : null,
      })),
  },
  EdgeCase: { code: (edgeCase) => edgeCase, title: (edgeCase) => EDGE_CASES[edgeCase] },
  NearestWallet: {
    wallet: ({ address }) => ({ network: REFERENCE_NETWORK, address }),
    distanceUnit: () => DISTANCE_UNIT,
  },
};

function loaded(score: ScoreAnswer | Error | undefined): ScoreAnswer {
  if (score instanceof Error) throw score;
  if (score === undefined) throw new Error("A score that was listed is gone.");
  return score;
}
