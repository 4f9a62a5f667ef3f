import type { Figure } from "./catalogue.ts";
import type { CarrierEntry, NetworkEntry, SourceEntry } from "./file-schema.ts";

/** An entry with a source: a number with its unit, or a token. */
interface Entry {
  readonly source?: unknown;
  readonly value?: unknown;
  readonly unit?: unknown;
  readonly contract?: unknown;
}

/**
 * Every number and token of a file with its source. Entries whose source the file does not list are skipped.
 */
export function figuresOf(content: CarrierEntry | NetworkEntry): Figure[] {
  const of = content.kind === "network" ? `network ${content.network}` : content.id;
  const { sources, ...numbers } = content;
  const figures: Figure[] = [];
  const walk = (value: unknown, field: string): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, `${field}[${index}]`);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const entry = value as Entry;
    const source = typeof entry.source === "string" ? sources[entry.source] : undefined;
    if (source !== undefined) figures.push({ of, field, value: writtenValue(entry), ...statement(source) });
    for (const [key, item] of Object.entries(entry)) walk(item, field === "" ? key : `${field}.${key}`);
  };
  walk(numbers, "");
  return figures;
}

/** `240 s`, or a token's contract; `coin` for a network's own. */
function writtenValue(entry: Entry): string {
  if ("contract" in entry) return entry.contract === null ? "coin" : String(entry.contract);
  return `${entry.value} ${entry.unit}`;
}

function statement({ basis, page, compared, shelf_life_days }: SourceEntry) {
  return { basis, page: page ?? null, compared: new Date(compared), shelfLifeDays: shelf_life_days };
}
