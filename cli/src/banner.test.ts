import { parseAddress } from "@tetron/domain/address";
import { openApi } from "@tetron/gateway/rest/openapi";
import { endpoints } from "@tetron/gateway/rest-endpoints.gen";
import { expect, test } from "vitest";
import { banner } from "./banner.ts";
import { EXAMPLES } from "./examples.ts";

const plain = { style: (_style: unknown, text: string) => text };
const url = "http://127.0.0.1:4000";

const file = "/srv/o'me/.tetron/demo-key";
const curls = (text: string) => text.split("\n").filter((line) => line.includes("curl"));

test("every printed line reads the key from its file, so each works alone and none contains the key", () => {
  for (const isNew of [true, false]) {
    const text = banner({ url, key: { secret: "tk_secret", file, isNew } }, plain);
    expect(curls(text)).toHaveLength(EXAMPLES.length);
    for (const line of curls(text)) expect(line).toContain(`Bearer $(cat '/srv/o'\\''me/.tetron/demo-key')`);
    expect(text).toContain(`${url}/graphql`);
    expect(text).toContain("npx tetron keys demo");
    expect(text.includes("tk_secret")).toBe(isNew);
  }
});

test("the operator's own key is never printed", () => {
  const text = banner({ url, key: { secret: "my-own-key", file: undefined, isNew: false } }, plain);
  expect(text).not.toContain("my-own-key");
  for (const line of curls(text)) expect(line).toContain("Bearer $TETRON_DEMO_KEY");
});

test("a key that is stored in no file is printed once, in a line that sets it for the others", () => {
  const text = banner({ url, key: { secret: "tk_secret", file: undefined, isNew: true } }, plain);
  expect(text).toContain("this once");
  expect(text).toContain("export TETRON_KEY=tk_secret");
  for (const line of curls(text)) expect(line).toContain("Bearer $TETRON_KEY");
});

test("without a key it prints how to create one, and its lines use that key", () => {
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
  expect(Object.keys(openApi(endpoints)["paths"] ?? {})).toContain("/score");
  for (const { path, body } of EXAMPLES.filter((each) => each.path === "/v1/score")) {
    const { from_address, to_address } = body as Record<string, string>;
    expect(path).toBe("/v1/score");
    expect(parseAddress("ethereum", from_address!)).not.toBe(parseAddress("ethereum", to_address!));
  }
});

test("that the simulated network runs is printed only while it does", () => {
  const of = (simulating: boolean) => banner({ url, key: undefined, simulating }, plain);
  expect(of(true)).toContain("npx tetron simulate report");
  expect(of(false)).not.toContain("simnet");
});

test("the age of the stored data and how to import newer data are printed once", () => {
  const text = banner(
    { url, key: undefined, ages: ["sanctions as of 2026-10-01, 58 days old (ofac)"] },
    plain,
  );
  expect(text).toContain("  data          sanctions as of 2026-10-01, 58 days old (ofac)");
  for (const command of ["npx tetron import --help", "npx tetron lists refresh --help"])
    expect(text.split(command)).toHaveLength(2);
});
