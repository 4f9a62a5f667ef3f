import { BEHAVIOUR, sharedBehaviour } from "@tetron/features/behaviour";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { z } from "zod";
import { bytesOfAddress, evmAddress } from "./evm-address.ts";
import { type NearestIndex, nearestIndex, placeFunction } from "./nearest.ts";
import { fitScaler, type Scaler } from "./scaler.ts";
import { decodeSections, encodeSections, readSection } from "./sections.ts";

/** An Ethereum wallet that is known to be fraud or not. */
export interface ReferenceWallet {
  /** Lower-case. */
  readonly address: string;
  readonly fraud: boolean;
  /** Unix seconds of the first and the last transaction; `null` without transactions. */
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  /** As returned by `wallet44`. The token half is zero where the source has no token transfers. */
  readonly vector44: Float64Array;
  /** The fraud model's input. Columns that do not follow from the 44 numbers are in single precision. */
  readonly behaviour: Float64Array;
  /**
   * Log-odds of fraud by a model trained without this wallet, for the shipped model's prior; `null` without
   * transactions. The shipped model was trained on the wallet and would overfit.
   */
  readonly heldOutLogOdds: number | null;
}

/** The reference wallets and the space in which wallets are compared with them. */
export interface ReferenceTable {
  /** The date it was made, `YYYY-MM-DD`. */
  readonly version: string;
  /** Ascending by address. */
  readonly wallets: readonly ReferenceWallet[];
  find(address: string): ReferenceWallet | undefined;
  /** A search index over the wallets with transactions. */
  index(): NearestIndex;
  /**
   * Maps a vector to the table's space; see `placeFunction`.
   *
   * @param without - Columns that the wallets compared do not have: they carry no information.
   */
  placeWithout(without: ReadonlySet<number>): (vector44: ArrayLike<number>) => Float32Array;
}

/** Content of a table. */
export interface ReferenceData {
  readonly version: string;
  readonly scaler: Scaler;
  readonly wallets: readonly ReferenceWallet[];
}

const FORMAT = "tetron-reference-wallets/1";
const Header = z.object({ version: z.string(), wallets: z.int().min(0) });
const ADDRESS_BYTES = 20;
const TOKEN_COLUMNS = columnsWhere((name) => name.startsWith("erc20_"));
const NATIVE_COLUMNS = columnsWhere((name) => !name.startsWith("erc20_"));
const SHARED = sharedBehaviour(new Float64Array(WALLET_44.length)).length;

/** Writes a table: the same bytes for the same wallets, which must ascend by address. */
export function encodeReferenceTable({ version, scaler, wallets }: ReferenceData): Uint8Array {
  const tokenRows = [...wallets.keys()].filter((row) => hasTokens(wallets[row]!.vector44));
  return encodeSections(FORMAT, {
    header: { version, wallets: wallets.length },
    arrays: {
      means: scaler.means,
      deviations: scaler.deviations,
      addresses: Uint8Array.from(wallets.flatMap(({ address }) => [...bytesOfAddress(address)])),
      fraud: Uint8Array.from(wallets, ({ fraud }) => Number(fraud)),
      first_seen: Uint32Array.from(wallets, ({ firstSeen }) => firstSeen ?? 0),
      last_seen: Uint32Array.from(wallets, ({ lastSeen }) => lastSeen ?? 0),
      held_out: Float64Array.from(wallets, ({ heldOutLogOdds }) => heldOutLogOdds ?? Number.NaN),
      native: Float64Array.from(wallets.flatMap(({ vector44 }) => pick(vector44, NATIVE_COLUMNS))),
      behaviour: Float32Array.from(wallets.flatMap(({ behaviour }) => [...behaviour.subarray(SHARED)])),
      token_rows: Uint32Array.from(tokenRows),
      tokens: Float64Array.from(tokenRows.flatMap((row) => pick(wallets[row]!.vector44, TOKEN_COLUMNS))),
    },
  });
}

/**
 * Reads a table.
 *
 * @throws RangeError when the bytes are not a table.
 */
export function decodeReferenceTable(bytes: Uint8Array): ReferenceTable {
  const file = decodeSections(FORMAT, Header, bytes);
  const { version, wallets: count } = file.header;
  const addresses = readSection(file, "addresses", "u8");
  const fraud = readSection(file, "fraud", "u8");
  const [firstSeen, lastSeen] = [
    readSection(file, "first_seen", "u32"),
    readSection(file, "last_seen", "u32"),
  ];
  const heldOut = readSection(file, "held_out", "f64");
  const vectors = decodeVectors(file, count);
  const extras = readSection(file, "behaviour", "f32");
  const width = BEHAVIOUR.length - SHARED;

  const wallets = Array.from({ length: count }, (_, row): ReferenceWallet => {
    const vector44 = vectors[row]!;
    const extra = extras.subarray(row * width, (row + 1) * width);
    return {
      address: evmAddress(addresses.subarray(row * ADDRESS_BYTES, (row + 1) * ADDRESS_BYTES)),
      fraud: fraud[row] === 1,
      firstSeen: firstSeen[row] || null,
      lastSeen: lastSeen[row] || null,
      vector44,
      behaviour: Float64Array.of(...sharedBehaviour(vector44), ...extra),
      heldOutLogOdds: Number.isNaN(heldOut[row]) ? null : heldOut[row]!,
    };
  });
  const byAddress = new Map(wallets.map((wallet) => [wallet.address, wallet]));
  const scaler = {
    means: readSection(file, "means", "f64"),
    deviations: readSection(file, "deviations", "f64"),
  };
  return {
    version,
    wallets,
    find: (address) => byAddress.get(address),
    index: () =>
      nearestIndex(
        wallets.filter(({ firstSeen: seen }) => seen !== null),
        referencePlace(scaler),
      ),
    placeWithout: (without) =>
      placeFunction(
        {
          means: scaler.means,
          deviations: scaler.deviations.map((deviation, column) => (without.has(column) ? 0 : deviation)),
        },
        TOKEN_COLUMNS,
      ),
  };
}

/**
 * Fits each column over the wallets with transactions, token columns over those with token transfers.
 *
 * @param vectors - Each shape `[44]`.
 */
export function fitReferenceScaler(vectors: readonly Float64Array[]): Scaler {
  const all = fitScaler(vectors, WALLET_44.length);
  const withTokens = fitScaler(vectors.filter(hasTokens), WALLET_44.length);
  for (const column of TOKEN_COLUMNS) {
    all.means[column] = withTokens.means[column]!;
    all.deviations[column] = withTokens.deviations[column]!;
  }
  return all;
}

/** Maps vectors to the space of reference wallets with this scaler. */
export function referencePlace(scaler: Scaler): (vector44: ArrayLike<number>) => Float32Array {
  return placeFunction(scaler, TOKEN_COLUMNS);
}

/** Whether a 44-vector has any token transfer. */
function hasTokens(vector44: ArrayLike<number>): boolean {
  return TOKEN_COLUMNS.some((column) => vector44[column] !== 0);
}

function decodeVectors(file: Parameters<typeof readSection>[0], count: number): Float64Array[] {
  const native = readSection(file, "native", "f64");
  const tokens = readSection(file, "tokens", "f64");
  const length = WALLET_44.length;
  // One buffer for all vectors: a separate one costs a hundred bytes of overhead each.
  const block = new Float64Array(count * length);
  const vectors = Array.from({ length: count }, (_, row) => {
    const vector = block.subarray(row * length, (row + 1) * length);
    for (const [i, column] of NATIVE_COLUMNS.entries())
      vector[column] = native[row * NATIVE_COLUMNS.length + i]!;
    return vector;
  });
  for (const [at, row] of readSection(file, "token_rows", "u32").entries()) {
    for (const [i, column] of TOKEN_COLUMNS.entries())
      vectors[row]![column] = tokens[at * TOKEN_COLUMNS.length + i]!;
  }
  return vectors;
}

function columnsWhere(belongs: (name: string) => boolean): readonly number[] {
  return [...WALLET_44.entries()].filter(([, name]) => belongs(name)).map(([column]) => column);
}

function pick(vector: Float64Array, columns: readonly number[]): number[] {
  return columns.map((column) => vector[column]!);
}
