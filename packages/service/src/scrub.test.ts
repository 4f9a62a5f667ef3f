import { expect, test } from "vitest";
import { scrub } from "./scrub.ts";

test.each([
  ["an API key", "key tk_abcdeFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghi used", "key tk_abcd[redacted] used"],
  ["a live key", `key tk_live_${"a".repeat(49)} used`, "key tk_live_aaaa[redacted] used"],
  ["a secret of a webhook", `whsec_${"a".repeat(43)}`, "whsec_[redacted]"],
  ["a bearer token", '"header":"Bearer abc.def-1"', '"header":"Bearer [redacted]"'],
  ["a database password", "postgres://tetron:hunter2@db:5432/x", "postgres://tetron:[redacted]@db:5432/x"],
  ["a redis password", "redis://:hunter2@cache", "redis://:[redacted]@cache"],
])("%s does not get out", (_what, line, shown) => {
  expect(scrub(line)).toBe(shown);
});

test.each([
  "tx_01JZZZZZZZZZZZZZZZZZZZZZZZ",
  "http://127.0.0.1:4000/graphql",
  "0x00000000000000000000000000000000000000a1",
])("%s is no secret", (line) => {
  expect(scrub(line)).toBe(line);
});
