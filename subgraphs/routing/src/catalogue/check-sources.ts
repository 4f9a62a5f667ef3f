import type { CarrierEntry, NetworkEntry } from "./file-schema.ts";

/** Reports every number whose source is not listed in its file, and every unused source. */
export function checkSources(
  content: CarrierEntry | NetworkEntry,
  complain: (field: string, problem: string) => void,
): void {
  const named = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, `${path}[${index}]`);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      const field = path === "" ? key : `${path}.${key}`;
      if (key !== "source") walk(item, field);
      else named.add(String(item));
      if (key === "source" && !Object.hasOwn(content.sources, String(item)))
        complain(field, `"${item}" is not one of the file's sources`);
    }
  };
  const { sources: _, ...numbers } = content;
  walk(numbers, "");
  for (const source of Object.keys(content.sources)) {
    if (!named.has(source)) complain(`sources.${source}`, "is not used by any number");
  }
}
