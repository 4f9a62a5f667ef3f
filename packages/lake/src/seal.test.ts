import { createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { rootKeyOf } from "./root-key.ts";
import { commitTo, newKey, seal, unseal } from "./seal.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, i) => i);
const NONCE = Uint8Array.from({ length: 12 }, (_, i) => 255 - i);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("sealing is AES-256-GCM, equal to another implementation", () => {
  const sealed = Buffer.from(seal(KEY, Buffer.from("text"), "place", NONCE));
  expect(hex(sealed)).toBe("01fffefdfcfbfaf9f8f7f6f5f43c0e35b1b3f3c7a9449bbfe5c28aca858fd3b913");
  const key = new Uint8Array(hkdfSync("sha256", KEY, "", "tetron/seal/v1", 32));
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 13), { authTagLength: 16 });
  decipher.setAAD(Buffer.from("place")).setAuthTag(sealed.subarray(-16));
  expect(`${decipher.update(sealed.subarray(13, -16))}${decipher.final()}`).toBe("text");
});

test("a commitment is an HMAC of the entry, the field and the value", () => {
  const made = commitTo(KEY, "aud_1", "address", { b: 1, a: "ö" });
  expect(made).toBe("4ea35af6f8d528abda32c345c2f8dc15ce312464ddd7e182f6d0b5b25448c79b");
  const key = new Uint8Array(hkdfSync("sha256", KEY, "", "tetron/commit/v1", 32));
  expect(createHmac("sha256", key).update('["aud_1","address",{"a":"ö","b":1}]').digest("hex")).toBe(made);
  expect(commitTo(KEY, "aud_2", "address", { b: 1, a: "ö" })).not.toBe(made);
});

/** The refusal of the cipher, or of a value that is no sealed one. */
const UNAUTHENTIC = /unable to authenticate data|has another format/;

test("sealed data opens only in its context, and not after a changed bit", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), fc.nat(), (plain, place, at) => {
      const key = newKey();
      const sealed = seal(key, plain, place);
      expect(hex(unseal(key, sealed, place))).toBe(hex(plain));
      expect(() => unseal(key, sealed, `${place}!`)).toThrow(UNAUTHENTIC);
      expect(() => unseal(newKey(), sealed, place)).toThrow(UNAUTHENTIC);
      const changed = Uint8Array.from(sealed);
      changed[at % changed.length]! ^= 1;
      expect(() => unseal(key, changed, place)).toThrow(UNAUTHENTIC);
      expect(() => unseal(key, sealed.subarray(0, -1), place)).toThrow(UNAUTHENTIC);
    }),
  );
});

test("a root key of before unwraps what it wrapped, and the one of now wraps", async () => {
  const [before, now] = [newKey(), newKey()];
  const wrapped = await rootKeyOf([before]).wrap(KEY, "dk_1");
  const both = rootKeyOf([now, before]);
  expect(hex(await both.unwrap(wrapped, "dk_1"))).toBe(hex(KEY));
  await expect(both.unwrap(wrapped, "dk_2")).rejects.toThrow(UNAUTHENTIC);
  expect((await both.wrap(KEY, "dk_1")).rootKey).toBe(both.id);
  await expect(rootKeyOf([now]).unwrap(wrapped, "dk_1")).rejects.toThrow(wrapped.rootKey);
});
