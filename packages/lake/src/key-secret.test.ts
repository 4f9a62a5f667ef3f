import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { mayExist, modeOf, newSecret, shownPrefix } from "./key-secret.ts";

test.each(["live", "test"] as const)("a %s key says so, and a scanner can check it by itself", (mode) => {
  const secret = newSecret(mode);
  expect(secret).toMatch(new RegExp(`^tk_${mode}_[0-9A-Za-z]{49}$`));
  expect(modeOf(secret)).toBe(mode);
  const value = [...secret.slice(-6)].reduce(
    (sum, char) => sum * 62 + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".indexOf(char),
    0,
  );
  expect(value).toBe(crc32(secret.slice(0, -6)));
});

test("no character of a key can be another one", () => {
  const secret = newSecret();
  for (let i = "tk_live_".length; i < secret.length; i++) {
    const other = secret[i] === "x" ? "y" : "x";
    expect(mayExist(secret.slice(0, i) + other + secret.slice(i + 1))).toBe(false);
  }
  expect(mayExist(secret.replace("live", "test"))).toBe(false);
});

test("what is shown of a key is its mode and four characters", () => {
  const secret = newSecret("test");
  expect(shownPrefix(secret)).toBe(secret.slice(0, 12));
});

test.each([
  ["of before there were modes", "tk_of-the-demo-tenant"],
  ["that an operator chose", "demo-key"],
  ["without a checksum", `tk_${"a".repeat(43)}`],
])("a key %s may exist, and is a live one", (_what, secret) => {
  expect([mayExist(secret), modeOf(secret)]).toEqual([true, "live"]);
});
