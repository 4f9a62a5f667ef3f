import { expect, test } from "vitest";
import { GRAPHQL_RESPONSE_TYPE, JSON_TYPE, negotiate } from "./negotiate.ts";

test.each([
  [undefined, JSON_TYPE],
  ["", JSON_TYPE],
  ["*/*", JSON_TYPE],
  ["application/*", JSON_TYPE],
  ["application/json", JSON_TYPE],
  [GRAPHQL_RESPONSE_TYPE, GRAPHQL_RESPONSE_TYPE],
  [`${GRAPHQL_RESPONSE_TYPE}; charset=utf-8`, GRAPHQL_RESPONSE_TYPE],
  [`${GRAPHQL_RESPONSE_TYPE}, application/json`, JSON_TYPE],
  [`${GRAPHQL_RESPONSE_TYPE}, application/json;q=0.9`, GRAPHQL_RESPONSE_TYPE],
  [`${GRAPHQL_RESPONSE_TYPE}, */*`, GRAPHQL_RESPONSE_TYPE],
  ["text/html, application/json;q=0", undefined],
  ["text/html", undefined],
])("Accept: %s is answered with %s", (accept, type) => {
  expect(negotiate(accept)).toBe(type);
});
