import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { reasonToSkip } from "@tetron/domain/testing";
import { createKeyCache } from "@tetron/lake/key-cache";
import { findKey } from "@tetron/lake/keys";
import { emptyLake, type TestLake } from "@tetron/lake/testing";
import { revokeKey } from "@tetron/tenancy/revoke-key";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { demoKey } from "./demo.ts";

const stack = new AsyncDisposableStack();
let lake: TestLake;
let file: string;
let files = 0;
beforeAll(async () => {
  lake = stack.use(await emptyLake());
});
afterAll(() => stack.disposeAsync());
beforeEach(async () => {
  await lake.clear();
  file = join((lake.place as { home: string }).home, `demo-key-${files++}`);
});

const start = (given?: string) => demoKey(lake, { given, file });
const works = async (secret: string) => (await createKeyCache(lake.db).lookup(secret)) !== undefined;

test("the first start makes a key and later ones know it", async () => {
  const first = await start();
  expect(first).toMatchObject({ file, isNew: true });
  expect(await works(first!.secret)).toBe(true);
  expect(await start()).toEqual({ ...first, isNew: false });
});

test.skipIf(reasonToSkip(process.platform === "win32" ? "files have no modes on Windows" : undefined))(
  "only its owner may read the file",
  async () => {
    await start();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  },
);

test("a start that was interrupted before the key was stored is completed by the next", async () => {
  const first = await start();
  await lake.clear();
  expect(await start()).toEqual({ ...first, isNew: false });
  expect(await works(first!.secret)).toBe(true);
});

test("a revoked key stays revoked and is not printed", async () => {
  const { secret } = (await start())!;
  const { id } = (await findKey(lake.db, secret))!;
  await revokeKey(lake, "system", { tenant: DEMO_TENANT, id });
  expect(await start()).toBeUndefined();
  expect(await works(secret)).toBe(false);
});

test("the operator's own key is stored and written nowhere", async () => {
  expect(await start("my-own-key")).toEqual({ secret: "my-own-key", file: undefined, isNew: false });
  expect(await works("my-own-key")).toBe(true);
  await expect(readFile(file)).rejects.toThrow("ENOENT");
});

test("a file without a key is named and not overwritten", async () => {
  await writeFile(file, "something else");
  await expect(start()).rejects.toThrow(file);
  expect(await readFile(file, "utf8")).toBe("something else");
});

test("without a file only the first start returns the key", async () => {
  const first = await demoKey(lake, { given: undefined, file: undefined });
  expect(first).toMatchObject({ file: undefined, isNew: true });
  expect(await demoKey(lake, { given: undefined, file: undefined })).toBeUndefined();
  expect(await works(first!.secret)).toBe(true);
});
