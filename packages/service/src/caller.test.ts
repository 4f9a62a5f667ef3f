import { isFailure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { type Caller, callerFromHeaders, callerHeaders, requireScope } from "./caller.ts";

const caller: Caller = {
  tenant: "acme",
  keyId: "key_1",
  scopes: ["score:read", "wallet:read"],
  requestId: "req_1",
};

test("a caller crosses a process boundary unchanged", () => {
  expect(callerFromHeaders(callerHeaders(caller))).toEqual(caller);
  expect(callerFromHeaders(callerHeaders({ ...caller, scopes: [] })).scopes).toEqual([]);
});

test.each(["x-tetron-tenant", "x-tetron-key", "x-tetron-scopes", "x-request-id"])(
  "a caller without %s is refused, and the header is named",
  (name) => {
    const { [name]: _left, ...headers } = callerHeaders(caller);
    expect(() => callerFromHeaders(headers)).toThrow(`${name} is missing`);
  },
);

test("a scope that does not exist is refused", () => {
  const headers = { ...callerHeaders(caller), "x-tetron-scopes": "score:read admin" };
  expect(() => callerFromHeaders(headers)).toThrow("x-tetron-scopes is unknown scope");
});

test("a missing scope is named", () => {
  requireScope(caller, "score:read");
  expect(() => requireScope(caller, "score:write")).toThrow(
    expect.toSatisfy(
      (error) => isFailure(error, "FORBIDDEN") && error.details.missingScope === "score:write",
    ),
  );
});
