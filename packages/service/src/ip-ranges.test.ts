import { expect, test } from "vitest";
import { ipRanges, isIpRange, plainIp } from "./ip-ranges.ts";

test.each([
  ["203.0.113.7", "203.0.113.7", true],
  ["203.0.113.7", "203.0.113.8", false],
  ["10.0.0.0/8", "10.255.0.1", true],
  ["10.0.0.0/8", "11.0.0.1", false],
  ["10.0.0.0/8", "::ffff:10.1.2.3", true],
  ["10.0.0.0/8", "::ffff:a01:203", true],
  ["2001:db8::/32", "2001:DB8:0:0::1", true],
  ["2001:db8::/32", "2001:db9::1", false],
  ["2001:db8::1", "2001:db8::1%eth0", true],
  ["0.0.0.0/0", "2001:db8::1", false],
  ["::/0", "203.0.113.7", false],
  ["10.0.0.0/8", "localhost", false],
])("of %s, %s is a member: %s", (range, address, is) => {
  expect(ipRanges([range]).contains(address)).toBe(is);
});

test("no ranges have no members", () => {
  expect(ipRanges([]).contains("203.0.113.7")).toBe(false);
});

test.each([
  ["203.0.113.7", true],
  ["203.0.113.0/24", true],
  ["2001:db8::/128", true],
  ["203.0.113.0/33", false],
  ["2001:db8::/129", false],
  ["::ffff:10.0.0.0/104", false],
  ["fe80::1%eth0", false],
  ["10.0.0.0/", false],
  ["10.0.0.0/8/8", false],
  ["10.0.0", false],
  ["", false],
])("%j is a range: %s", (text, is) => {
  expect(isIpRange(text)).toBe(is);
});

test("an address has one form", () => {
  expect(plainIp("0:0:0:0:0:FFFF:7F00:1")).toBe("127.0.0.1");
  expect(plainIp("2001:0db8:0000::0001")).toBe("2001:db8::1");
  expect(plainIp("nobody")).toBeUndefined();
});
