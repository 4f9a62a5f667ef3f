import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { reasonToSkip } from "@tetron/domain/testing";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The folder of the training data, and why tests that need it are skipped: see `reasonToSkip`. */
export function trainingData(): { readonly data: string; readonly missing: string | undefined } {
  const data = resolve(ROOT, process.env["TETRON_DATA"] ?? "../shared/data");
  const isThere = Object.values(datasetPaths(data)).every((path) => existsSync(path));
  return { data, missing: reasonToSkip(isThere ? undefined : `there is no ${data}; set TETRON_DATA`) };
}
