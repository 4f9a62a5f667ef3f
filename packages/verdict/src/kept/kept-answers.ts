import { isStoredEvmAddress } from "@tetron/models/evm-address";
import type { Neighbour } from "@tetron/models/neighbour";
import { type KeptEstimate, MAX_REPORTED_FEATURES } from "../estimate/telling-model.ts";

/** What is kept of a wallet in one state, as it is stored. */
export interface KeptAnswers {
  /** See `stateOf`. */
  readonly state: string;
  /** Versions of the models, the newest first. */
  readonly models: readonly string[];
  /** {@link ESTIMATE_BYTES} for each of the models. */
  readonly estimates: Buffer;
  /** Of the index that was searched; `null` when none was. */
  readonly edition: string | null;
  /** {@link NEIGHBOUR_BYTES} for each, nearest first; `null` without an edition. */
  readonly neighbours: Buffer | null;
}

/** Contributions, their rest and the rarity in double precision, and the columns of the contributions in a byte each. */
export const ESTIMATE_BYTES = 9 * MAX_REPORTED_FEATURES + 16;
const REST_AT = 8 * MAX_REPORTED_FEATURES;
const RARITY_AT = REST_AT + 8;
const COLUMNS_AT = RARITY_AT + 8;
const ADDRESS_BYTES = 20;
/** The distance in double precision, the address, and whether it is fraud. */
const NEIGHBOUR_BYTES = 8 + ADDRESS_BYTES + 1;

/** What a model was kept to say; `undefined` when that is not kept. */
export function keptEstimate({ models, estimates }: KeptAnswers, model: string): KeptEstimate | undefined {
  const at = models.indexOf(model);
  return at === -1 ? undefined : decodeEstimate(estimates, at * ESTIMATE_BYTES);
}

/** The neighbours that were kept of an index; `undefined` when they are not. */
export function keptNeighbours({ edition, neighbours }: KeptAnswers, of: string): Neighbour[] | undefined {
  return edition === of && neighbours !== null ? decodeNeighbours(neighbours) : undefined;
}

/** `undefined` of an explanation with fewer features than are reported. */
export function encodeEstimate({ strongest, rest, rarity }: KeptEstimate): Buffer | undefined {
  if (strongest.length !== MAX_REPORTED_FEATURES) return undefined;
  const bytes = Buffer.alloc(ESTIMATE_BYTES);
  for (const [i, { column, contribution }] of strongest.entries()) {
    bytes.writeDoubleLE(contribution, 8 * i);
    bytes[COLUMNS_AT + i] = column;
  }
  bytes.writeDoubleLE(rest, REST_AT);
  bytes.writeDoubleLE(rarity, RARITY_AT);
  return bytes;
}

function decodeEstimate(bytes: Buffer, start: number): KeptEstimate {
  const view = viewOf(bytes);
  const strongest: { column: number; contribution: number }[] = [];
  for (let i = 0; i < MAX_REPORTED_FEATURES; i++)
    strongest.push({
      column: bytes[start + COLUMNS_AT + i]!,
      contribution: view.getFloat64(start + 8 * i, true),
    });
  return {
    strongest,
    rest: view.getFloat64(start + REST_AT, true),
    rarity: view.getFloat64(start + RARITY_AT, true),
  };
}

/** `undefined` when one of them is no wallet of an EVM network. */
export function encodeNeighbours(wallets: readonly Neighbour[]): Buffer | undefined {
  if (!wallets.every(({ address }) => isStoredEvmAddress(address))) return undefined;
  const bytes = Buffer.alloc(NEIGHBOUR_BYTES * wallets.length);
  for (const [i, { address, fraud, distance }] of wallets.entries()) {
    const start = i * NEIGHBOUR_BYTES;
    bytes.writeDoubleLE(distance, start);
    bytes.write(address.slice(2), start + 8, "hex");
    bytes[start + 8 + ADDRESS_BYTES] = Number(fraud);
  }
  return bytes;
}

function decodeNeighbours(bytes: Buffer): Neighbour[] {
  const digits = bytes.toString("hex");
  const view = viewOf(bytes);
  const wallets: Neighbour[] = [];
  for (let start = 0; start < bytes.length; start += NEIGHBOUR_BYTES) {
    const end = start + 8 + ADDRESS_BYTES;
    wallets.push({
      address: `0x${digits.slice(2 * (start + 8), 2 * end)}`,
      fraud: bytes[end] === 1,
      distance: view.getFloat64(start, true),
    });
  }
  return wallets;
}

/** Reads doubles in a part of the time that the buffer's own methods take. */
function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
