import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { expect, test } from "vitest";
import { signatureOf } from "./sign.ts";

type IsFromTetron = (
  secret: string,
  headers: Readonly<Record<string, string>>,
  rawBody: string,
  now?: number,
) => boolean;

const page = readFileSync(new URL("../../../../docs/webhooks.md", import.meta.url), "utf8");
const [, code = ""] = /```ts\n(.*?)```/s.exec(page) ?? [];
const example = `data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(code))}`;
const { isFromTetron } = (await import(/* @vite-ignore */ example)) as { isFromTetron: IsFromTetron };

const NOW = 1_747_470_861_000;
const [timestamp, body] = [String(NOW / 1_000), '{"event":"ping","id":"evt_1","data":{"é":1}}'];
const headersOf = (secrets: readonly string[], at = timestamp) => ({
  "x-tetronfun-timestamp": at,
  "x-tetronfun-signature": signatureOf(secrets, at, body),
});

test("a signature is HMAC-SHA256 over timestamp, dot and body, in hexadecimal", () => {
  expect(signatureOf(["whsec_test"], "1747470861", '{"event":"ping"}')).toMatch(/^[0-9a-f]{64}$/);
  expect(signatureOf(["a", "b"], timestamp, body)).toBe(
    `${signatureOf(["a"], timestamp, body)},${signatureOf(["b"], timestamp, body)}`,
  );
});

test("the page's example takes what Tetron signs, with either secret", () => {
  expect(isFromTetron("new", headersOf(["new"]), body, NOW)).toBe(true);
  for (const secret of ["new", "old"])
    expect(isFromTetron(secret, headersOf(["new", "old"]), body, NOW + 299_000)).toBe(true);
});

interface Change {
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly given?: string;
  readonly now?: number;
}

test.each<[what: string, change: Change]>([
  ["another secret", { secret: "other" }],
  ["another body", { given: `${body} ` }],
  ["another time", { headers: { ...headersOf(["new"]), "x-tetronfun-timestamp": "1747470862" } }],
  ["an old delivery", { now: NOW + 301_000 }],
  ["no time", { headers: headersOf(["new"], "soon") }],
  ["no headers", { headers: {} }],
])("it refuses %s", (_what, { secret = "new", headers = headersOf(["new"]), given = body, now = NOW }) => {
  expect(isFromTetron(secret, headers, given, now)).toBe(false);
});
