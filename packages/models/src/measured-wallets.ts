import { z } from "zod";
import { bytesOfAddress, evmAddress } from "./evm-address.ts";
import { decodeSections, encodeSections, readSection } from "./sections.ts";

/** A labelled wallet as trees estimate it that were not fitted to it. */
export interface MeasuredWallet {
  /** Of Ethereum, lower-case. */
  readonly address: string;
  readonly fraud: boolean;
  /** Whether it is of the public dataset: other wallets came later. */
  readonly inDataset: boolean;
  /** Log-odds by trees that were fitted to wallets of the dataset alone. */
  readonly inPeriod: number;
  /** Log-odds by trees that were fitted to wallets of any time. */
  readonly overall: number;
}

/** A known service as the model estimates it. */
export interface MeasuredService {
  readonly address: string;
  /** Of the service, such as `exchange`. */
  readonly category: string;
  /** Fraud probability at the model's own prior. */
  readonly probability: number;
}

/** What the numbers of a model's card rest on, wallet by wallet, so that two models are compared on the same ones. */
export interface MeasuredModel {
  readonly wallets: readonly MeasuredWallet[];
  readonly services: readonly MeasuredService[];
}

/** The file of a model's measured wallets beside its artifacts. */
export const MEASURED_FILE = "measured-wallets.bin";

const FORMAT = "tetron-measured-wallets/1";
const ADDRESS_BYTES = 20;
const Header = z.object({
  wallets: z.int().min(0),
  services: z.array(z.object({ address: z.string(), category: z.string() })),
});

/** Writes what was measured, in single precision: the same bytes for the same estimates. */
export function encodeMeasured({ wallets, services }: MeasuredModel): Uint8Array {
  return encodeSections(FORMAT, {
    header: {
      wallets: wallets.length,
      services: services.map(({ address, category }) => ({ address, category })),
    },
    arrays: {
      addresses: Uint8Array.from(wallets.flatMap(({ address }) => [...bytesOfAddress(address)])),
      fraud: Uint8Array.from(wallets, ({ fraud }) => Number(fraud)),
      in_dataset: Uint8Array.from(wallets, ({ inDataset }) => Number(inDataset)),
      in_period: Float32Array.from(wallets, ({ inPeriod }) => inPeriod),
      overall: Float32Array.from(wallets, ({ overall }) => overall),
      services: Float32Array.from(services, ({ probability }) => probability),
    },
  });
}

/**
 * Reads what was measured of a model.
 *
 * @throws RangeError when the bytes are something else.
 */
export function decodeMeasured(bytes: Uint8Array): MeasuredModel {
  const file = decodeSections(FORMAT, Header, bytes);
  const { wallets: count, services } = file.header;
  const addresses = readSection(file, "addresses", "u8");
  const [fraud, inDataset] = [readSection(file, "fraud", "u8"), readSection(file, "in_dataset", "u8")];
  const [inPeriod, overall] = [readSection(file, "in_period", "f32"), readSection(file, "overall", "f32")];
  const probabilities = readSection(file, "services", "f32");
  for (const [name, array, length] of [
    ["addresses", addresses, count * ADDRESS_BYTES],
    ["fraud", fraud, count],
    ["in_dataset", inDataset, count],
    ["in_period", inPeriod, count],
    ["overall", overall, count],
    ["services", probabilities, services.length],
  ] as const)
    if (array.length !== length)
      throw new RangeError(`"${name}" has ${array.length} numbers instead of ${length}.`);
  for (const [name, array] of Object.entries({ in_period: inPeriod, overall, services: probabilities }))
    if (!array.every(Number.isFinite)) throw new RangeError(`"${name}" has a number that is not finite.`);
  return {
    wallets: Array.from({ length: count }, (_, row) => ({
      address: evmAddress(addresses.subarray(row * ADDRESS_BYTES, (row + 1) * ADDRESS_BYTES)),
      fraud: fraud[row] === 1,
      inDataset: inDataset[row] === 1,
      ...{ inPeriod: inPeriod[row]!, overall: overall[row]! },
    })),
    services: services.map((service, row) => ({ ...service, probability: probabilities[row]! })),
  };
}
