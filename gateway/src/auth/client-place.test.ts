import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf } from "./client-place.ts";

test("an IPv6 subscriber is one place, however its addresses are written", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 }), (end) => {
      const written = `2001:db8:0:0:${end.map((hextet) => hextet.toString(16)).join(":")}`;
      expect(placeOf(written)).toBe("2001:db8:0:0::/64");
      expect(placeOf(new URL(`http://[${written}]`).hostname.slice(1, -1))).toBe("2001:db8:0:0::/64");
    }),
  );
});

test.each([
  ["2001:db8::7:b:c:d", "2001:db8:0:0::/64"],
  ["2001:DB8::", "2001:db8:0:0::/64"],
  ["2001:db8:0:1::9", "2001:db8:0:1::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::ffff:c000:201", "192.0.2.1"],
  ["0:0:0:0:0:FFFF:192.0.2.1", "192.0.2.1"],
  ["unknown", "unknown"],
])("%s belongs to %s", (address, place) => expect(placeOf(address)).toBe(place));
