import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { datasetPaths } from "@tetron/connectors/datasets/paths";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * The folder of the training data for tests. `isMissing` means that tests may be skipped. With `CI=true`, a
 * missing folder is a failure.
 */
export function trainingData(): { readonly data: string; readonly isMissing: boolean } {
  const data = resolve(ROOT, process.env["TETRON_DATA"] ?? "../shared/data");
  const isThere = Object.values(datasetPaths(data)).every((path) => existsSync(path));
  return { data, isMissing: !isThere && process.env["CI"] !== "true" };
}
