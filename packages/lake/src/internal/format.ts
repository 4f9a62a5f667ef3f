import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unavailable } from "./failures.ts";

/** How the directory is laid out, and the major version of Postgres that wrote its files. */
const FORMAT = { layout: 1, postgres: 18 } as const;

type Format = Readonly<Record<keyof typeof FORMAT, number>>;

/**
 * Checks that what a data directory holds can be opened, and clears what a creation that was cut short
 * left behind.
 *
 * @returns The database in it, which may have to be created first: see {@link adoptDatabase}.
 * @throws Failure `UNAVAILABLE` when the directory holds something that this version cannot open.
 */
export function databaseIn(directory: string): { readonly path: string; readonly exists: boolean } {
  const path = join(directory, "data");
  const exists = existsSync(path);
  const format = readFormat(directory);
  if (format === undefined && exists)
    throw unavailable(`The data directory ${directory} holds data that Tetron did not make.`);
  if (format !== undefined && (format.layout > FORMAT.layout || format.postgres > FORMAT.postgres))
    throw unavailable(`The data directory ${directory} was written by a newer version of Tetron.`);
  if (format !== undefined && (format.layout < FORMAT.layout || format.postgres < FORMAT.postgres))
    throw unavailable(`The data directory ${directory} was written by an older version that cannot be read.`);
  for (const name of readdirSync(directory).filter((entry) => entry.startsWith("draft.")))
    rmSync(join(directory, name), { recursive: true, force: true });
  return { path, exists };
}

/** Puts a database that was made in `draft` in its place, all at once. */
export function adoptDatabase(directory: string, draft: string): void {
  const format = join(directory, "format.json");
  writeFileSync(`${format}.new`, `${JSON.stringify(FORMAT)}\n`, { flush: true });
  renameSync(`${format}.new`, format);
  renameSync(draft, join(directory, "data"));
}

function readFormat(directory: string): Format | undefined {
  const path = join(directory, "format.json");
  if (!existsSync(path)) return undefined;
  try {
    const { layout, postgres } = JSON.parse(readFileSync(path, "utf8")) as Partial<Format>;
    if (Number.isInteger(layout) && Number.isInteger(postgres))
      return { layout: layout!, postgres: postgres! };
  } catch {
    // Falls through: it is not a format, whatever else it is.
  }
  throw unavailable(`The data directory ${directory} has a format.json that cannot be read.`);
}
