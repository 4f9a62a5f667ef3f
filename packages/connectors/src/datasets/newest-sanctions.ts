import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readSanctions, type SanctionsList } from "./sanctions.ts";

/** The newest list of one asset that a data folder holds. */
export interface NewestSanctions extends SanctionsList {
  /** The day of the edition, `YYYY-MM-DD`, or `undated`. */
  readonly day: string;
}

/**
 * Reads the newest edition of each asset's list. A folder has editions in subfolders named for their day, and one that
 * is not dated in itself; no edition needs to have every asset.
 *
 * @param dayOf - The day of the edition in the folder itself, by its content.
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

/** Ascending, so that a later edition replaces an earlier one. */
async function dayFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && /^\d{4}-\d{2}-\d{2}$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}
