import { NETWORK_IDS } from "@tetron/domain/network";
import { BEHAVIOUR } from "@tetron/features/behaviour";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import type { FraudModel } from "@tetron/models/fraud-model";
import { logOddsOf, probabilityOf } from "@tetron/models/logistic";
import { nearestIndex } from "@tetron/models/nearest";
import { PAYMENT_SIGNS, type PaymentSign } from "@tetron/models/payment-anomaly";
import type { Engines } from "./engines.ts";
import type { Engine } from "./estimate/engine.ts";
import { recallingModel } from "./estimate/telling-model.ts";
import { readPolicy } from "./policy/read-policy.ts";
import type { Nearest, ScoreInputs, SideInputs } from "./score-inputs.ts";
import type { AnySource } from "./sources/source.ts";
import type { WalletIndex } from "./wallet-index.ts";
import type { WalletIndexes } from "./wallet-indexes.ts";

export const ALICE = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
export const BOB = "0x0002bda54cb772d040f779e88eb453cac0daa244";

/**
 * A model whose log-odds are the prior's plus the sum of a wallet's features, so that a test can control
 * them.
 */
function sumModel(prior: number): FraudModel {
  const base = logOddsOf(prior);
  const known = (value: number) => (Number.isFinite(value) ? value : 0);
  const logOdds = (row: ArrayLike<number>) =>
    Array.from(row).reduce((sum, value) => sum + known(value), base);
  return {
    version: "2025-01-01",
    featureSet: "behaviour/v1",
    features: BEHAVIOUR,
    trainingPrior: 0.5,
    prior,
    networks: NETWORK_IDS,
    base,
    logOdds,
    probability: (row) => probabilityOf(logOdds(row)),
    logOddsOfRows: () => new Float64Array(),
    thresholds: () => Array.from({ length: 201 }, (_, i) => i / 10 - 10),
    explain: (row) => ({ base, contributions: Float64Array.from(row, known) }),
    ...{ rarity: () => 0, familiarity: null, range: () => null, normal: null },
    withPrior: sumModel,
  };
}

const NO_SIGNS = Object.fromEntries(PAYMENT_SIGNS.map((sign) => [sign, 0])) as Record<PaymentSign, number>;

/** An engine with the default policy. */
export async function anEngine(changes: Partial<Engine> = {}): Promise<Engine> {
  const policy = await readPolicy();
  return {
    model: recallingModel(sumModel(policy.prior)),
    anomaly: { version: "test", weights: NO_SIGNS },
    heldOut: () => null,
    policy,
    taxonomy: SHIPPED_TAXONOMY,
    versions: {
      ...{ model: "test", features: "behaviour/v1 wallet-44/v1 payment/v2" },
      ...{ policy: policy.version, labels: SHIPPED_TAXONOMY.version },
    },
    ...changes,
  };
}

/** Features of a wallet with 100 transactions, whose behaviour adds `logOdds` to the prior's. */
export function featuresOf(logOdds: number): NonNullable<SideInputs["features"]> {
  const behaviour = new Float64Array(BEHAVIOUR.length);
  behaviour[0] = logOdds;
  const wallet44 = new Float64Array(WALLET_44.length);
  wallet44[WALLET_44.indexOf("total_tx")] = 100;
  return { behaviour, wallet44 };
}

/** An index of four known wallets, one of them fraud. */
export function anIndex(): WalletIndex {
  const wallets = [1, 2, 3, 4].map((n) => ({
    address: `0x${String(n).repeat(40)}`,
    fraud: n === 1,
    vector44: Float64Array.from(WALLET_44, () => n),
  }));
  const index = nearestIndex(wallets, (vector) => Float32Array.from(vector));
  return {
    ...{ edition: "test", asOf: new Date("2025-01-01T00:00:00Z"), fraudShare: 0.25, size: index.size },
    nearest: async ({ address, wallet44 }, count) => ({
      wallets: index.nearest(wallet44, count, { exclude: new Set([address]) }),
      by: "embedded",
    }),
  };
}

/** This index in force, whatever the lists name. */
export function onlyIndex(index: WalletIndex): WalletIndexes {
  return { of: async () => index, inForce: async () => index, editions: async () => [], search: null };
}

/** This engine, whatever model is in force, and no shadow. */
export function onlyEngine(engine: Engine): Engines {
  return { of: async () => engine, live: async () => engine, shadow: () => null };
}

/** Neighbours from an index in which a quarter of the wallets are fraud. */
export function nearestOf(wallets: Nearest["wallets"]): Nearest {
  return { edition: "test", fraudShare: 0.25, wallets };
}

/** An unknown wallet, with the changes of a test. */
export function aSide(address: string, changes: Partial<SideInputs> = {}): SideInputs {
  return {
    network: "ethereum",
    address,
    features: null,
    fraudIn: null,
    labels: [],
    sanctions: [],
    reputation: null,
    neighbours: null,
    ...changes,
  };
}

/** A payment between two unknown wallets, with the changes of a test. */
export function someInputs(changes: Partial<ScoreInputs> = {}): ScoreInputs {
  return {
    at: Date.parse("2025-06-01T00:00:00Z"),
    from: aSide(ALICE),
    to: aSide(BOB),
    coins: 1,
    paidBefore: null,
    sentLastHour: null,
    askedLastHour: 0,
    screened: true,
    late: false,
    ...changes,
  };
}

/** The source with a query that never answers. */
export function silenceSource(source: AnySource, deadlineMs: number): AnySource {
  return { ...source, deadlineMs, ask: () => new Promise<never>(() => {}) };
}
