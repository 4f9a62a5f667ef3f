import { createHash } from "node:crypto";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { CANARIES_URL } from "@tetron/models/canaries";
import { ARTIFACTS } from "@tetron/models/manifest";
import {
  decodeMeasured,
  encodeMeasured,
  MEASURED_FILE,
  type MeasuredModel,
} from "@tetron/models/measured-wallets";
import type { ModelCard } from "@tetron/models/model-card";
import { decodePaymentAnomaly, encodePaymentAnomaly, PAYMENT_SIGNS } from "@tetron/models/payment-anomaly";
import { readArtifact, readManifest } from "@tetron/service/artifacts";
import { artifactsIn, type EngineArtifacts } from "@tetron/verdict/estimate/engine-artifacts";
import type { NewModel } from "./register-model.ts";

/** A card of a model that is right about everything. */
const A_CARD: ModelCard = {
  format: "tetron-model-card/1",
  h: { wallets: 6_439, auc: 1, recall_at_1pct_fpr: 1, brier: 0, ece: 0 },
  r: { wallets: 2_356, recall: 1 },
  groups: [{ category: "exchange", wallets: 100, flagged: 0 }],
  calibration: { wallets: 8_795, ece: 0 },
};

/** The model that ships with the weights of its payment model moved, so that it is another one and as right. */
export async function anotherModel({
  by = 0.5,
  measured,
}: {
  readonly by?: number;
  /** What was measured of it; the same as of the model that ships when absent. */
  readonly measured?: MeasuredModel;
} = {}): Promise<NewModel> {
  const shipped = await artifactsIn(ARTIFACTS_URL);
  const anomaly = decodePaymentAnomaly(await shipped.read(ARTIFACTS.paymentAnomaly));
  const weights = { ...anomaly.weights };
  for (const sign of PAYMENT_SIGNS) weights[sign] += by;
  return {
    artifacts: withFile(shipped, ARTIFACTS.paymentAnomaly, encodePaymentAnomaly({ ...anomaly, weights })),
    card: A_CARD,
    measured: encodeMeasured(measured ?? (await measuredOfShipped())),
    lineage: { data: {}, code: null, features: "behaviour/v1", parent: null, feedback: null },
  };
}

/** What was measured of the model that ships. */
export async function measuredOfShipped(): Promise<MeasuredModel> {
  const manifest = await readManifest(CANARIES_URL);
  return decodeMeasured(await readArtifact(new URL(MEASURED_FILE, CANARIES_URL), manifest));
}

/** The same artifacts with another file, of which the manifest says the hash. */
export function withFile(
  { manifest, read }: EngineArtifacts,
  name: Parameters<EngineArtifacts["read"]>[0],
  bytes: Uint8Array,
): EngineArtifacts {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return {
    manifest: { ...manifest, [name]: { ...manifest[name], sha256, bytes: bytes.length } },
    read: async (wanted) => (wanted === name ? bytes : read(wanted)),
  };
}
