import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseStrictJson } from "@tetron/domain/json";
import type { Catalogue } from "./catalogue.ts";
import { compileCatalogue, type Entry } from "./compile.ts";
import { type CarrierEntry, CatalogueFile, type NetworkEntry } from "./file-schema.ts";

/** The shipped catalogue. */
export const SHIPPED = fileURLToPath(new URL("../../catalogue/", import.meta.url));

/**
 * Reads and checks every JSON file of the folders, including subfolders.
 *
 * @param folders - The shipped folder, then the operator's.
 * @throws Error naming every invalid file and field; the process must not start.
 *
 * @example
 * ```ts
 * import { readCatalogue, SHIPPED } from "@tetron/routing/catalogue/read";
 *
 * const { carriers } = await readCatalogue([SHIPPED]);
 * carriers.map(({ id }) => id); // ["transfer-arbitrum", …, "across", …]
 * ```
 */
export async function readCatalogue(folders: readonly string[] = [SHIPPED]): Promise<Catalogue> {
  const problems: string[] = [];
  const complain = (file: string, field: string, problem: string): void => {
    problems.push(`${file}: ${field === "" ? "" : `${field}: `}${problem}`);
  };
  const hash = createHash("sha256");
  const entries: Entry<CarrierEntry | NetworkEntry>[] = [];
  for (const file of (await Promise.all(folders.map(filesIn))).flat()) {
    const text = await readFile(file, "utf8");
    hash.update(text);
    const content = parse(text, (field, problem) => complain(file, field, problem));
    if (content !== undefined) entries.push({ file, content });
  }
  // Do not compile files that do not parse: further errors would only repeat the first.
  if (problems.length === 0) {
    const catalogue = compileCatalogue(entries, `sha256:${hash.digest("hex").slice(0, 16)}`, complain);
    if (problems.length === 0) return catalogue;
  }
  throw new Error(`The route catalogue is wrong:\n${problems.join("\n")}`);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function parse(
  text: string,
  complain: (field: string, problem: string) => void,
): CarrierEntry | NetworkEntry | undefined {
  let json: unknown;
  try {
    json = parseStrictJson(text, "content");
  } catch (error) {
    complain("", (error as Error).message);
    return undefined;
  }
  const { success, data, error } = CatalogueFile.safeParse(json);
  if (success) return data;
  for (const issue of error.issues) complain(fieldOf(issue.path), issue.message);
  return undefined;
}

/** `lanes[0].percentage.unit` */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((field, part) => {
    if (typeof part === "number") return `${field}[${part}]`;
    return field === "" ? String(part) : `${field}.${String(part)}`;
  }, "");
}
