import { Buffer } from "node:buffer";

/** A change that bitcoind announces under `sequence`. */
export type SequenceMessage = {
  /** Counts the messages of the topic since the node started; one that is left out was lost. */
  readonly count: number;
} & (
  | {
      /** A transaction came, or went otherwise than by a block. */
      readonly what: "added" | "removed";
      readonly txid: string;
      /** The number of the change, as `getrawmempool` counts them. */
      readonly sequence: number;
    }
  | { readonly what: "connected" | "disconnected" }
);

const LABELS = { A: "added", R: "removed", C: "connected", D: "disconnected" } as const;
const HASH_BYTES = 32;
const SEQUENCE_AT = HASH_BYTES + 1;
const SEQUENCE_BYTES = 8;
const COUNT_BYTES = 4;
/** Counts begin again after this one. */
const LAST_COUNT = 0xffff_ffff;

/**
 * Reads the parts of a message: the topic; 32 bytes as RPC shows them, a letter and, of a transaction, eight bytes; and four
 * bytes of a count. Numbers have their lowest byte first.
 *
 * @returns `undefined` for anything else.
 * @see https://github.com/bitcoin/bitcoin/blob/v28.0/doc/zmq.md
 */
export function readSequence([topic, body, count]: readonly Uint8Array[]): SequenceMessage | undefined {
  if (topic === undefined || body === undefined || count?.length !== COUNT_BYTES) return undefined;
  if (Buffer.from(topic).toString() !== "sequence") return undefined;
  const bytes = Buffer.from(body);
  const what = LABELS[bytes.toString("latin1", HASH_BYTES, SEQUENCE_AT) as keyof typeof LABELS];
  const told = { count: Buffer.from(count).readUInt32LE(0) };
  if (what === "connected" || what === "disconnected") return { ...told, what };
  if (what === undefined || bytes.length !== SEQUENCE_AT + SEQUENCE_BYTES) return undefined;
  const txid = bytes.toString("hex", 0, HASH_BYTES);
  return { ...told, what, txid, sequence: Number(bytes.readBigUInt64LE(SEQUENCE_AT)) };
}

/** Whether a message follows the one before it, so that none was lost; of the first one nobody knows. */
export function isNext(before: number | undefined, count: number): boolean {
  return before !== undefined && count === (before === LAST_COUNT ? 0 : before + 1);
}
