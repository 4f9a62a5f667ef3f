import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { afterAll, expect, test } from "vitest";
import { ensureRootKey, readRootKey } from "./root-key.ts";

const temporary = temporaryFolder();
afterAll(() => temporary[Symbol.dispose]());
const { path: folder } = temporary;
const file = (name: string) => join(folder, name);

test("the first start makes a key that its owner alone may read, and later ones read it", async () => {
  const starts = await Promise.all(Array.from({ length: 20 }, () => ensureRootKey(file("made"))));
  expect(new Set(starts.map(({ id }) => id)).size).toBe(1);
  expect((await readRootKey(file("made"))).id).toBe(starts[0]!.id);
  if (process.platform !== "win32") expect(statSync(file("made")).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["made"]);
});

test("a file that is missing is explained", async () => {
  await expect(readRootKey(file("none"))).rejects.toThrow(
    /TETRON_ROOT_KEY_FILE: there is no .*openssl rand 32/,
  );
});

test.each([
  ["nothing", "", 1],
  ["a word", "secret\n", 1],
  ["a short key behind a whole one", `${"A".repeat(43)}\n${"A".repeat(42)}\n`, 2],
])("a file with %s is refused, naming the line", async (_what, text, line) => {
  writeFileSync(file("wrong"), text);
  await expect(readRootKey(file("wrong"))).rejects.toThrow(`line ${line} of ${file("wrong")}`);
});
