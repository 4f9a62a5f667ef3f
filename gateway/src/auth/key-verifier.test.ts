import type { StoredKey } from "@tetron/lake/tables/api-keys";
import { expect, test } from "vitest";
import { aStoredKey } from "../testing.ts";
import { createKeyVerifier } from "./key-verifier.ts";

function verifierOf(change: Partial<StoredKey>) {
  const used: string[] = [];
  const keys = { wasKnown: () => true, lookup: async () => aStoredKey("k", ["score:read"], change) };
  return { used, verifier: createKeyVerifier({ keys, onUse: (id) => void used.push(id) }) };
}

test("a key without ranges may be used from anywhere, and its use is recorded", async () => {
  const { used, verifier } = verifierOf({});
  expect(await verifier.verify("k", "192.0.2.1")).toEqual({
    ...{ tenant: "tenant-1", keyId: "key_k" },
    scopes: ["score:read"],
  });
  expect(used).toEqual(["key_k"]);
});

test.each(["203.0.113.7", "::ffff:203.0.113.7", "2001:DB8::1"])("%s is in the ranges", async (address) => {
  const { verifier } = verifierOf({ allowedIps: ["203.0.113.0/24", "2001:db8::/32"] });
  expect(await verifier.verify("k", address)).toMatchObject({ keyId: "key_k" });
});

test.each(["203.0.114.7", "::ffff:cb00:7207", "2001:db9::1", ""])("%s is not", async (address) => {
  const { used, verifier } = verifierOf({ allowedIps: ["203.0.113.0/24", "2001:db8::/32"] });
  await expect(verifier.verify("k", address)).rejects.toMatchObject({
    code: "FORBIDDEN",
    details: { address },
  });
  expect(used).toEqual([]);
});

test("a test key's caller is a test caller", async () => {
  expect(await verifierOf({ mode: "test" }).verifier.verify("k", "192.0.2.1")).toMatchObject({ test: true });
});
