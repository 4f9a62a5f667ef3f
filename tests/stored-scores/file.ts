import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { constants, gunzip, gzip } from "node:zlib";
import { fromExactJson, toExactJson } from "@tetron/lake/exact-json";
import type { StoredScore } from "@tetron/lake/tables/scores";

/** Folder of scores stored by earlier commits. Each file is written once and never changed. */
export const STORED_SCORES = new URL("./fixtures/", import.meta.url);

/** Writes scores, one per line, with exact numbers. */
export async function writeScores(file: URL, scores: readonly StoredScore[]): Promise<void> {
  const lines = scores.map((score) => `${toExactJson(score)}\n`).join("");
  await writeFile(file, await promisify(gzip)(lines, { level: constants.Z_BEST_COMPRESSION }));
}

/** The scores that {@link writeScores} wrote, as the lake holds them. */
export async function readScores(file: URL): Promise<StoredScore[]> {
  const text = (await promisify(gunzip)(await readFile(file))).toString("utf8");
  return text.split("\n").filter(Boolean).map(readScore);
}

function readScore(line: string): StoredScore {
  const { createdAt, completedAt, fraudScoreRange, ...score } = fromExactJson(
    JSON.parse(line),
  ) as StoredScore;
  return {
    ...score,
    // Rows from before the column was there have none.
    fraudScoreRange: fraudScoreRange ?? null,
    createdAt: new Date(createdAt),
    completedAt: completedAt === null ? null : new Date(completedAt),
  };
}
