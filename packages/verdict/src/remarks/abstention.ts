import type { Coverage } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { FraudModel } from "@tetron/models/fraud-model";
import { listsSaying } from "../lists-saying.ts";
import { computedEvidence } from "../reason.ts";
import type { Remark, RemarkCode } from "../remark.ts";
import type { SideInputs } from "../score-inputs.ts";

/** What the facts are read with. */
export interface ReadWith {
  readonly taxonomy: Taxonomy;
  readonly model: Pick<FraudModel, "networks">;
}

/** What decides whether the fraud model may speak of a wallet. */
interface Spoken {
  readonly network: Network;
  /** `null` when no history is held, or none of it was read. */
  readonly features: object | null;
  readonly coverage?: Coverage | null;
}

const TITLES = {
  CONTRACT: "The address is a contract by its code, and no list names it as a service",
  SERVICE_LIKE: "The wallet has too many transactions to be a person's, and no list names it as a service",
  PARTIAL_HISTORY:
    "Only the newest part of the wallet's history is held, which is not enough for an estimate",
  MODEL_NOT_FOR_NETWORK:
    "The fraud model was not evaluated on this network, so it gives no estimate for the wallet",
} as const satisfies Partial<Record<RemarkCode, string>>;

/** Why nothing was read of a history, as a remark says it. */
const UNREAD: Partial<Record<Coverage["reason"], "SERVICE_LIKE" | "CONTRACT">> = {
  cap: "SERVICE_LIKE",
  contract: "CONTRACT",
};

/** Why the fraud model abstains. */
export type Abstention = keyof typeof TITLES;

/**
 * Why the fraud model, and the wallets that resemble it, say nothing of a wallet; `null` when they may speak, or
 * when no history is held.
 *
 * @param networks - Those that the model was evaluated on.
 */
export function abstention(
  { network, features, coverage }: Spoken,
  networks: readonly Network[],
): Abstention | null {
  const isCut = coverage?.complete === false;
  if (features === null) return (isCut && UNREAD[coverage.reason]) || null;
  if (isCut && coverage.from === "newest") return "PARTIAL_HISTORY";
  return networks.includes(network) ? null : "MODEL_NOT_FOR_NETWORK";
}

/** The remark that the fraud model abstains; `null` when it does not, and for a service that a list names. */
export function abstentionRemark(
  { taxonomy, model }: ReadWith,
  side: "from" | "to",
  spoken: SideInputs,
): Remark | null {
  const code = abstention(spoken, model.networks);
  if (code === null) return null;
  if (spoken.features === null && listsSaying(taxonomy, spoken, "service").length > 0) return null;
  const evidence = code === "MODEL_NOT_FOR_NETWORK" ? [computedEvidence("network", spoken.network)] : [];
  return { code, title: TITLES[code], side, evidence };
}

/** Whether the remarks of a score say that the model abstains from a side. */
export function isAbstained(remarks: readonly Remark[], side: "from" | "to"): boolean {
  return remarks.some((remark) => remark.side === side && remark.code in TITLES);
}
