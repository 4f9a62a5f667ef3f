import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unavailable } from "./failures.ts";

/** The layout of the directory, and the major version of Postgres that wrote its files. */
const FORMAT = { layout: 1, postgres: 18 } as const;

type Format = Readonly<Record<keyof typeof FORMAT, number>>;

/**
 * Checks that a data directory can be opened, and removes the remains of an interrupted creation.
 *
 * @returns The database in it, which may have to be created first: see {@link adoptDatabase}.
 * @throws Failure `UNAVAILABLE` when the directory holds something that this version cannot open.
 */
export function databaseIn(directory: string): { readonly path: string; readonly exists: boolean } {
  const path = join(directory, "data");
  const exists = existsSync(path);
  const format = readFormat(directory);
  if (format === undefined && exists)
    throw unavailable(`The data directory ${directory} has data that Tetron did not write.`);
  if (format !== undefined && (format.layout > FORMAT.layout || format.postgres > FORMAT.postgres))
    throw unavailable(`The data directory ${directory} was written by a newer version of Tetron.`);
  if (format !== undefined && (format.layout < FORMAT.layout || format.postgres < FORMAT.postgres))
    throw unavailable(`The data directory ${directory} was written by an older version that cannot be read.`);
  for (const name of readdirSync(directory).filter((entry) => entry.startsWith("draft.")))
    rmSync(join(directory, name), { recursive: true, force: true });
  return { path, exists };
}

/** Moves a database created in `draft` into place, atomically. */
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
    const read: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (isFormat(read)) return read;
  } catch {
    // Falls through: it is not a format file.
  }
  throw unavailable(`The data directory ${directory} has a format.json that cannot be read.`);
}

function isFormat(read: unknown): read is Format {
  const { layout, postgres } = Object(read) as Readonly<Record<string, unknown>>;
  return Number.isInteger(layout) && Number.isInteger(postgres);
}
