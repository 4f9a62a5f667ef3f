import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSdnAddresses } from "./sdn-advanced.ts";

const SAMPLE = await readFile(join(import.meta.dirname, "fixtures", "sdn-advanced.xml"));

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
const read = (bytes: Uint8Array, size = 64) => readSdnAddresses("sdn_advanced.xml", inParts(bytes, size));
const text = (value: string) => new TextEncoder().encode(value);
const changed = (from: string, to: string) => text(SAMPLE.toString("utf8").replace(from, to));

test("addresses are found by the name of their feature, whatever its number, and other features are not read", async () => {
  const { day, addresses } = await read(SAMPLE);
  expect(day).toBe("2026-10-01");
  expect(Object.fromEntries(addresses)).toEqual({
    XBT: ["12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h", "123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX"],
    ETH: ["0x098B716B8Aaf21512996dC57EB0615e2383E2f96"],
    ZEC: [],
  });
});

test("the result is the same however the bytes are split, within a letter or an element", async () => {
  const whole = await read(SAMPLE, SAMPLE.length);
  for (const size of [1, 3, 7]) expect(await read(SAMPLE, size)).toEqual(whole);
});

test.each([
  ["cut off", SAMPLE.subarray(0, SAMPLE.length - 40), "malformed"],
  ["cut off in an element's name", SAMPLE.subarray(0, SAMPLE.length - 5), "malformed"],
  ["empty", text(""), "malformed"],
  ["an HTML page", text("<!DOCTYPE html><html><body>Moved</body></html>"), "doctype"],
  ["other XML", text("<feed><entry/></feed>"), "wrong_format"],
  [
    "declaring entities",
    changed(
      "<Sanctions",
      '<!DOCTYPE Sanctions [<!ENTITY a "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h">]><Sanctions',
    ),
    "doctype",
  ],
  ["using an entity that nobody declared", changed("12QtD5", "&a;"), "malformed"],
  ["without a day of issue", changed("<Year>2026</Year>", ""), "wrong_format"],
  [
    "not UTF-8",
    Buffer.concat([SAMPLE.subarray(0, 900), Buffer.from([0xff]), SAMPLE.subarray(900)]),
    "not_utf8",
  ],
])("a file that is %s is refused", async (_, bytes, reason) => {
  await expect(read(bytes)).rejects.toMatchObject({ code: "UNPROCESSABLE", details: { reason } });
});
