import type { AccountHistory } from "@tetron/domain/history";
import type { Settings } from "@tetron/embedded/settings";
import { behaviour } from "@tetron/features/behaviour";
import { historyAge, lastSeenIn } from "@tetron/features/history-age";
import { wallet44 } from "@tetron/features/wallet-44";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { reputationOfHistory } from "@tetron/models/reputation/history";
import { knowledgeOfParty } from "@tetron/models/reputation/knowledge";
import { walletEvidence, walletReputation } from "@tetron/models/reputation/wallet-reputation";
import { decodeSanctions } from "@tetron/models/sanctions-table";
import { readArtifacts } from "@tetron/service/artifacts";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { openShelfLives } from "@tetron/service/shelf-lives";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { openEngine } from "@tetron/verdict/estimate/open-engine";
import { historyConfidence } from "@tetron/verdict/estimate/side-estimate";
import { riskOf } from "@tetron/verdict/estimate/wallet-risk";
import { DEFAULT_POLICY, readPolicy } from "@tetron/verdict/policy/read-policy";
import { abstention } from "@tetron/verdict/remarks/abstention";

/** The estimate of an account, one line of `tetron wallets`. */
export interface WalletLine {
  readonly address: string;
  /** `wallet-44/v1`, in its order. */
  readonly features: readonly number[];
  /** Calibrated, 0-1, for the policy's prior; `null` on a network that the model was not evaluated on. */
  readonly fraud_probability: number | null;
  /** 0-100; 50 is no evidence. */
  readonly reputation_score: number;
  /** How much evidence the estimates rest on, 0-1. */
  readonly confidence: number;
}

/** Estimates an account from its history alone; `at` is the time of the estimate, Unix seconds. */
export type EstimateWallet = (history: AccountHistory, at: number) => WalletLine;

/**
 * Loads the artifacts and creates an estimator. It uses no lake, only shipped lists.
 *
 * @throws Error naming the policy or artifact that cannot be used, and the fault.
 */
export async function walletEstimator(
  settings: Pick<
    Settings,
    "TETRON_POLICY" | "TETRON_REPUTATION_POLICY" | "TETRON_LABEL_WORDS" | "TETRON_SHELF_LIVES"
  >,
): Promise<EstimateWallet> {
  const artifacts = await openReputationArtifacts(settings);
  const shelfLives = await openShelfLives(settings);
  const policy = await readPolicy(settings.TETRON_POLICY ?? DEFAULT_POLICY);
  const { engine } = await openEngine(policy, { taxonomy: artifacts.taxonomy });
  const known = await readLists();
  return (history, at) => {
    const { network, address } = history;
    const features = wallet44(history);
    const abstains = abstention({ ...history, features }, engine.model.networks) !== null;
    const risk = abstains
      ? null
      : riskOf(engine.model, behaviour(history), engine.heldOut(address, features));
    const chain = reputationOfHistory(history, (party) => {
      const sanctioned = known.sanctions.find(network, party);
      return knowledgeOfParty(artifacts, history, party, {
        labels: known.labels.find(network, party),
        sanctions: sanctioned,
      });
    });
    const held = { stored: undefined, reports: [], labels: [], sanctions: [], fraudIn: null };
    const evidence = { ...walletEvidence(artifacts, history, held), chain };
    const moment = new Date(at * 1_000);
    return {
      address,
      features: [...features],
      fraud_probability: risk?.fraudProbability ?? null,
      reputation_score: walletReputation(artifacts, history, evidence, moment).score,
      confidence: historyConfidence(
        features,
        historyAge(shelfLives, { network, lastSeen: lastSeenIn(history), wallet44: features }),
        moment.getTime(),
      ),
    };
  };
}

async function readLists() {
  const { sanctions } = ARTIFACTS;
  const [labels, bytes] = await Promise.all([
    readShippedLists(),
    readArtifacts(ARTIFACTS_URL, { sanctions }),
  ]);
  return { labels, sanctions: decodeSanctions(bytes.sanctions) };
}
