import { readFileSync } from "node:fs";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS, type Manifest } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
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
    for (const [name, bytes] of Object.entries(build.files)) {
      if (name !== ARTIFACTS.referenceWallets)
        expect(Buffer.from(bytes).equals(shipped(name)), name).toBe(true);
    }
    // It was written before there was one form of NaN: see sections.ts. From its next edition on its bytes are compared too.
    const table = ARTIFACTS.referenceWallets;
    expect(decodeReferenceTable(build.files[table])).toEqual(
      expect.objectContaining({ wallets: decodeReferenceTable(shipped(table)).wallets }),
    );
    const sha256 = expect.any(String);
    expect(build.manifest).toEqual({ ...manifest, [table]: { ...manifest[table], sha256 } });
  },
);
