import { SCOPES } from "@tetron/domain/scope";
import fc from "fast-check";
import { SignJWT, UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import type { Caller } from "./caller.ts";
import { claimedRequestId, createCallerReader, createCallerSigner } from "./caller-token.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const caller: Caller = { tenant: "acme", keyId: "key_1", scopes: ["score:read"], requestId: "req_1" };
const sign = createCallerSigner(SECRET);
const read = createCallerReader(SECRET, "scoring");

/** A token as the gateway signs it, with the claims that `change` alters. */
function aToken(change: (token: SignJWT) => SignJWT, claims: object = {}, secret = SECRET): Promise<string> {
  const token = new SignJWT({ tenant: "acme", scopes: ["score:read"], ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer("tetron-gateway")
    .setAudience("scoring")
    .setSubject("key_1")
    .setJti("req_1")
    .setIssuedAt()
    .setExpirationTime("30s");
  return change(token).sign(Buffer.from(secret));
}

const refused = (authorization: string | undefined) =>
  expect(read(authorization)).rejects.toMatchObject({ code: "UNAUTHORIZED", details: { scheme: "bearer" } });

test("a caller crosses a process boundary unchanged", async () => {
  expect(await read(`Bearer ${await sign(caller, "scoring")}`)).toEqual(caller);
  expect(await read(`Bearer ${await aToken((token) => token)}`)).toEqual(caller);
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        tenant: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
        keyId: fc.string({ minLength: 1, unit: "grapheme" }),
        scopes: fc.subarray([...SCOPES]),
        requestId: fc.string({ minLength: 1, unit: "grapheme" }),
      }),
      async (any) => {
        expect(await read(`Bearer ${await sign(any, "scoring")}`)).toEqual(any);
      },
    ),
  );
});

test.each([undefined, "", "Bearer", `Bearer ${SECRET}`, `Basic ${SECRET}`, "Bearer a.b.c"])(
  "%s is no caller",
  (authorization) => refused(authorization),
);

test.each([
  ["signed with another secret", aToken((token) => token, {}, SECRET.toUpperCase())],
  ["made for another subgraph", sign(caller, "routing")],
  ["made by somebody else", aToken((token) => token.setIssuer("somebody"))],
  ["expired", aToken((token) => token.setIssuedAt("-2m").setExpirationTime("-90s"))],
  ["too old, whatever its end", aToken((token) => token.setExpirationTime("10y").setIssuedAt("-2m"))],
  ["from the future", aToken((token) => token.setIssuedAt("90s").setExpirationTime("120s"))],
  ["of a tenant whose id ends with a space", aToken((token) => token, { tenant: "beta " })],
  ["of a tenant outside of ASCII", aToken((token) => token, { tenant: "münchen" })],
  ["without a tenant", aToken((token) => token, { tenant: undefined })],
  ["with a scope that does not exist", aToken((token) => token, { scopes: ["score:read", "admin"] })],
  [
    "not signed at all",
    new UnsecuredJWT({ tenant: "acme", scopes: [] })
      .setIssuer("tetron-gateway")
      .setAudience("scoring")
      .setSubject("key_1")
      .setJti("req_1")
      .setIssuedAt()
      .setExpirationTime("30s")
      .encode(),
  ],
])("a token %s is refused", async (_what, token) => refused(`Bearer ${await token}`));

test("a token whose signed part was changed is refused", async () => {
  const [head, , signature] = (await sign(caller, "scoring")).split(".");
  const [, other] = (await sign({ ...caller, tenant: "beta" }, "scoring")).split(".");
  await refused(`Bearer ${head}.${other}.${signature}`);
});

test("the request id can be read before anything is believed", async () => {
  expect(claimedRequestId(`Bearer ${await sign(caller, "routing")}`)).toBe("req_1");
  expect(claimedRequestId("Bearer nothing")).toBeUndefined();
  expect(claimedRequestId(undefined)).toBeUndefined();
});
