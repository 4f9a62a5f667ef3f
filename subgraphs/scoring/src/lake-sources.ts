import type { Database } from "@tetron/lake/database";
import { findLabels } from "@tetron/lake/labels";
import { findSanctions } from "@tetron/lake/sanctions";
import { currentSources } from "@tetron/lake/sources";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import { findSenderPast, findSides } from "./find-sides.ts";
import { findReputations } from "./lake-reputations.ts";
import type { Sides, Sources } from "./sources.ts";

/** The lake as the sources of a score. */
export function lakeSources(db: Database, reputation: ReputationArtifacts): Sources {
  return {
    wallets: async ({ from, to }) => sides(await findSides(db, [from, to])),
    labels: async ({ from, to }) => sides(await findLabels(db, [from, to])),
    sanctions: async ({ from, to }) => sides(await findSanctions(db, [from, to])),
    senderPast: (payment, eyes) => findSenderPast(db, payment, eyes),
    reputations: async ({ from, to }, eyes) => sides(await findReputations(db, reputation, [from, to], eyes)),
    lists: () => currentSources(db),
  };
}

/** Answers come in the order asked: the sender's first. */
function sides<Value>([from, to]: readonly Value[]): Sides<Value> {
  return { from: from as Value, to: to as Value };
}
