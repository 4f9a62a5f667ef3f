import type { Label } from "@tetron/labels/read-labels";
import type { Knowledge } from "@tetron/models/reputation/evidence";
import { type ReputationModel, reputationModel } from "@tetron/models/reputation/model";
import { DEFAULT_POLICY, type ReputationPolicy } from "@tetron/models/reputation/policy";
import type { ReputationState } from "@tetron/models/reputation/state";
import { type View, viewsAt } from "@tetron/models/reputation/view";
import { type Acquaintance, knowledgeAt } from "./acquaintance.ts";
import type { Fitted } from "./fit-weights.ts";
import type { Ledger } from "./ledger.ts";
import { stateAfter } from "./moment.ts";

/** Training data of a fit. */
export interface Experience {
  readonly ledger: Ledger;
  readonly acquaintance: Acquaintance;
  /** Labels of each counterparty on public lists, by its number. */
  readonly labels: readonly (readonly Label[])[];
}

/** What a view of an account includes. */
export interface Look {
  /** How many of its transfers are included. */
  readonly count: number;
  /** 1 for each account whose history and label may be used as knowledge about counterparties. */
  readonly known: Uint8Array;
  /** Whether to ignore all knowledge about counterparties, so that all are alike. */
  readonly blind: boolean;
}

/** Half known, so that neither the vouched nor the strange part of the evidence is empty. */
const FACELESS: Knowledge = { vouched: 0.5, party: "neutral", nearBad: 0 };

/** The state of an account right after a transfer, with what was known by then. */
export function stateOfAccount(
  { ledger, acquaintance, labels }: Experience,
  account: number,
  { count, known, blind }: Look,
): ReputationState {
  const at = ledger.accounts[account]!.times[count - 1]!;
  const remembered = new Map<number, Knowledge>();
  const knowledge = (party: number): Knowledge => {
    if (blind) return FACELESS;
    let found = remembered.get(party);
    if (!found) {
      found = knowledgeAt(acquaintance, party, { account, at, known }, labels[party]!);
      remembered.set(party, found);
    }
    return found;
  };
  return stateAfter(ledger.accounts[account]!, count, knowledge, (party) => ledger.parties[party]!);
}

/** The view of an account right after a transfer. */
export function viewOfAccount(experience: Experience, account: number, look: Look): View {
  const state = stateOfAccount(experience, account, look);
  return viewsAt(state, [experience.ledger.accounts[account]!.times[look.count - 1]!])[0]!;
}

/** A model of fitted weights, for accounts that the fit did not use. */
export function modelOf(fitted: Fitted, policy: ReputationPolicy = DEFAULT_POLICY): ReputationModel {
  const { weights, reference } = fitted;
  const artifact = {
    kind: "reputation",
    version: "",
    weights,
    calibration: { slope: 1, intercept: 0 },
  } as const;
  return reputationModel({ ...artifact, references: { ethereum: reference } }, "ethereum", policy);
}
