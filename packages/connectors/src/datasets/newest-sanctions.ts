import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readSanctions, type SanctionsList } from "./sanctions.ts";

/** The newest list of one asset in a data folder. */
export interface NewestSanctions extends SanctionsList {
  /** The day of the version, `YYYY-MM-DD`, or `undated`. */
  readonly day: string;
}

/**
 * Reads the newest version of each asset's list. A folder has versions in subfolders named by day, and an
 * undated one directly in it. A version need not have every asset.
 *
 * @param dayOf - Returns the day of the undated version by the hash of its content.
 * @returns Ascending by asset.
 * @throws Failure `UNPROCESSABLE` as `readSanctions` does.
 */
export async function readNewestSanctions(
  folder: string,
  dayOf: (sha256: string) => string | undefined,
  signal?: AbortSignal,
): Promise<NewestSanctions[]> {
  const own = await readSanctions(folder, signal);
  const newest = new Map<string, NewestSanctions>();
  const add = (lists: readonly SanctionsList[], day: string) => {
    for (const list of lists) newest.set(list.asset, { ...list, day });
  };
  add(own.lists, dayOf(own.sha256) ?? "undated");
  for (const day of await dayFolders(folder))
    add((await readSanctions(join(folder, day), signal)).lists, day);
  return [...newest.values()].sort((a, b) => (a.asset < b.asset ? -1 : 1));
}

/** Ascending, so that a later version replaces an earlier one. */
async function dayFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && /^\d{4}-\d{2}-\d{2}$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}
