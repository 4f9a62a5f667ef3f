import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { writeLists } from "./write-build.ts";

test("writing one list leaves every other entry of the manifest as it was", async () => {
  using folder = temporaryFolder();
  const url = pathToFileURL(`${folder.path}/`);
  const entry = { sha256: "a".repeat(64), bytes: 3, version: "1", sources: { "a.csv": "b" } };
  const before = {
    "model.bin": entry,
    "one.bin": { ...entry, left_out: { "not an address": 1 } },
    "other.bin": { ...entry, left_out: { "not an address": 9, "of no network": 2 } },
  };
  const file = new URL("manifest.json", url);
  writeFileSync(file, JSON.stringify(before));
  await writeLists(url, {
    "one.bin": { bytes: Uint8Array.of(1, 2), version: "2", sources: {}, leftOut: { "not an address": 4 } },
  });
  const after = JSON.parse(readFileSync(file, "utf8"));
  expect(after).toMatchObject({
    "one.bin": { bytes: 2, version: "2", left_out: { "not an address": 4 } },
    "model.bin": before["model.bin"],
    "other.bin": before["other.bin"],
  });
});
