import { createHash } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type TemporaryFolder, temporaryFolder } from "@tetron/domain/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readArtifact, readArtifacts, readManifest } from "./artifacts.ts";

let temporary: TemporaryFolder;
let folder: string;
let url: URL;
beforeEach(() => {
  temporary = temporaryFolder();
  folder = temporary.path;
  url = pathToFileURL(`${folder}/`);
});
afterEach(() => temporary[Symbol.dispose]());

function anArtifact(content: string): void {
  const sha256 = createHash("sha256").update(content).digest("hex");
  writeFileSync(join(folder, "model.bin"), content);
  writeFileSync(
    join(folder, "manifest.json"),
    JSON.stringify({ "model.bin": { sha256, bytes: content.length, rows: 12 } }),
  );
}

test("a file that matches the manifest is read", async () => {
  anArtifact("weights");
  const manifest = await readManifest(url);
  expect(manifest["model.bin"]).toMatchObject({ bytes: 7, rows: 12 });
  expect(Buffer.from(await readArtifact(new URL("model.bin", url), manifest)).toString()).toBe("weights");
});

test("several files are read under the names that the caller gives them", async () => {
  anArtifact("weights");
  const { model } = await readArtifacts(url, { model: "model.bin" });
  expect(Buffer.from(model).toString()).toBe("weights");
});

test("a file that was changed is refused with its name and both hashes", async () => {
  anArtifact("weights");
  const manifest = await readManifest(url);
  writeFileSync(join(folder, "model.bin"), "weightz");
  const actual = createHash("sha256").update("weightz").digest("hex");
  const reading = readArtifact(new URL("model.bin", url), manifest);
  await expect(reading).rejects.toThrow(`${folder}/model.bin is broken: its SHA-256 is ${actual}`);
  await expect(reading).rejects.toThrow(`expected ${manifest["model.bin"]!.sha256}`);
});

test("a file that is missing or not in the manifest is named", async () => {
  anArtifact("weights");
  const manifest = await readManifest(url);
  rmSync(join(folder, "model.bin"));
  await expect(readArtifact(new URL("model.bin", url), manifest)).rejects.toThrow(
    "model.bin cannot be read: ENOENT",
  );
  await expect(readArtifact(new URL("other.bin", url), manifest)).rejects.toThrow(
    "other.bin is not in its manifest",
  );
});

test.each(["{", "[]", '{"model.bin":{"sha256":"xyz","bytes":1}}', '{"model.bin":{"bytes":1}}'])(
  "a manifest that reads %s is refused by name",
  async (text) => {
    writeFileSync(join(folder, "manifest.json"), text);
    await expect(readManifest(url)).rejects.toThrow(`${folder}/manifest.json is not usable`);
  },
);
