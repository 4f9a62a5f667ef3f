import { ADDRESS_FORMS, addressBytes, addressOfBytes } from "@tetron/domain/address-bytes";
import type { Network } from "@tetron/domain/network";
import type { AddressKeys } from "./address-marks.ts";
import type { LabelList, WalletLabel } from "./label-list.ts";
import { dayOfNumber, FORMAT, Header } from "./label-list-file.ts";
import { decodeSections, readSection, type Sections } from "./sections.ts";

/** The labels of one network's addresses in one form. */
interface Table extends AddressKeys {
  readonly network: Network;
  readonly facts: Uint16Array;
  readonly names: Uint16Array;
}

const NONE: readonly WalletLabel[] = [];

/**
 * Reads a list. Only the header is parsed; a look-up is a binary search among the addresses.
 *
 * @throws RangeError when the bytes are not a list, naming the field that is missing or wrong.
 */
export function decodeLabelList(bytes: Uint8Array): LabelList {
  const file = decodeSections(FORMAT, Header, bytes);
  const { header } = file;
  const tables = header.tables.map((table, i) => tableOf(file, table, i));
  const networks = new Set(tables.map(({ network }) => network));
  const nameStarts = readSection(file, "nameStarts", "u32");
  const names = readSection(file, "names", "u8");
  const decoder = new TextDecoder();
  const nameOf = (n: number) => decoder.decode(names.subarray(nameStarts[n]!, nameStarts[n + 1]!));
  const labelAt = ({ network, facts, names: of }: Table, row: number, address: string): WalletLabel => {
    const [word, firstDay, lastDay, confidence, publisher, actor] = header.facts[facts[row]!]!;
    return {
      ...{ network, address, label: header.words[word]!, name: nameOf(of[row]!) },
      firstSeen: dayOfNumber(firstDay),
      lastSeen: dayOfNumber(lastDay),
      confidence,
      publisher: publisher === null ? null : header.publishers[publisher]!,
      actor: actor === null ? null : header.actors[actor]!,
    };
  };
  return {
    source: header.source,
    rows: header.rows,
    words: header.words,
    leftOut: header.leftOut,
    networks,
    tables,
    find(network, address, bytes) {
      // Most lists are of one network, and most questions of another.
      if (!networks.has(network)) return NONE;
      const wanted = bytes ?? addressBytes(network, address);
      const table = tables.find((each) => each.network === network && each.form === wanted?.form);
      if (wanted === undefined || table === undefined) return NONE;
      const found: WalletLabel[] = [];
      for (let row = firstRow(table, wanted.bytes); isAt(table, row, wanted.bytes); row++)
        found.push(labelAt(table, row, address));
      return found;
    },
    *entries() {
      for (const table of tables)
        for (let row = 0; row < table.facts.length; row++)
          yield labelAt(table, row, addressOfBytes({ form: table.form, bytes: keyAt(table, row) }));
    },
  };
}

/** @throws RangeError when the lengths of a table's arrays do not match. */
function tableOf(file: Sections<Header>, { network, form }: Header["tables"][number], i: number): Table {
  const keys = readSection(file, `keys${i}`, "u8");
  const facts = readSection(file, `facts${i}`, "u16");
  const names = readSection(file, `names${i}`, "u16");
  if (keys.length !== facts.length * ADDRESS_FORMS[form] || names.length !== facts.length)
    throw new RangeError(`Table ${i} of the ${FORMAT} file has arrays of different lengths.`);
  return { network, form, keys, facts, names };
}

function keyAt({ keys, form }: Table, row: number): Uint8Array {
  const width = ADDRESS_FORMS[form];
  return keys.subarray(row * width, (row + 1) * width);
}

/** As `compareBytes` does with the row's address, without a view of it. */
function compareAt({ keys, form }: Table, row: number, bytes: Uint8Array): number {
  const start = row * ADDRESS_FORMS[form];
  for (let i = 0; i < bytes.length; i++) {
    const difference = keys[start + i]! - bytes[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function isAt(table: Table, row: number, bytes: Uint8Array): boolean {
  return row < table.facts.length && compareAt(table, row, bytes) === 0;
}

/** The first row whose address is at or above these bytes. */
function firstRow(table: Table, bytes: Uint8Array): number {
  let [low, high] = [0, table.facts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAt(table, middle, bytes) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
