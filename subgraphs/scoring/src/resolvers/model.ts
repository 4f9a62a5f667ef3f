import { newestDrift } from "@tetron/lake/model-drift";
import { listModels } from "@tetron/lake/models";
import { requirePageSize } from "@tetron/service/id-page";
import type { Context } from "../context.ts";
import { compareModel } from "../models/compare-models.ts";
import { parseLineage } from "../models/lineage.ts";
import { promoteModel } from "../models/promote-model.ts";
import { cardOf } from "../models/promotion-gate.ts";
import { rollBackModel } from "../models/roll-back-model.ts";
import { shadowModel } from "../models/shadow-model.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const modelResolvers: Resolvers = {
  Query: {
    models: (_parent, { first }, { deps }) => listModels(deps.lake.db, { limit: requirePageSize(first) }),
    modelDrift: (_parent, _args, { deps }) => newestDrift(deps.lake.db),
    modelComparison: (_parent, { version }, { deps }) => compareModel(deps.lake.db, version),
  },
  Mutation: {
    shadowModel: (_parent, { version }, context) => shadowModel(context.deps, version, changer(context)),
    promoteModel: (_parent, { version }, context) => promoteModel(context.deps, version, changer(context)),
    rollBackModel: (_parent, _args, context) => rollBackModel(context.deps, changer(context)),
  },
  FraudModel: {
    card(model) {
      const card = cardOf(model);
      if (card === null) return null;
      const { h, r, calibration, groups } = card;
      return {
        ...{ auc: h.auc, recall: h.recall_at_1pct_fpr, laterRecall: r.recall },
        ...{ calibrationError: calibration.ece, groups: [...groups] },
      };
    },
    lineage: ({ lineage }) => parseLineage(lineage),
  },
  FraudModelComparison: {
    changes: ({ changes }) => [...changes],
    lifts: ({ lifts }) => [...lifts],
  },
  FraudModelLineage: {
    data: ({ data }) => Object.entries(data).map(([path, sha256]) => ({ path, sha256 })),
    reportedWallets: ({ feedback }) => feedback?.wallets ?? null,
    reportedShare: ({ feedback }) => feedback?.share ?? null,
  },
};

function changer({ caller, now }: Context) {
  return { actor: caller.keyId, now, claim: caller.claim };
}
