import { DEFAULT_SHELF_LIVES, parseShelfLives, type ShelfLives } from "@tetron/domain/shelf-lives";
import { readJsonFile } from "./json-file.ts";
import type { CommonSettings } from "./settings.ts";

/**
 * The shelf lives that apply: the shipped ones, with those of the operator's file in their place.
 *
 * @throws Error naming the file and the fault; a process must not start with it.
 */
export async function openShelfLives({
  TETRON_SHELF_LIVES: file,
}: Pick<CommonSettings, "TETRON_SHELF_LIVES">): Promise<ShelfLives> {
  return file === undefined ? DEFAULT_SHELF_LIVES : readJsonFile(file, parseShelfLives);
}
