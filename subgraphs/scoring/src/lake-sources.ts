import type { Database } from "@tetron/lake/database";
import { findLabels } from "@tetron/lake/labels";
import { findSanctions } from "@tetron/lake/sanctions";
import { currentSources } from "@tetron/lake/sources";
import { findSenderPast, findSides } from "./find-sides.ts";
import type { Sides, Sources } from "./gather.ts";

/** The lake as the sources of a score. */
export function lakeSources(db: Database): Omit<Sources, "reputations"> {
  return {
    wallets: async ({ from, to }) => sides(await findSides(db, [from, to])),
    labels: async ({ from, to }) => sides(await findLabels(db, [from, to])),
    sanctions: async ({ from, to }) => sides(await findSanctions(db, [from, to])),
    senderPast: (tenant, payment, at) => findSenderPast(db, tenant, payment, at),
    lists: () => currentSources(db),
  };
}

/** Answers come in the order asked: the sender's first. */
function sides<Value>([from, to]: readonly Value[]): Sides<Value> {
  return { from: from as Value, to: to as Value };
}
