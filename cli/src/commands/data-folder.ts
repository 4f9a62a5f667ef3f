import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { unprocessable } from "@tetron/domain/failure";
import type { Host } from "../host.ts";

/**
 * The folder of the training data.
 *
 * @throws Failure `UNPROCESSABLE` naming the setting when a part of it is missing.
 */
export function dataFolder({ settings: { TETRON_DATA }, folder }: Pick<Host, "settings" | "folder">): string {
  const data = resolve(folder, TETRON_DATA);
  const missing = Object.values(datasetPaths(data)).find((path) => !existsSync(path));
  if (missing !== undefined)
    throw unprocessable(
      "TETRON_DATA",
      "no_such_data",
      `TETRON_DATA: there is no ${missing}. Set TETRON_DATA to the folder of the training data.`,
    );
  return data;
}
