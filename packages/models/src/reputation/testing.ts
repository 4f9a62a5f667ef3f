import type { Knowledge, TransferEvidence } from "./evidence.ts";
import { FEATURES, type FeatureName } from "./features.ts";
import { DAY } from "./half-lives.ts";
import type { ReputationArtifact } from "./model.ts";

/** 1 January 2020. */
export const A_TIME = 1_577_836_800;

export const EXCHANGE: Knowledge = { vouched: 1, party: "service", nearBad: 0 };
export const PHISHER: Knowledge = { vouched: 0, party: "bad", nearBad: 0 };

/** A transfer of one unit, received from a stranger. */
export function aTransfer(changes: Partial<TransferEvidence> = {}): TransferEvidence {
  return {
    timestamp: A_TIME,
    direction: "received",
    counterparty: anAddress(1),
    value: 1,
    dust: false,
    known: { vouched: 0, party: "neutral", nearBad: 0 },
    ...changes,
  };
}

/** Transfers of one unit with an exchange every `everyDays` days, in alternating directions. */
export function regularTransfers(count: number, everyDays = 7): TransferEvidence[] {
  return Array.from({ length: count }, (_, i) =>
    aTransfer({
      timestamp: A_TIME + i * everyDays * DAY,
      direction: i % 2 === 0 ? "received" : "sent",
      counterparty: anAddress(1000 + (i % 20)),
      known: EXCHANGE,
    }),
  );
}

export function anAddress(n: number): string {
  const digits = Math.imul(n + 1, 0x9e3779b1) >>> 0;
  return `0x${digits.toString(16).padStart(8, "0")}${n.toString(16).padStart(32, "0")}`;
}

/** A model with the same weight for every feature and realistic percentiles. */
export function aReputationArtifact(weight = 2): ReputationArtifact {
  const weights = Object.fromEntries(FEATURES.map(({ name, sign }) => [name, sign * weight]));
  const quantiles = Array.from({ length: 20 }, (_, i) => i + 1);
  const reference = {
    receivedValue: quantiles,
    sentValue: quantiles,
    receivedCount: quantiles.map((q) => q / 3),
    sentCount: quantiles.map((q) => q / 3),
  };
  return {
    kind: "reputation",
    version: "2020-01-01",
    weights: weights as Record<FeatureName, number>,
    calibration: { slope: -1, intercept: 0 },
    references: { ethereum: reference },
  };
}
