import { BEHAVIOUR, BEHAVIOUR_VERSION } from "@tetron/features/behaviour";
import { PAYMENT_VERSION } from "@tetron/features/sent-lately";
import { WALLET_44_VERSION } from "@tetron/features/wallet-44";
import { SHIPPED_TAXONOMY, type Taxonomy } from "@tetron/labels/taxonomy";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { decodeFile } from "@tetron/models/checked-json";
import { decodeFraudModel } from "@tetron/models/fraud-model";
import { logOddsOf } from "@tetron/models/logistic";
import { ARTIFACTS } from "@tetron/models/manifest";
import { ENGINE_PARTS, hashOfParts } from "@tetron/models/model-version";
import { decodePaymentAnomaly } from "@tetron/models/payment-anomaly";
import { decodeReferenceTable, type ReferenceTable } from "@tetron/models/reference-table";
import type { EditionWallets, WalletSpace } from "../indexes/edition-wallets.ts";
import { walletIndex } from "../indexes/index-in-process.ts";
import type { Policy } from "../policy/policy.ts";
import type { WalletIndex } from "../wallet-index.ts";
import type { Engine } from "./engine.ts";
import { artifactsIn, type EngineArtifacts } from "./engine-artifacts.ts";
import { recallingModel } from "./telling-model.ts";

/** An engine with the wallet index of the same artifacts. */
export interface OpenedEngine {
  readonly engine: Engine;
  /** The known wallets, in this process. */
  readonly index: WalletIndex;
}

/** The known wallets that ship, for other indexes of them. */
export interface ShippedWallets extends WalletSpace {
  readonly wallets: EditionWallets;
}

/** Replacements for the shipped parts of an engine. */
export interface EngineOptions {
  readonly artifacts?: EngineArtifacts;
  readonly taxonomy?: Taxonomy;
  readonly features?: FeatureEdition;
}

const PAGE_WALLETS = 2_000;
const WALLETS = `${BEHAVIOUR_VERSION} ${WALLET_44_VERSION}`;

/**
 * The feature sets that this code can compute scores with, newest first. Before `payment/v2` the payment
 * features had no name, and the inputs no `sentLastHour`.
 */
export const FEATURE_EDITIONS = [`${WALLETS} ${PAYMENT_VERSION}`, WALLETS] as const;

export type FeatureEdition = (typeof FEATURE_EDITIONS)[number];

/**
 * Loads the engine.
 *
 * @throws Error naming the artifact that is missing, broken, or of another feature set than this code.
 */
export async function openEngine(
  policy: Policy,
  { artifacts, taxonomy = SHIPPED_TAXONOMY, features = FEATURE_EDITIONS[0] }: EngineOptions = {},
): Promise<OpenedEngine & ShippedWallets> {
  const { manifest, read } = artifacts ?? (await artifactsIn(ARTIFACTS_URL));
  const [modelBytes, anomalyBytes, tableBytes] = await Promise.all(ENGINE_PARTS.map(read));
  const shipped = decodeFile(ARTIFACTS.fraudModel, () => decodeFraudModel(modelBytes!));
  if (shipped.featureSet !== BEHAVIOUR_VERSION || shipped.features.join() !== BEHAVIOUR.join())
    throw new Error(`The model reads ${shipped.featureSet}; this code computes ${BEHAVIOUR_VERSION}.`);
  const table = decodeFile(ARTIFACTS.referenceWallets, () => decodeReferenceTable(tableBytes!));
  const shift = logOddsOf(policy.prior) - logOddsOf(shipped.prior);
  const engine: Engine = {
    model: recallingModel(shipped.withPrior(policy.prior)),
    anomaly: decodeFile(ARTIFACTS.paymentAnomaly, () => decodePaymentAnomaly(anomalyBytes!)),
    heldOut(address, wallet44) {
      const known = table.find(address);
      if (known === undefined || known.heldOutLogOdds === null) return null;
      return isTheSame(known.vector44, wallet44) ? known.heldOutLogOdds + shift : null;
    },
    policy,
    taxonomy,
    versions: {
      model: `${shipped.version}+${hashOfParts(manifest)}`,
      features,
      policy: policy.version,
      labels: taxonomy.version,
    },
  };
  const index = indexOf(table, manifest[ARTIFACTS.referenceWallets]!.sha256);
  return { engine, index, wallets: walletsOf(table, index), placeWithout: table.placeWithout };
}

function indexOf(table: ReferenceTable, sha256: string): WalletIndex {
  const active = table.wallets.filter(({ firstSeen }) => firstSeen !== null);
  return walletIndex(table.index(), {
    edition: `${table.version}+${sha256.slice(0, 12)}`,
    asOf: new Date(Math.max(...active.map(({ lastSeen }) => lastSeen ?? 0)) * 1_000),
    fraudShare: active.filter(({ fraud }) => fraud).length / active.length,
  });
}

function walletsOf({ wallets, placeWithout }: ReferenceTable, about: WalletIndex): EditionWallets {
  const { edition, asOf, fraudShare, size } = about;
  const place = placeWithout(new Set());
  return {
    ...{ edition, asOf, fraudShare, size, place },
    async *pages() {
      const active = wallets.filter(({ firstSeen }) => firstSeen !== null);
      for (let at = 0; at < active.length; at += PAGE_WALLETS)
        yield active
          .slice(at, at + PAGE_WALLETS)
          .map(({ address, fraud, vector44 }) => ({ address, fraud, point: place(vector44) }));
    },
  };
}

/** Whether all that a source shows of a history, `seen`, is as in the history that was trained on. */
function isTheSame(trained: ArrayLike<number>, seen: ArrayLike<number>): boolean {
  if (trained.length !== seen.length) return false;
  for (let i = 0; i < trained.length; i++)
    if (!Number.isNaN(seen[i]) && !Object.is(trained[i], seen[i])) return false;
  return true;
}
