import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { readHookSources } from "./sources.ts";

const CRM = { signature: "hmac", secret: "0123456789abcdef", tenant: "shop", kind: "context" };
const ALCHEMY = { signature: "alchemy", secret: "whsec_0123456789", tenant: "shop" };

async function read(json: unknown) {
  using folder = temporaryFolder();
  const path = join(folder.path, "hooks.json");
  await writeFile(path, JSON.stringify(json));
  return await readHookSources(path);
}

test("without a file there is no source", async () => {
  expect((await readHookSources(undefined)).size).toBe(0);
});

test("the activities of Alchemy are of wallets", async () => {
  const sources = await read({ alchemy: ALCHEMY, crm: { ...CRM, network: "base" } });
  const { secret, ...alchemy } = ALCHEMY;
  expect(sources.get("alchemy")).toEqual({ ...alchemy, secrets: [secret], kind: "wallets" });
  const { secret: own, ...crm } = CRM;
  expect(sources.get("crm")).toEqual({ ...crm, secrets: [own], network: "base" });
});

test.each([
  ["a secret that can be guessed", { crm: { ...CRM, secret: "hunter2" } }],
  ["a tenant that is none", { crm: { ...CRM, tenant: "*" } }],
  ["a network that is none", { crm: { ...CRM, network: "mars" } }],
  ["a kind that is none", { crm: { ...CRM, kind: "payments" } }],
  ["a kind of Alchemy's", { alchemy: { ...ALCHEMY, kind: "context" } }],
  ["a misspelt member", { crm: { ...CRM, netwrk: "base" } }],
  ["a name that is no part of a path", { "a/b": CRM }],
])("%s stops the start, and no secret is shown", async (_name, json) => {
  const error = await read(json).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain("hooks.json cannot be used");
  expect(String(error)).not.toMatch(/0123456789|hunter2/);
});
