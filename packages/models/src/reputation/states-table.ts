import type { WalletRef } from "@tetron/domain/wallet";
import { z } from "zod";
import { bytesOfAddress, evmAddress } from "../evm-address.ts";
import { decodeSections, encodeSections, readSection } from "../sections.ts";
import { KEY_STEP } from "./address-key.ts";
import { type ByteReader, type ByteWriter, byteReader, byteWriter } from "./byte-stream.ts";
import { DAY } from "./half-lives.ts";
import { ROW, ROW_DAYS, ROW_SUMS, ROW_TIME, SUMS } from "./layout.ts";
import { closeDays } from "./rows.ts";
import { shrinkSketch } from "./sketch.ts";
import { emptyReputation, type ReputationState, SKETCHES } from "./state.ts";

/** The shipped reputation states: those of the reference accounts, on Ethereum. */
export interface ReputationStates {
  readonly version: string;
  /** Addresses in stored form, ascending. */
  readonly addresses: readonly string[];
  /** The state of a wallet as a new object; `undefined` when it is not in the table. */
  of(wallet: WalletRef): ReputationState | undefined;
}

const Header = z.object({ version: z.string() });
const ADDRESS_BYTES = 20;
const FORMAT = "tetron-reputation-states/1";
/** Counterparties of each kind that a state in the table keeps. */
const KEPT_KEYS = 16;

/**
 * Writes the table. To save space it closes the days of each state, rounds sums to eleven bits and keeps
 * fewer counterparties, their keys to 32 bits: one that is added again later may count twice. A score differs from that of the full state by a fraction of a point.
 */
export function encodeReputationStates(
  version: string,
  states: ReadonlyMap<string, ReputationState>,
): Uint8Array {
  const sorted = [...states].sort(([a], [b]) => (a < b ? -1 : 1));
  const stream = byteWriter();
  const starts = sorted.map(([, state]) => {
    const start = stream.length;
    writeState(stream, compact(state));
    return start;
  });
  const addresses = Uint8Array.from(sorted.flatMap(([address]) => [...bytesOfAddress(address)]));
  return encodeSections(FORMAT, {
    header: { version },
    arrays: { addresses, starts: Uint32Array.from(starts), states: stream.done() },
  });
}

/**
 * Reads the table; each state is decoded on demand.
 *
 * @throws RangeError when the bytes are not a table.
 */
export function decodeReputationStates(bytes: Uint8Array): ReputationStates {
  const file = decodeSections(FORMAT, Header, bytes);
  const bytesOfAddresses = readSection(file, "addresses", "u8");
  const starts = readSection(file, "starts", "u32");
  const addresses = Array.from(starts, (_, i) =>
    evmAddress(bytesOfAddresses.subarray(i * ADDRESS_BYTES, (i + 1) * ADDRESS_BYTES)),
  );
  const states = readSection(file, "states", "u8");
  const numbers = new Map(addresses.map((address, i) => [address, i]));
  return {
    version: file.header.version,
    addresses,
    of({ network, address }) {
      const number = network === "ethereum" ? numbers.get(address) : undefined;
      return number === undefined ? undefined : readState(byteReader(states, starts[number]!));
    },
  };
}

function compact(state: ReputationState): ReputationState {
  const small = structuredClone(state);
  closeDays(small);
  for (const name of SKETCHES) shrinkSketch(small[name], KEPT_KEYS);
  return small;
}

function writeState(stream: ByteWriter, state: ReputationState): void {
  stream.varint(state.latest);
  stream.varint((state.vouchedSince ?? -1) + 1);
  const { closed } = state;
  stream.varint(closed.length / ROW);
  for (let at = 0, before = 0; at < closed.length; at += ROW) {
    stream.varint(closed[at + ROW_TIME]! - before);
    before = closed[at + ROW_TIME]!;
    stream.varint(closed[at + ROW_DAYS]!);
    const sums = closed.slice(at + ROW_SUMS, at + ROW);
    stream.varint(sums.reduce((mask, sum, i) => mask + (sum === 0 ? 0 : 2 ** i), 0));
    for (const sum of sums) if (sum !== 0) stream.rounded(sum);
  }
  for (const name of SKETCHES) writeSketch(stream, state[name], Math.floor(state.latest / DAY));
}

function writeSketch(stream: ByteWriter, sketch: readonly number[], latestDay: number): void {
  stream.varint(sketch.length >>> 1);
  stream.varint(Math.ceil(sketch[0]! / KEY_STEP));
  let before = 0;
  for (let at = 1; at < sketch.length; at += 2) {
    const key = Math.floor(sketch[at]! / KEY_STEP);
    stream.varint(key - before);
    before = key;
    stream.varint(latestDay - sketch[at + 1]!);
  }
}

function readState(stream: ByteReader): ReputationState {
  const state = emptyReputation();
  state.latest = stream.varint();
  const vouchedSince = stream.varint();
  state.vouchedSince = vouchedSince === 0 ? null : vouchedSince - 1;
  let epoch = 0;
  for (let rows = stream.varint(); rows > 0; rows--) {
    epoch += stream.varint();
    state.closed.push(epoch, stream.varint());
    const mask = stream.varint();
    for (let i = 0; i < SUMS; i++)
      state.closed.push(Math.floor(mask / 2 ** i) % 2 === 1 ? stream.rounded() : 0);
  }
  for (const name of SKETCHES) state[name] = readSketch(stream, Math.floor(state.latest / DAY));
  return state;
}

function readSketch(stream: ByteReader, latestDay: number): number[] {
  const kept = stream.varint();
  const sketch = [stream.varint() * KEY_STEP];
  let key = 0;
  for (let i = 0; i < kept; i++) {
    key += stream.varint();
    sketch.push(key * KEY_STEP, latestDay - stream.varint());
  }
  return sketch;
}
