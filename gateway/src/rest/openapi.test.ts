import { createConfig, lintFromString } from "@redocly/openapi-core";
import { FAILURES } from "@tetron/domain/failure";
import { parseNetwork } from "@tetron/domain/network";
import { expect, test } from "vitest";
import { z } from "zod";
import { endpoints } from "../rest-endpoints.gen.ts";
import type { AnyEndpoint } from "./endpoint.ts";
import scoreTransaction from "./endpoints/score-transaction.ts";
import { openApi } from "./openapi.ts";
import { operationOf } from "./openapi-operation.ts";
import { UNKNOWN_NETWORK } from "./refusal-answer.ts";

const document = JSON.parse(JSON.stringify(openApi(endpoints)));

test.each(Object.entries(endpoints))(
  "%s shows an example that it would itself take and give",
  (_name, route) => {
    expect(route.input.parse(route.example.input)).toEqual(route.example.input);
    expect(route.output.parse(route.example.output)).toEqual(route.example.output);
  },
);

test("the example of a misspelt network says what the server says", () => {
  expect(() => parseNetwork("ethereun")).toThrow(UNKNOWN_NETWORK.message);
});

test("every route is there, with its path parameters outside its body", () => {
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(Object.values(endpoints).map(({ path }) => path)),
  );
  const { get } = document.paths["/score/{transaction_id}"];
  expect(get.parameters).toMatchObject([{ name: "transaction_id", in: "path", required: true }]);
  expect(get.requestBody).toBeUndefined();
  const { schema } = document.paths["/score"].post.requestBody.content["application/json"];
  expect(schema).toMatchObject({
    additionalProperties: false,
    required: expect.arrayContaining(["network"]),
  });
});

test("every reference leads somewhere", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, path]) => path as string,
  );
  expect(references.length).toBeGreaterThan(10);
  for (const path of references)
    expect(
      path.split("/").reduce((at, key) => at?.[key], document),
      path,
    ).toBeDefined();
});

test("the error's codes are those of the table", () => {
  expect(document.components.schemas.Error.properties.error.properties.code.enum).toEqual(
    Object.keys(FAILURES),
  );
});

test.each(Object.entries(endpoints))("%s documents its possible errors", (_name, route) => {
  const { responses, security } = document.paths[route.path][route.method.toLowerCase()];
  const always = [route.status ?? 200, 400, 401, 415, 500, 503];
  const ofKey = [403, 429];
  const ofKind = [...(route.method === "POST" ? [413, 422] : []), ...(route.path.includes("{") ? [404] : [])];
  const documented = Object.keys(responses).map(Number);
  expect(documented).toEqual(expect.arrayContaining([...always, ...ofKind]));
  // What needs no key lacks no scope, and counts for no key.
  expect(security).toEqual(route.kind === "signed" ? [] : undefined);
  expect(ofKey.filter((status) => documented.includes(status))).toEqual(security === undefined ? ofKey : []);
});

test("an endpoint's query parameters and status are in its operation, not in its body", () => {
  const endpoint = {
    ...scoreTransaction,
    query: ["dry_run"],
    status: 202 as const,
    input: scoreTransaction.input.extend({ dry_run: z.string().optional().describe("Keeps nothing.") }),
  };
  const operation = JSON.parse(JSON.stringify(operationOf("scoreTransaction", endpoint as AnyEndpoint)));
  expect(operation.parameters[0]).toMatchObject({ name: "dry_run", in: "query", required: false });
  expect(operation.parameters.slice(1)).toEqual([{ $ref: "#/components/parameters/Idempotency-Key" }]);
  const body = operation.requestBody.content["application/json"].schema;
  expect(Object.keys(body.properties)).not.toContain("dry_run");
  expect([operation.responses[202].description, operation.responses[200]]).toEqual(["Accepted", undefined]);
});

test("the document lints clean", async () => {
  const lint = async (shown: object) => {
    const config = await createConfig({ extends: ["recommended-strict"] });
    const source = JSON.stringify(shown);
    const problems = await lintFromString({ source, absoluteRef: "openapi.json", config });
    return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
  };
  expect(await lint(document)).toEqual([]);
  const [path, operations] = Object.entries(document.paths)[0]!;
  const broken = { ...document, paths: { [path]: operations, [`${path}/`]: operations } };
  expect(await lint(broken)).not.toEqual([]);
});

test("a deprecated endpoint says so, and how it ends", () => {
  const deprecated = { since: new Date(0), sunset: new Date(1), successor: "/v2/score" };
  const operation = JSON.parse(
    JSON.stringify(operationOf("scoreTransaction", { ...scoreTransaction, deprecated } as AnyEndpoint)),
  );
  expect(operation).toMatchObject({ deprecated: true, responses: { 426: expect.anything() } });
  expect(Object.keys(operation.responses[200].headers)).toEqual(
    expect.arrayContaining(["Deprecation", "Sunset", "Link"]),
  );
});
