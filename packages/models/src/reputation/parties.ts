import { decodeSections, encodeSections, section } from "../sections.ts";

/** What the reference accounts know about a counterparty, as `knowledgeOf` takes it. */
export interface PartyWitness {
  /** Whether it is itself a reference account that committed fraud. */
  readonly fraud: boolean;
  /** Reference accounts that dealt with it: clean ones and fraudulent ones. */
  readonly clean: number;
  readonly bad: number;
}

/** One row of the table. */
export interface PartyRow {
  /** What it is itself among the reference accounts; `null` when it is none. */
  readonly reference: "honest" | "fraud" | null;
  readonly clean: number;
  readonly bad: number;
}

/** The counterparties that reference accounts know, on Ethereum. */
export interface Parties {
  readonly version: string;
  readonly size: number;
  /**
   * What is known of a counterparty; nothing when it is not in the table.
   *
   * @param wallet - Whose reputation it is: its own word about its partners does not count.
   */
  of(party: string, wallet: string): PartyWitness;
}

const FORMAT = "tetron-reputation-parties/1";
const REFERENCES = [null, "honest", "fraud"] as const;
const MOST = 255;
/** Reference accounts that must have dealt with a counterparty: one account's word is nobody's. */
export const LEAST_WITNESSES = 2;
/** To be a reference account is to be known: it counts as this many clean partners of its own. */
const SELF_CLEAN = 2;

/**
 * Writes the table. An address is kept as its first eight bytes: enough that nobody finds another address
 * with the same ones, and less than half the space.
 *
 * @param parties - By lower-case EVM address.
 */
export function encodeParties(version: string, parties: ReadonlyMap<string, PartyRow>): Uint8Array {
  const sorted = [...parties].sort(([a], [b]) => (a < b ? -1 : 1));
  return encodeSections(FORMAT, {
    header: { version },
    arrays: {
      heads: Uint32Array.from(sorted, ([address]) => wordOf(address, 0)),
      tails: Uint32Array.from(sorted, ([address]) => wordOf(address, 1)),
      references: Uint8Array.from(sorted, ([, { reference }]) => REFERENCES.indexOf(reference)),
      clean: Uint8Array.from(sorted, ([, { clean }]) => Math.min(clean, MOST)),
      bad: Uint8Array.from(sorted, ([, { bad }]) => Math.min(bad, MOST)),
    },
  });
}

/**
 * Reads the table.
 *
 * @throws RangeError when the bytes are not one.
 */
export function decodeParties(bytes: Uint8Array): Parties {
  const file = decodeSections<{ version: string }>(FORMAT, bytes);
  const heads = section(file, "heads", "u32");
  const tails = section(file, "tails", "u32");
  const references = section(file, "references", "u8");
  const clean = section(file, "clean", "u8");
  const bad = section(file, "bad", "u8");
  const find = (address: string): PartyRow => {
    const row = findRow(heads, tails, address);
    if (row < 0) return { reference: null, clean: 0, bad: 0 };
    return { reference: REFERENCES[references[row]!]!, clean: clean[row]!, bad: bad[row]! };
  };
  return {
    version: file.header.version,
    size: heads.length,
    of: (party, wallet) => witnessOf(find(party), find(wallet).reference),
  };
}

/**
 * What is known of a counterparty when an account's own word is left out.
 *
 * @param self - What the account that dealt with it is among the reference accounts.
 */
export function witnessOf({ reference, ...counts }: PartyRow, self: PartyRow["reference"]): PartyWitness {
  let clean = counts.clean - (self === "honest" ? 1 : 0);
  let bad = counts.bad - (self === "fraud" ? 1 : 0);
  if (clean + bad < LEAST_WITNESSES) [clean, bad] = [0, 0];
  if (reference === "honest") clean += SELF_CLEAN;
  return { fraud: reference === "fraud", clean: Math.max(clean, 0), bad: Math.max(bad, 0) };
}

function findRow(heads: Uint32Array, tails: Uint32Array, address: string): number {
  if (!address.startsWith("0x")) return -1;
  const head = wordOf(address, 0);
  const tail = wordOf(address, 1);
  let low = 0;
  let high = heads.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (heads[middle]! < head || (heads[middle] === head && tails[middle]! < tail)) low = middle + 1;
    else high = middle;
  }
  return heads[low] === head && tails[low] === tail ? low : -1;
}

/** Four bytes of an EVM address: the first (0) or the second (1) four. */
function wordOf(address: string, word: number): number {
  return Number.parseInt(address.slice(2 + word * 8, 10 + word * 8), 16);
}
