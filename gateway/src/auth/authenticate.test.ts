import { expect, test } from "vitest";
import { someKeys } from "../testing.ts";
import { authenticate } from "./authenticate.ts";
import { countFailedAttempts } from "./failed-attempts.ts";
import { createKeyVerifier } from "./key-verifier.ts";

const keys = someKeys({ all: ["score:read"] });
const brought = { header: "Bearer all", address: "192.0.2.1", requestId: "req_1" };

test("a key has a tenant and scopes", async () => {
  expect(
    await authenticate({ verifier: createKeyVerifier({ keys }), failed: countFailedAttempts() }, brought),
  ).toEqual({
    tenant: "tenant-1",
    keyId: "key_all",
    scopes: ["score:read"],
    requestId: "req_1",
  });
});

test.each(["beta ", "münchen", ""])("a key whose stored tenant is %j is refused", async (tenant) => {
  const old: typeof keys = {
    ...keys,
    lookup: async (secret) => {
      const key = await keys.lookup(secret);
      return key && { ...key, tenant };
    },
  };
  const verifier = createKeyVerifier({ keys: old });
  await expect(authenticate({ verifier, failed: countFailedAttempts() }, brought)).rejects.toMatchObject({
    code: "UNAUTHORIZED",
    message: expect.stringContaining("tenant"),
  });
});
