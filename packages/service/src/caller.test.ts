import { isFailure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { type Caller, requireScope } from "./caller.ts";

test("a missing scope is named", () => {
  const caller: Caller = { tenant: "acme", keyId: "key_1", scopes: ["score:read"], requestId: "req_1" };
  requireScope(caller, "score:read");
  expect(() => requireScope(caller, "score:write")).toThrow(
    expect.toSatisfy(
      (error) => isFailure(error, "FORBIDDEN") && error.details.missingScope === "score:write",
    ),
  );
});
