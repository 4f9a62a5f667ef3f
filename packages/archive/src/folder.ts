import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { Failure } from "@tetron/domain/failure";
import { findArchiveState, listArchiveFiles, putArchiveState } from "@tetron/lake/archive";
import type { Lake } from "@tetron/lake/lake";
import { ARCHIVE_KINDS } from "@tetron/lake/tables/archive-files";
import { z } from "zod";

/** Names the archive, in its folder and in the store: a folder of another store is not touched. */
const MARK = "archive.json";
const Mark = z.object({ archive: z.string() });
/** Files of the archive, and those that were not finished. */
const OURS = new RegExp(
  `^(${ARCHIVE_KINDS.join("|")})/network=[a-z]+/day=\\d{4}-\\d\\d-\\d\\d/[0-9a-z]+\\.parquet(\\.tmp)?$`,
);

/**
 * Checks that a folder is the archive of this store, and makes it so at the first start.
 *
 * @throws Failure `UNAVAILABLE` naming the folder when it is another store's, or when the files of the manifest are not in it.
 */
export async function claimFolder({ db }: Pick<Lake, "db">, folder: string): Promise<void> {
  const { found, stored } = await refuseAnothers({ db }, folder);
  if (found !== undefined) return;
  if (stored !== undefined && (await listArchiveFiles(db)).length > 0)
    throw unusable(folder, `it has no ${MARK}, and the store has an archive: is the disk mounted?`);
  const id = stored ?? randomUUID();
  // First in the store: a folder that no store knows would be taken for another one's.
  if (stored === undefined) await putArchiveState(db, "id", id);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, MARK), `${JSON.stringify({ archive: id })}\n`, { flag: "wx" });
}

/**
 * Refuses the archive of another store, whose files the manifest does not have.
 *
 * @returns The names of the archive in the folder and in the store, `undefined` where there is none yet.
 * @throws Failure `UNAVAILABLE` naming the folder.
 */
export async function refuseAnothers({ db }: Pick<Lake, "db">, folder: string) {
  const [found, stored] = await Promise.all([readMark(folder), findArchiveState<string>(db, "id")]);
  if (found !== undefined && found !== stored) throw unusable(folder, "it is the archive of another store");
  return { found, stored };
}

async function readMark(folder: string): Promise<string | undefined> {
  try {
    return Mark.parse(JSON.parse(await readFile(join(folder, MARK), "utf8"))).archive;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw unusable(folder, `${MARK} cannot be read`, error);
  }
}

/** The failure to use a folder as the archive. */
export function unusable(folder: string, why: string, cause?: unknown): Failure<"UNAVAILABLE"> {
  const details = { dependency: "archive", retryAfter: 60 };
  return new Failure("UNAVAILABLE", `TETRON_ARCHIVE: ${folder} cannot be used: ${why}.`, details, { cause });
}

/** The files of the archive that a folder has, whether or not they are in the manifest, relative to it. */
export async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/"))
    .filter((path) => OURS.test(path));
}

/** Deletes files that the manifest does not name: a run was killed before it named them, or after it replaced them. */
export async function removeOrphans({ db }: Pick<Lake, "db">, folder: string): Promise<string[]> {
  const present = await listFiles(folder);
  const named = new Set((await listArchiveFiles(db)).map(({ path }) => path));
  const orphans = present.filter((path) => !named.has(path));
  for (const path of orphans) await rm(join(folder, path), { force: true });
  return orphans;
}

/** Makes a written file durable under its name. */
export async function publish(folder: string, path: string): Promise<void> {
  const target = join(folder, path);
  await sync(`${target}.tmp`);
  await rename(`${target}.tmp`, target);
  await sync(dirname(target));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } catch (error) {
    // A folder cannot be synchronised on every system.
    if (!["EISDIR", "EPERM", "EINVAL"].includes(String((error as NodeJS.ErrnoException).code))) throw error;
  } finally {
    await file.close();
  }
}

/** The size and the hash of a file. */
export async function measureFile(
  path: string,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest("hex") };
}
