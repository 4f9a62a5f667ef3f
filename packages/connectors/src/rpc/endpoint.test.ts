import { expect, test } from "vitest";
import { openEndpoint, readRetryAfter } from "./endpoint.ts";

test("an endpoint is labelled by its host, and its password leaves the URL", () => {
  const endpoint = openEndpoint("http://rpc:p%3Aw@127.0.0.1:8332/wallet/key");

  expect(endpoint.label).toBe("127.0.0.1:8332");
  expect(endpoint.url).toBe("http://127.0.0.1:8332/wallet/key");
  expect(endpoint.headers["authorization"]).toBe(`Basic ${btoa("rpc:p:w")}`);
  expect(openEndpoint("https://a.example").headers).not.toHaveProperty("authorization");
});

test("Retry-After is read as seconds or as a date, and is believed up to a day", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  expect(readRetryAfter("3", now)).toBe(3_000);
  expect(readRetryAfter("Thu, 01 Jan 2026 00:00:05 GMT", now)).toBe(5_000);
  expect(readRetryAfter("3600", now)).toBe(3_600_000);
  expect(readRetryAfter("864000", now)).toBe(86_400_000);
  for (const header of [undefined, "", "soon", "-1", "0", ["1", "2"], "Thu, 01 Jan 2015 00:00:05 GMT"])
    expect(readRetryAfter(header, now)).toBeNull();
});
