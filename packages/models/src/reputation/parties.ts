import { z } from "zod";
import { decodeSections, encodeSections, readSection } from "../sections.ts";

/** Evidence of the reference accounts about a counterparty, for `knowledgeOf`. */
export interface PartyWitness {
  /** Whether it is itself a fraudulent reference account. */
  readonly fraud: boolean;
  /** Reference accounts that dealt with it: clean ones and fraudulent ones. */
  readonly clean: number;
  readonly bad: number;
}

/** One row of the table. */
export interface PartyRow {
  /** Its own class as a reference account; `null` when it is none. */
  readonly reference: "honest" | "fraud" | null;
  readonly clean: number;
  readonly bad: number;
}

/** The counterparties of the reference accounts, on Ethereum. */
export interface Parties {
  readonly version: string;
  readonly size: number;
  /**
   * Evidence about a counterparty; no witnesses when it is not in the table.
   *
   * @param wallet - The rated wallet; it does not count as a witness for its own counterparties.
   */
  of(party: string, wallet: string): PartyWitness;
}

const Header = z.object({ version: z.string() });
const FORMAT = "tetron-reputation-parties/1";
const REFERENCES = [null, "honest", "fraud"] as const;
const MAX_COUNT = 255;
/** Fewest reference accounts that must have dealt with a counterparty for them to count. */
export const MIN_WITNESSES = 2;
/** An honest reference account counts as known, by this many additional clean witnesses. */
const SELF_CLEAN = 2;

/**
 * Writes the table. An address is kept as its first eight bytes: less than half the space, and still
 * too many for anyone to find another address with the same ones.
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
      clean: Uint8Array.from(sorted, ([, { clean }]) => Math.min(clean, MAX_COUNT)),
      bad: Uint8Array.from(sorted, ([, { bad }]) => Math.min(bad, MAX_COUNT)),
    },
  });
}

/**
 * Reads the table.
 *
 * @throws RangeError when the bytes are not a table.
 */
export function decodeParties(bytes: Uint8Array): Parties {
  const file = decodeSections(FORMAT, Header, bytes);
  const heads = readSection(file, "heads", "u32");
  const tails = readSection(file, "tails", "u32");
  const references = readSection(file, "references", "u8");
  const clean = readSection(file, "clean", "u8");
  const bad = readSection(file, "bad", "u8");
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
 * Evidence about a counterparty, without the rated account as a witness.
 *
 * @param self - Class of the rated account as a reference account.
 */
export function witnessOf({ reference, ...counts }: PartyRow, self: PartyRow["reference"]): PartyWitness {
  let clean = counts.clean - (self === "honest" ? 1 : 0);
  let bad = counts.bad - (self === "fraud" ? 1 : 0);
  if (clean + bad < MIN_WITNESSES) [clean, bad] = [0, 0];
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

/** The first (0) or second (1) four bytes of an EVM address. */
function wordOf(address: string, word: number): number {
  return Number.parseInt(address.slice(2 + word * 8, 10 + word * 8), 16);
}
