import { expect, test } from "vitest";
import { checkTenantId, isTenantId } from "./tenant.ts";

test.each(["demo", "tenant-1", "Acme_Ltd.", "0", "a".repeat(64)])("%s can be a tenant's id", (id) => {
  expect(checkTenantId(id, "--tenant")).toBe(id);
});

test.each([
  "",
  " ",
  "beta ",
  " beta",
  "be ta",
  "beta\n",
  "münchen",
  "東京",
  "-beta",
  "a/b",
  "a".repeat(65),
  "a\u200b",
])("%j cannot", (id) => {
  expect(isTenantId(id)).toBe(false);
  expect(() => checkTenantId(id, "--tenant")).toThrow(
    expect.objectContaining({
      code: "BAD_REQUEST",
      message: expect.stringMatching(/^--tenant: /),
      details: { issues: [{ field: "--tenant", reason: "malformed" }] },
    }),
  );
});
