import { parseAddress } from "@tetron/domain/address";
import { unprocessable } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import { parseWalletId, type WalletRef, walletId } from "@tetron/domain/wallet";
import type { Neighbour } from "@tetron/models/nearest";
import { neighbourhood } from "@tetron/models/neighbourhood";
import { requireScope } from "@tetron/service/caller";
import type { Engine } from "@tetron/verdict/engine";
import { NEIGHBOURS } from "@tetron/verdict/neighbours";
import { experienceOf } from "@tetron/verdict/side-estimate";
import { riskOf } from "@tetron/verdict/wallet-risk";
import type { WalletRiskParent } from "../parents.ts";
import type { Resolvers } from "../resolvers.gen.ts";
import { cursorOf, parsePageQuery } from "../score-page.ts";
import type { ScoreRecord } from "../score-record.ts";

const MOST_NEAREST = 50;
/** The known wallets are all of this network. */
const REFERENCE_NETWORK: Network = "ethereum";

export const walletResolvers: Resolvers = {
  Wallet: {
    __resolveReference: ({ id }): WalletRef => {
      const { network, address } = parseWalletId(id);
      return { network, address: parseAddress(network, address, "id") };
    },
    id: walletId,
    scores: async (wallet, { first, after }, { caller, ...context }) => {
      requireScope(caller, "score:read");
      const query = parsePageQuery(first, after);
      const ids = await context.scoreIds(query).load(wallet);
      const scores = await context.scores.loadMany(ids.slice(0, first));
      return {
        scores: scores.map(loaded),
        hasNextPage: ids.length > first,
        hasPreviousPage: query.after !== undefined,
      };
    },
    risk: async (wallet, _args, { caller, deps, wallets }) => {
      requireScope(caller, "wallet:read");
      const { engine } = deps;
      const { behaviour, wallet44 } = (await wallets.load(wallet)) ?? {};
      if (!behaviour || !wallet44) return null;
      const risk = riskOf(engine.model, behaviour, engine.heldOut(wallet.address, wallet44));
      return { ...risk, address: wallet.address, wallet44 };
    },
  },
  ScoreConnection: {
    edges: ({ scores }) => scores.map((node) => ({ cursor: cursorOf(node), node })),
    pageInfo: ({ scores, hasNextPage, hasPreviousPage }) => {
      const [first, last] = [scores[0], scores.at(-1)];
      return {
        hasNextPage,
        hasPreviousPage,
        startCursor: first ? cursorOf(first) : null,
        endCursor: last ? cursorOf(last) : null,
      };
    },
  },
  WalletRisk: {
    neighbourFraudShare: (risk, _args, { deps }) =>
      neighbourhood(nearestTo(deps.engine, risk, NEIGHBOURS)).fraudProbability,
    nearest: (risk, { first }, { deps }) => {
      if (first >= 1 && first <= MOST_NEAREST) return nearestTo(deps.engine, risk, first);
      throw unprocessable("first", "out_of_range", `first: must be 1 to ${MOST_NEAREST}, not ${first}.`);
    },
    confidence: ({ wallet44 }) => experienceOf(wallet44),
    modelVersion: (_risk, _args, { deps }) => deps.engine.versions.model,
    featuresVersion: (_risk, _args, { deps }) => deps.engine.versions.features,
  },
  NearestWallet: {
    wallet: ({ address }) => ({ network: REFERENCE_NETWORK, address }),
  },
};

/** The nearest known wallets; a wallet is not its own neighbour. */
function nearestTo({ index }: Engine, { address, wallet44 }: WalletRiskParent, first: number): Neighbour[] {
  return index.nearest(wallet44, first, { exclude: new Set([address]) });
}

function loaded(score: ScoreRecord | Error | undefined): ScoreRecord {
  if (score instanceof Error) throw score;
  if (score === undefined) throw new Error("A score that was listed is gone.");
  return score;
}
