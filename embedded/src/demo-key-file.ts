import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Settings } from "./settings.ts";

const KEY = /^tk_(?:live_[0-9A-Za-z]{49}|[\w-]{43}(?:[\w-]{6})?)$/;
const OWNER_ONLY = 0o600;

/** File of the demo tenant's key; none for a shared database. */
export function demoKeyFile({ DATABASE_URL, TETRON_HOME }: Settings): string | undefined {
  return DATABASE_URL === undefined ? resolve(TETRON_HOME, "demo-key") : undefined;
}

/**
 * Reads the key in a file.
 *
 * @returns `undefined` when there is no such file.
 * @throws Error naming the file when it cannot be read or has no valid key.
 */
export async function readDemoKey(file: string): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`The demo key cannot be read from ${file}.`, { cause: error });
  }
  const key = text.trim();
  if (!KEY.test(key)) throw new Error(`${file} has no valid key: remove it, and the next start creates one.`);
  return key;
}

/** Stores a key readable by its owner only. The write is atomic. */
export async function writeDemoKey(file: string, key: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, `${key}\n`, { mode: OWNER_ONLY, flag: "wx" });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
