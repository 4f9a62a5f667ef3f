import type { CarrierEntry, NetworkEntry } from "./file-schema.ts";

/** Complains of every number that names a source which its file does not list. */
export function checkSources(
  content: CarrierEntry | NetworkEntry,
  complain: (field: string, problem: string) => void,
): void {
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, `${path}[${index}]`);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      const field = path === "" ? key : `${path}.${key}`;
      if (key !== "source") walk(item, field);
      else if (!Object.hasOwn(content.sources, String(item)))
        complain(field, `"${item}" is not one of the file's sources`);
    }
  };
  const { sources: _, ...numbers } = content;
  walk(numbers, "");
}
