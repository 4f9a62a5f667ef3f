import type { AccountHistory } from "@tetron/domain/history";
import { behaviour } from "@tetron/features/behaviour";
import { wallet44 } from "@tetron/features/wallet-44";
import { parseLabelWords } from "@tetron/labels/parse-label-words";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { decodeLabels } from "@tetron/models/labels-table";
import { ARTIFACTS } from "@tetron/models/manifest";
import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
} from "@tetron/models/reputation/artifacts";
import { reputationOfHistory } from "@tetron/models/reputation/history";
import { knowledgeOf } from "@tetron/models/reputation/knowledge";
import { parseReputationPolicy } from "@tetron/models/reputation/parse-policy";
import { reputationOf } from "@tetron/models/reputation/reputation";
import { decodeSanctions } from "@tetron/models/sanctions-table";
import { readArtifacts } from "@tetron/service/artifacts";
import { readJsonFile } from "@tetron/service/json-file";
import { openEngine } from "@tetron/verdict/open-engine";
import { DEFAULT_POLICY, readPolicy } from "@tetron/verdict/policy/read-policy";
import { experienceOf } from "@tetron/verdict/side-estimate";
import { riskOf } from "@tetron/verdict/wallet-risk";
import type { Settings } from "./settings.ts";

/** What is estimated of an account, as one line of `tetron wallets` says it. */
export interface WalletLine {
  readonly address: string;
  /** `wallet-44/v1`, in its order. */
  readonly features: readonly number[];
  /** Calibrated, 0-1, for the policy's prior. */
  readonly fraud_probability: number;
  /** 0-100; 50 is no evidence. */
  readonly reputation_score: number;
  /** How much evidence the estimates rest on, 0-1. */
  readonly confidence: number;
}

/** Estimates an account from its history alone; `at` is the moment of the reputation, Unix seconds. */
export type EstimateWallet = (history: AccountHistory, at: number) => WalletLine;

/**
 * Reads what ships and makes an estimator of it. No lake is asked: lists are those that ship.
 *
 * @throws Error naming the policy or artifact that cannot be used, and what is wrong with it.
 */
export async function walletEstimator({
  TETRON_POLICY,
  TETRON_REPUTATION_POLICY: own,
  TETRON_LABEL_WORDS: words,
}: Pick<
  Settings,
  "TETRON_POLICY" | "TETRON_REPUTATION_POLICY" | "TETRON_LABEL_WORDS"
>): Promise<EstimateWallet> {
  const taxonomy = words === undefined ? SHIPPED_TAXONOMY : await readJsonFile(words, parseLabelWords);
  const [engine, known, bytes, policy] = await Promise.all([
    openEngine(await readPolicy(TETRON_POLICY ?? DEFAULT_POLICY), { taxonomy }),
    readLists(),
    readArtifacts(REPUTATION_URL, REPUTATION_FILES),
    own === undefined ? undefined : readJsonFile(own, parseReputationPolicy),
  ]);
  const reputation = decodeReputationArtifacts(bytes, policy, taxonomy);
  return (history, at) => {
    const { network, address } = history;
    const features = wallet44(history);
    const risk = riskOf(engine.model, behaviour(history), engine.heldOut(address, features));
    const state = reputationOfHistory(history, (party) =>
      knowledgeOf(reputation.taxonomy, {
        labels: known.labels.find(network, party),
        sanctioned: known.sanctions.find(network, party) !== undefined,
        ...reputation.parties.of(party, address),
      }),
    );
    return {
      address,
      features: [...features],
      fraud_probability: risk.fraudProbability,
      reputation_score: reputationOf(state, at, reputation.model(network)).score,
      confidence: experienceOf(features),
    };
  };
}

async function readLists() {
  const { labels, sanctions } = ARTIFACTS;
  const bytes = await readArtifacts(ARTIFACTS_URL, { labels, sanctions });
  return { labels: decodeLabels(bytes.labels), sanctions: decodeSanctions(bytes.sanctions) };
}
