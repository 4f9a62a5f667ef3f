import { type AddressForm, addressBytes } from "@tetron/domain/address-bytes";
import type { Network } from "@tetron/domain/network";
import type { LabelList, WalletLabel } from "./label-list.ts";
import { compareBytes, dayNumber, type Fact, FORMAT, type Header } from "./label-list-file.ts";
import { encodeSections, type SectionArray } from "./sections.ts";

type NewList = Pick<LabelList, "source" | "leftOut"> & { readonly labels: Iterable<WalletLabel> };

interface Row {
  readonly network: Network;
  readonly form: AddressForm;
  readonly bytes: Uint8Array;
  readonly fact: number;
  readonly name: number;
  readonly label: string;
}

/** Most distinct facts or names: they are numbered in 16 bits. */
const MAX_ENTRIES = 2 ** 16;

/**
 * Writes a list: for each network and form of address, the sorted bytes of the addresses, each with a fact
 * (word, days, confidence, publisher, actor) and a name. The same labels in any order give the same bytes.
 *
 * @throws RangeError for an address whose form has no bytes, or more than 65,536 distinct facts or names.
 */
export function encodeLabelList({ source, leftOut, labels }: NewList): Uint8Array {
  const all = [...labels];
  const pick = (of: (label: WalletLabel) => string | null) =>
    [...new Set(all.map(of).filter((text) => text !== null))].sort();
  const tables = {
    words: pick(({ label }) => label),
    publishers: pick(({ publisher }) => publisher),
    actors: pick(({ actor }) => actor),
  };
  const names = pick(({ name }) => name);
  requireFew("names", names);
  const facts = createFacts(all, tables);
  const nameNumbers = numbersOf(names);
  const rows = all
    .map((label) => ({
      ...bytesOf(label),
      network: label.network,
      fact: facts.numberOf(label),
      name: nameNumbers.get(label.name)!,
      label: label.label,
    }))
    .sort(compareRows);
  const groups = [...Map.groupBy(rows, ({ network, form }) => `${network} ${form}`).values()];
  const encodedNames = names.map((name) => new TextEncoder().encode(name));
  const arrays: Record<string, SectionArray> = {
    nameStarts: startsOf(encodedNames),
    names: joined(encodedNames),
  };
  for (const [i, group] of groups.entries()) {
    arrays[`keys${i}`] = joined(group.map(({ bytes }) => bytes));
    arrays[`facts${i}`] = Uint16Array.from(group, ({ fact }) => fact);
    arrays[`names${i}`] = Uint16Array.from(group, ({ name }) => name);
  }
  const header: Header = {
    ...{ source, leftOut, rows: rows.length, ...tables, facts: facts.rows },
    tables: groups.map(([first]) => ({ network: first!.network, form: first!.form })),
  };
  return encodeSections(FORMAT, { header, arrays });
}

function createFacts(
  labels: readonly WalletLabel[],
  { words, publishers, actors }: Pick<Header, "words" | "publishers" | "actors">,
) {
  const [word, publisher, actor] = [numbersOf(words), numbersOf(publishers), numbersOf(actors)];
  const factOf = (label: WalletLabel): Fact => [
    word.get(label.label)!,
    dayNumber(label.firstSeen),
    dayNumber(label.lastSeen),
    label.confidence,
    label.publisher === null ? null : publisher.get(label.publisher)!,
    label.actor === null ? null : actor.get(label.actor)!,
  ];
  const keys = [...new Set(labels.map((label) => JSON.stringify(factOf(label))))].sort();
  requireFew("facts", keys);
  const numbers = numbersOf(keys);
  return {
    rows: keys.map((key) => JSON.parse(key) as Fact),
    numberOf: (label: WalletLabel) => numbers.get(JSON.stringify(factOf(label)))!,
  };
}

function requireFew(what: string, { length }: readonly string[]): void {
  if (length > MAX_ENTRIES)
    throw new RangeError(`A list has at most ${MAX_ENTRIES} different ${what}; this one has ${length}.`);
}

function bytesOf({ network, address }: WalletLabel) {
  const found = addressBytes(network, address);
  if (found === undefined) throw new RangeError(`${address} on ${network} has no bytes to be sorted by.`);
  return found;
}

function compareRows(a: Row, b: Row): number {
  return (
    compareTexts(a.network, b.network) ||
    compareTexts(a.form, b.form) ||
    compareBytes(a.bytes, b.bytes) ||
    compareTexts(a.label, b.label) ||
    a.name - b.name
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function numbersOf(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map(texts.map((text, i) => [text, i]));
}

/** Where each part begins, and where the last ends. */
function startsOf(parts: readonly Uint8Array[]): Uint32Array {
  const starts = new Uint32Array(parts.length + 1);
  for (const [i, { length }] of parts.entries()) starts[i + 1] = starts[i]! + length;
  return starts;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const starts = startsOf(parts);
  const all = new Uint8Array(starts.at(-1)!);
  for (const [i, part] of parts.entries()) all.set(part, starts[i]);
  return all;
}
