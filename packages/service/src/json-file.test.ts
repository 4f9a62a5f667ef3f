import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { readJsonFile } from "./json-file.ts";
import { failureOf } from "./present.ts";

test("a valid file is parsed, and an error names the file and the field", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "policy.json");
  const positive = (json: unknown) => {
    if (typeof json === "number" && json > 0) return json;
    throw new RangeError("it must be positive");
  };
  await writeFile(path, "7");
  expect(await readJsonFile(path, positive)).toBe(7);
  await writeFile(path, "-7");
  await expect(readJsonFile(path, positive)).rejects.toThrow(/policy\.json .*it must be positive/);
  await writeFile(path, "{");
  const refusal = await readJsonFile(path, positive).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ message: expect.stringContaining("policy.json") });
  // A failure would be shown in its place.
  expect(failureOf(refusal)).toBeUndefined();
  await writeFile(path, '{"limit":1,"limit":7}');
  await expect(readJsonFile(path, Boolean)).rejects.toThrow('the key "limit" appears twice');
  await expect(readJsonFile(join(folder.path, "none.json"), positive)).rejects.toThrow("none.json");
});
