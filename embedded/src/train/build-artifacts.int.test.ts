import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS, type Manifest } from "@tetron/models/manifest";
import { expect, test } from "vitest";
import { buildArtifacts } from "./build-artifacts.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const data = resolve(ROOT, process.env["TETRON_DATA"] ?? "../shared/data");
const isThere = Object.values(datasetPaths(data)).every((path) => existsSync(path));

/** Where tests must not be skipped, a missing folder is a failure. */
const isRequired = process.env["CI"] === "true";

test.skipIf(!isThere && !isRequired)(
  `what ships is rebuilt byte for byte from the training data (skipped without ${data}: set TETRON_DATA)`,
  { timeout: 900_000 },
  async () => {
    const manifest = JSON.parse(readFileSync(new URL("manifest.json", ARTIFACTS_URL), "utf8")) as Manifest;
    const date = manifest[ARTIFACTS.fraudModel].version;

    const build = await buildArtifacts({ data, date, signal: new AbortController().signal });

    expect(build.manifest).toEqual(manifest);
    for (const [name, bytes] of Object.entries(build.files))
      expect(Buffer.from(bytes).equals(readFileSync(new URL(name, ARTIFACTS_URL))), name).toBe(true);
  },
);
