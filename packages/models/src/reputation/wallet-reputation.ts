import { addressKind } from "@tetron/domain/address-kind";
import type { AddressKind } from "@tetron/domain/address-kind-table";
import type { WalletRef } from "@tetron/domain/wallet";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { readLabels } from "@tetron/labels/read-labels";
import { standingOf } from "@tetron/labels/standing";
import type { ReputationArtifacts } from "./artifacts.ts";
import type { OutcomeKind } from "./evidence.ts";
import { doesHolderCount, type HolderEvidence, reputationWithHolder } from "./holder.ts";
import { type ListedLabel, type ListVersion, type WalletRecord, withLists } from "./list-reasons.ts";
import { type Reputation, reputationScoreOf } from "./reputation.ts";
import { currentState, type ReputationState } from "./state.ts";
import type { Listing } from "./view.ts";
import { withOutcomes } from "./with-outcomes.ts";

/** A data set that classifies a wallet as a fraud account. */
export interface Accusation extends ListVersion {
  /** Present when somebody contests it. */
  readonly contested?: true;
}

/** The stored evidence about a wallet for one tenant. */
export interface HeldEvidence {
  /** The current stored state; `undefined` when there is none. `state` is a {@link ReputationState}. */
  readonly stored: { readonly state: unknown } | undefined;
  /** The tenant's reports, oldest first. */
  readonly reports: WalletEvidence["reports"];
  /** Those of the same key on other networks too: `labelsThatHold` chooses. */
  readonly labels: readonly ListedLabel[];
  /** The sanctions lists that name the wallet. */
  readonly sanctions: readonly ListVersion[];
  /** The data set that classifies the wallet's owner as a fraud account; `null` when none does. */
  readonly fraudIn: Accusation | null;
  /** What is known of other addresses of its holder; `null` when nothing is, absent when nobody looked. */
  readonly holder?: HolderEvidence | null;
}

/** The inputs of a wallet's reputation. */
export interface WalletEvidence {
  /** State from on-chain evidence, without reports. */
  readonly chain: Readonly<ReputationState>;
  /** Oldest first. */
  readonly reports: readonly { readonly kind: OutcomeKind; readonly occurredAt: Date }[];
  readonly listed: Listing;
  readonly record: WalletRecord;
  /** `null` when nothing is known of other addresses of its holder. */
  readonly holder: HolderEvidence | null;
}

/** A reputation and the version of its model. */
export interface WalletReputation extends Reputation {
  /** What the address is by the rules of its network; `null` for one that may be a wallet. */
  readonly kind: AddressKind | null;
  readonly modelVersion: string;
}

/** What the chain shows of a wallet: its stored state, unless the shipped one has newer evidence. */
export function chainEvidence(
  artifacts: Pick<ReputationArtifacts, "shipped">,
  wallet: WalletRef,
  { stored }: Pick<HeldEvidence, "stored">,
): Readonly<ReputationState> {
  return currentState(stored?.state as ReputationState | undefined, artifacts.shipped(wallet));
}

/** Combines stored evidence about a wallet with its shipped state. */
export function walletEvidence(
  artifacts: Pick<ReputationArtifacts, "shipped" | "taxonomy">,
  wallet: WalletRef,
  { stored, reports, labels, sanctions, fraudIn, holder = null }: HeldEvidence,
): WalletEvidence {
  const { taxonomy } = artifacts;
  const holding = labelsThatHold(taxonomy, wallet.network, labels);
  const fact = addressKind(wallet.network, wallet.address);
  const isTokenContract = fact?.kind === "token_contract";
  const { worst, sanctioned, conflict } = standingOf(taxonomy, {
    ...{ labels: holding, sanctions, isTokenContract },
    ...{ isReferenceFraud: fraudIn !== null, isReferenceContested: fraudIn?.contested },
  });
  return {
    chain: chainEvidence(artifacts, wallet, { stored }),
    reports,
    holder,
    listed: conflict && !sanctioned ? "contradicted" : worst,
    record: {
      fact,
      readings: readLabels(taxonomy, holding, isTokenContract),
      accusing: [
        // A sanctions list has an address once for each network of its family.
        ...new Map(sanctions.map((each) => [`${each.list} ${each.version}`, each])).values(),
      ]
        .map(({ list, version }) => ({ list, version, word: "sanctioned", contested: false }))
        .concat(
          fraudIn === null ? [] : [{ ...fraudIn, word: "fraud", contested: fraudIn.contested ?? false }],
        ),
      conflict,
    },
  };
}

/** The reputation of a wallet at one time. */
export function walletReputation(
  artifacts: Pick<ReputationArtifacts, "model" | "version">,
  { network }: WalletRef,
  { chain, reports, listed, record, holder }: WalletEvidence,
  at: Date,
): WalletReputation {
  const state = withOutcomes(chain, reports);
  const reputation = reputationWithHolder(state, holder, {
    ...{ at: at.getTime() / 1_000, model: artifacts.model(network), listed },
  });
  const reasons = withLists(reputation.reasons, record);
  return { ...reputation, kind: record.fact?.kind ?? null, reasons, modelVersion: artifacts.version };
}

/** What a score reads of {@link walletReputation}, to the bit. */
export interface WalletScore extends Pick<Reputation, "score" | "confidence"> {
  /** Points from other addresses of its holder; `undefined` where nothing is known of any. */
  readonly ofHolder: number | undefined;
}

/** Computes what a score reads, and nothing else where no holder counts. */
export function walletScore(
  artifacts: Pick<ReputationArtifacts, "model">,
  { network }: WalletRef,
  { chain, reports, listed, holder }: Pick<WalletEvidence, "chain" | "reports" | "listed" | "holder">,
  at: Date,
): WalletScore {
  const state = withOutcomes(chain, reports);
  const judging = { at: at.getTime() / 1_000, model: artifacts.model(network), listed };
  if (!doesHolderCount(holder, listed))
    return { ...reputationScoreOf(state, judging.at, judging.model, listed), ofHolder: undefined };
  const { score, confidence, components } = reputationWithHolder(state, holder, judging);
  return { score, confidence, ofHolder: components.find(({ name }) => name === "holder")?.points };
}
