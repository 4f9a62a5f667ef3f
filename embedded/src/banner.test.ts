import { parseAddress } from "@tetron/domain/address";
import { openApi } from "@tetron/gateway/rest/openapi";
import { routes } from "@tetron/gateway/rest/registry.gen";
import { expect, test } from "vitest";
import { banner } from "./banner.ts";
import { EXAMPLES } from "./examples.ts";

const plain = { style: (_style: unknown, text: string) => text };
const url = "http://127.0.0.1:4000";

test("every line to paste carries the key itself, so that each works alone", () => {
  const text = banner({ url, key: { secret: "tk_secret", keptIn: "/home/me/.tetron/demo-key" } }, plain);
  const lines = text.split("\n").filter((line) => line.includes("curl"));
  expect(lines).toHaveLength(EXAMPLES.length);
  for (const line of lines) expect(line).toContain("Bearer tk_secret");
  expect(text).toContain(`${url}/graphql`);
  expect(text).toContain("kept in /home/me/.tetron/demo-key");
});

test("a key that is kept nowhere is said to be shown once", () => {
  expect(banner({ url, key: { secret: "tk_secret", keptIn: undefined } }, plain)).toContain("this once");
});

test("where no key is known it says how to get one, and its lines take that one", () => {
  const text = banner({ url, key: undefined }, plain);
  expect(text).toContain(
    "export TETRON_KEY=$(npx tetron keys create --scope score:write score:read wallet:read)",
  );
  expect(text).toContain("Bearer $TETRON_KEY");
});

test("the lines survive a shell: nothing in their bodies ends the quotes", () => {
  for (const { body } of EXAMPLES) expect(JSON.stringify(body)).not.toContain("'");
});

test("the examples are requests that the API takes", () => {
  expect(Object.keys(openApi(routes)["paths"] ?? {})).toContain("/score");
  for (const { path, body } of EXAMPLES.filter((each) => each.path === "/v1/score")) {
    const { from_address, to_address } = body as Record<string, string>;
    expect(path).toBe("/v1/score");
    expect(parseAddress("ethereum", from_address!)).not.toBe(parseAddress("ethereum", to_address!));
  }
});
