import { isFailure } from "@tetron/domain/failure";
import { parse } from "graphql";
import { expect, test } from "vitest";
import { aGraph } from "../testing.ts";
import { readRules } from "./rules.ts";
import { createScopeGuard } from "./scopes.ts";

const { sdl, schema } = aGraph(`
  type Query {
    open: String
    score: Score @requiresScopes(scopes: [["score:read"]])
    either: String @requiresScopes(scopes: [["score:read"], ["wallet:read", "route:read"]])
    secret: Secret
    node: Node
  }
  type Mutation { score: Score @requiresScopes(scopes: [["score:write"]]) }
  interface Node { id: ID }
  type Score implements Node { id: ID @requiresScopes(scopes: [["score:read"]]) }
  type Secret @requiresScopes(scopes: [["route:write"]]) { id: ID }
`);
const { require: guard, relevant } = createScopeGuard(schema, readRules(sdl));

function missing(text: string, held: readonly string[]): string | null {
  try {
    guard(parse(text), held);
    return null;
  } catch (thrown) {
    if (isFailure(thrown, "FORBIDDEN")) return thrown.details.missingScope ?? null;
    throw thrown;
  }
}

test("a field without a demand is open to every key", () => {
  expect(missing("{ open }", [])).toBe(null);
});

test("a missing scope is named", () => {
  expect(missing("{ score { id } }", ["wallet:read"])).toBe("score:read");
  expect(missing("mutation { score { __typename } }", ["score:read"])).toBe("score:write");
  expect(missing("{ score { id } }", ["score:read"])).toBe(null);
});

test("any one of the alternatives is enough, wholly", () => {
  expect(missing("{ either }", ["wallet:read", "route:read"])).toBe(null);
  expect(missing("{ either }", ["wallet:read"])).toBe("score:read");
});

test("an alias, a fragment, a type's own requirement and an interface do not bypass it", () => {
  expect(missing("{ open: score { id } }", [])).toBe("score:read");
  expect(missing("{ ...F } fragment F on Query { score { id } }", [])).toBe("score:read");
  expect(missing("{ secret { id } }", [])).toBe("route:write");
  expect(missing("{ node { id } }", [])).toBe("score:read");
});

test("of a key's scopes those are relevant that a rule of the document names", () => {
  const held = ["score:read", "route:read", "admin:keys"];
  expect(relevant(parse("{ open }"), held)).toEqual([]);
  expect(relevant(parse("{ score { id } }"), held)).toEqual(["score:read"]);
  expect(relevant(parse("{ either score { id } }"), held)).toEqual(["score:read", "route:read"]);
});
