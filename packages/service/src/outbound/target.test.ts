import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address.ts";
import { mayConnect, readTarget } from "./target.ts";

const strict = { toLoopback: false };
const lenient = { toLoopback: true };

test.each(["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "::ffff:8.8.8.8"])(
  "%s is public",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  ["this network", "0.0.0.0"],
  ["private", "10.1.2.3"],
  ["private", "172.31.255.255"],
  ["private", "192.168.0.1"],
  ["shared by a carrier (CGNAT)", "100.64.0.1"],
  ["loopback", "127.0.0.53"],
  ["link-local, where clouds serve metadata", "169.254.169.254"],
  ["another cloud's metadata", "192.0.0.192"],
  ["documentation", "203.0.113.7"],
  ["benchmarks", "198.19.0.1"],
  ["multicast", "224.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["loopback", "::1"],
  ["unspecified", "::"],
  ["unique local, where AWS serves metadata", "fd00:ec2::254"],
  ["link-local", "fe80::1"],
  ["link-local with a zone", "fe80::1%eth0"],
  ["loopback written as IPv6", "::ffff:127.0.0.1"],
  ["private written as IPv6", "::ffff:a01:203"],
  ["private by NAT64", "64:ff9b::a01:203"],
  ["private by local NAT64", "64:ff9b:1::a01:203"],
  ["private by 6to4", "2002:a01:203::1"],
  ["Teredo", "2001:0:a01:203::1"],
  ["IPv4-compatible", "::10.1.2.3"],
  ["documentation", "2001:db8::1"],
  ["multicast", "ff02::1"],
  ["a name", "localhost"],
])("%s, %s is not", (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  ["http://shop.example.com/", "not_https"],
  ["ftp://shop.example.com/", "not_https"],
  ["https://127.0.0.1/", "not_public"],
  ["https://2130706433/", "not_public"],
  ["https://0x7f.1/", "not_public"],
  ["https://[::ffff:7f00:1]/", "not_public"],
  ["https://169.254.169.254/latest/meta-data", "not_public"],
  ["https://localhost/", "not_public"],
  ["https://LOCALHOST./", "not_public"],
  ["https://db.internal/", "not_public"],
  ["https://user:pass@shop.example.com/", "malformed"],
  ["https://shop.example.com/#part", "malformed"],
  ["shop.example.com", "malformed"],
  [`https://shop.example.com/${"a".repeat(2_048)}`, "malformed"],
])("%s is refused as %s", (url, reason) => {
  expect(() => readTarget(url, strict)).toThrow(
    expect.objectContaining({ code: "UNPROCESSABLE", details: { field: "url", reason } }),
  );
});

test("a host on the internet is taken, by name or by address", () => {
  for (const url of ["https://shop.example.com/hook?a=1", "https://8.8.8.8:8443/"])
    expect(readTarget(url, strict).href).toBe(url);
});

test("in development this machine's own addresses are allowed, and no other network's", () => {
  for (const url of ["http://127.0.0.1:3000/", "http://localhost:3000/", "http://[::1]:3000/"])
    expect(readTarget(url, lenient).href).toBe(url);
  for (const url of ["http://shop.example.com/", "http://10.0.0.1/", "https://10.0.0.1/"])
    expect(() => readTarget(url, lenient)).toThrow(expect.objectContaining({ code: "UNPROCESSABLE" }));
  expect(mayConnect(new URL("http://shop.example.com/"), "8.8.8.8", lenient)).toBe(false);
});
