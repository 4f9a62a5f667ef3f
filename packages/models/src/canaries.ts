import { BEHAVIOUR, BEHAVIOUR_VERSION } from "@tetron/features/behaviour";
import { z } from "zod";
import { matrixOf } from "./matrix.ts";
import { ALARM_PROBABILITY } from "./model-card.ts";
import { decodeSections, encodeSections, readSection } from "./sections.ts";

/** A wallet of which it is known what it is, and that no model is fitted to that the registry trains. */
export interface Canary {
  /** Of Ethereum, lower-case. */
  readonly address: string;
  readonly fraud: boolean;
  /** `behaviour/v1`, in single precision. */
  readonly behaviour: Float32Array;
}

/** The folder of the shipped canaries and their manifest. */
export const CANARIES_URL = new URL("../artifacts/canaries/", import.meta.url);

export const CANARIES_FILE = "canaries.bin";
/** The card of the shipped model, which is measured by the same run. */
export const SHIPPED_CARD_FILE = "shipped-card.json";

const FORMAT = "tetron-canaries/1";
const Header = z.object({
  version: z.string(),
  featureSet: z.literal(BEHAVIOUR_VERSION),
  wallets: z.array(z.object({ address: z.string(), fraud: z.boolean() })).min(1),
});

/** Writes canaries: the same bytes for the same wallets. */
export function encodeCanaries(version: string, canaries: readonly Canary[]): Uint8Array {
  const { data } = matrixOf(
    canaries.map(({ behaviour }) => behaviour),
    BEHAVIOUR.length,
  );
  const wallets = canaries.map(({ address, fraud }) => ({ address, fraud }));
  const header = { version, featureSet: BEHAVIOUR_VERSION, wallets };
  return encodeSections(FORMAT, { header, arrays: { behaviour: data } });
}

/**
 * Reads canaries.
 *
 * @throws RangeError when the bytes are none.
 */
export function decodeCanaries(bytes: Uint8Array): Canary[] {
  const file = decodeSections(FORMAT, Header, bytes);
  const behaviour = readSection(file, "behaviour", "f32");
  const columns = BEHAVIOUR.length;
  if (behaviour.length !== columns * file.header.wallets.length)
    throw new RangeError(`"behaviour" has ${behaviour.length} numbers, not ${columns} for each wallet.`);
  return file.header.wallets.map((wallet, row) => ({
    ...wallet,
    behaviour: behaviour.subarray(row * columns, (row + 1) * columns),
  }));
}

/** A canary on the wrong side of the alarm. */
export interface Flip {
  readonly address: string;
  readonly fraud: boolean;
  /** By the model in question. */
  readonly probability: number;
}

/** The canaries that a model takes for what they are not. */
export function flippedCanaries(
  canaries: readonly Canary[],
  probabilityOf: (behaviour: ArrayLike<number>) => number,
): Flip[] {
  return canaries.flatMap(({ address, fraud, behaviour }) => {
    const probability = probabilityOf(behaviour);
    return probability >= ALARM_PROBABILITY === fraud ? [] : [{ address, fraud, probability }];
  });
}
