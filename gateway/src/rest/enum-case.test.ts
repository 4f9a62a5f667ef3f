import { expect, test } from "vitest";
import { z } from "zod";
import { endpoints } from "../rest-endpoints.gen.ts";

/** The values of every enum in a JSON schema. */
function enumValues(schema: unknown): unknown[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { enum: values, ...rest } = schema as { enum?: unknown };
  return [...(Array.isArray(values) ? values : []), ...Object.values(rest).flatMap(enumValues)];
}

/** The third seed's API has its own words. */
const { analyseWallet: _ofTheThirdSeed, ...versioned } = endpoints;

test.each(Object.entries(versioned))("%s spells its enums in lower case", (_name, { input, output }) => {
  const schemas = [z.toJSONSchema(input, { io: "input" }), z.toJSONSchema(output)];
  for (const value of schemas.flatMap(enumValues)) expect(value).toBe(String(value).toLowerCase());
});

test("the answers have enums to look at", () => {
  const found = Object.values(endpoints).flatMap(({ output }) => enumValues(z.toJSONSchema(output)));
  expect(found).toEqual(expect.arrayContaining(["approve", "multi_hop", "validators"]));
});
