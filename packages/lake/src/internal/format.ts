import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unavailable } from "./failures.ts";

/** How the directory is laid out, and the major version of Postgres that wrote its files. */
const FORMAT = { layout: 1, postgres: 18 } as const;

interface Format {
  readonly layout: number;
  readonly postgres: number;
  readonly state: "creating" | "ready";
}

/**
 * Prepares a data directory to be opened. A creation that was cut short is started again: nothing was
 * ever acknowledged from it.
 *
 * @returns Whether there is no database in it yet, and what marks it as complete once there is.
 * @throws Failure `UNAVAILABLE` when the directory holds something that this version cannot open.
 */
export function prepareDirectory(directory: string): { readonly fresh: boolean; complete(): void } {
  const data = join(directory, "data");
  const format = readFormat(directory);
  if (format === undefined && existsSync(data))
    throw unavailable(`The data directory ${directory} holds data that Tetron did not make.`);
  if (format !== undefined && (format.layout > FORMAT.layout || format.postgres > FORMAT.postgres))
    throw unavailable(`The data directory ${directory} was written by a newer version of Tetron.`);
  if (format !== undefined && (format.layout < FORMAT.layout || format.postgres < FORMAT.postgres))
    throw unavailable(`The data directory ${directory} was written by an older version that cannot be read.`);
  const fresh = format?.state !== "ready";
  if (fresh) {
    writeFormat(directory, "creating");
    rmSync(data, { recursive: true, force: true });
  }
  return { fresh, complete: () => (fresh ? writeFormat(directory, "ready") : undefined) };
}

function readFormat(directory: string): Format | undefined {
  const path = join(directory, "format.json");
  if (!existsSync(path)) return undefined;
  try {
    const { layout, postgres, state } = JSON.parse(readFileSync(path, "utf8")) as Partial<Format>;
    if (Number.isInteger(layout) && Number.isInteger(postgres) && (state === "creating" || state === "ready"))
      return { layout: layout!, postgres: postgres!, state };
  } catch {
    // Falls through: it is not a format, whatever else it is.
  }
  throw unavailable(`The data directory ${directory} has a format.json that cannot be read.`);
}

function writeFormat(directory: string, state: Format["state"]): void {
  const path = join(directory, "format.json");
  writeFileSync(`${path}.new`, `${JSON.stringify({ ...FORMAT, state })}\n`, { flush: true });
  renameSync(`${path}.new`, path);
}
