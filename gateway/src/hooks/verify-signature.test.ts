import { createHmac } from "node:crypto";
import { isFailure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { verifySignature } from "./verify-signature.ts";

const secret = "whsec_0123456789abcdef";
const NOW = Date.UTC(2026, 10, 29, 12);
const seconds = (offset = 0) => String(NOW / 1_000 + offset);
const hex = (text: string, key = secret) => createHmac("sha256", key).update(text).digest("hex");
const BODY = '{"id": "1",  "data": {"ä": 1}}';

/** Whether a message with these headers is taken. */
function isTaken(
  signature: "alchemy" | "hmac",
  headers: Record<string, string | undefined>,
  body: string | Buffer = BODY,
): boolean {
  try {
    verifySignature({ signature, secrets: [secret] }, { headers, body: Buffer.from(body), now: NOW });
    return true;
  } catch (error) {
    if (!isFailure(error, "UNAUTHORIZED")) throw error;
    expect(error.message).not.toContain(secret);
    return false;
  }
}

test("Alchemy signs the body alone, byte by byte", () => {
  expect(isTaken("alchemy", { "x-alchemy-signature": hex(BODY) })).toBe(true);
  expect(isTaken("alchemy", { "x-alchemy-signature": hex(BODY) }, BODY.replace("  ", " "))).toBe(false);
});

test("the bytes of a body that is no UTF-8 are those that are signed", () => {
  const body = Buffer.from([0x7b, 0xff, 0x7d]);
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  expect(isTaken("alchemy", { "x-alchemy-signature": signature }, body)).toBe(true);
  expect(isTaken("alchemy", { "x-alchemy-signature": hex(body.toString()) }, body)).toBe(false);
});

const signed = (timestamp: string, key = secret) => ({
  "x-tetronfun-timestamp": timestamp,
  "x-tetronfun-signature": hex(`${timestamp}.${BODY}`, key),
});

test("other sources sign the timestamp with the body", () => {
  expect(isTaken("hmac", signed(seconds()))).toBe(true);
  expect(isTaken("hmac", { ...signed(seconds()), "x-tetronfun-timestamp": seconds(1) })).toBe(false);
  expect(isTaken("hmac", { ...signed(seconds()), "x-tetronfun-signature": hex(BODY) })).toBe(false);
});

test.each([
  [-301, false],
  [-300, true],
  [300, true],
  [301, false],
])("a message whose time is %d seconds away is taken: %s", (offset, taken) => {
  expect(isTaken("hmac", signed(seconds(offset)))).toBe(taken);
});

test("while a source replaces its secret, one of its signatures has to be right", () => {
  const [old, mine] = [signed(seconds(), "the secret before"), signed(seconds())];
  const both = `${old["x-tetronfun-signature"]},${mine["x-tetronfun-signature"]}`;
  expect(isTaken("hmac", { ...mine, "x-tetronfun-signature": both })).toBe(true);
  expect(isTaken("hmac", old)).toBe(false);
});

test("while its secret is replaced, the old and the new one of a source sign", () => {
  const secrets = ["the new one of theirs", secret];
  for (const key of secrets) {
    const message = { headers: signed(seconds(), key), body: Buffer.from(BODY), now: NOW };
    verifySignature({ signature: "hmac", secrets }, message);
  }
  const other = { headers: signed(seconds(), "another key of theirs"), body: Buffer.from(BODY), now: NOW };
  expect(() => verifySignature({ signature: "hmac", secrets }, other)).toThrow("X-TetronFun-Signature");
});

test.each([
  ["no header", undefined],
  ["an empty one", ""],
  ["a part of it", hex(BODY).slice(0, 62)],
  ["more than it", `${hex(BODY)}00`],
  ["what is no hexadecimal", "z".repeat(64)],
  ["another key's", hex(BODY, "another key of theirs")],
])("%s is no signature", (_name, signature) => {
  expect(isTaken("alchemy", { "x-alchemy-signature": signature })).toBe(false);
});

test.each(["", "now", "1e9", " 1", "-1", "99999999999999999999"])("%j is no timestamp", (timestamp) => {
  expect(isTaken("hmac", signed(timestamp))).toBe(false);
});
