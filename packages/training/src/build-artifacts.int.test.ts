import { readFileSync } from "node:fs";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS, type Manifest } from "@tetron/models/manifest";
import { expect, test } from "vitest";
import { buildArtifacts } from "./build-artifacts.ts";
import { trainingData } from "./testing.ts";

const { data, missing } = trainingData();

test.skipIf(missing)(
  `what ships is rebuilt byte for byte from the training data`,
  { timeout: 900_000 },
  async () => {
    const manifest = JSON.parse(readFileSync(new URL("manifest.json", ARTIFACTS_URL), "utf8")) as Manifest;
    const date = manifest[ARTIFACTS.fraudModel].version;

    const build = await buildArtifacts({ data, date, signal: new AbortController().signal });

    const shipped = (name: string) => readFileSync(new URL(name, ARTIFACTS_URL));
    for (const [name, bytes] of Object.entries(build.files))
      expect(Buffer.from(bytes).equals(shipped(name)), name).toBe(true);
    expect(build.manifest).toEqual(manifest);
  },
);
