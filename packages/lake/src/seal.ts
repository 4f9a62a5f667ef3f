import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { canonicalJson } from "@tetron/domain/canonical-json";

const VERSION = 1;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A new random key. */
export function newKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/**
 * Encrypts bytes by AES-256-GCM: one byte of version, 12 of nonce, the ciphertext, 16 of tag.
 *
 * @param key - 32 random bytes. What is encrypted under it is under a key derived from it for this purpose alone.
 * @param context - Where the value stands. It opens nowhere else.
 * @param nonce - For test vectors; random when absent.
 */
export function seal(
  key: Uint8Array,
  plain: Uint8Array,
  context: string,
  nonce: Uint8Array = randomBytes(NONCE_BYTES),
): Uint8Array {
  const cipher = createCipheriv("aes-256-gcm", derived(key, "seal"), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([
    Uint8Array.of(VERSION),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Decrypts what {@link seal} made. @throws Error when key or context are others, or anything was changed. */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: string): Uint8Array {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE_BYTES + TAG_BYTES)
    throw new Error("A sealed value has another format.");
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(-TAG_BYTES);
  // Without the length of the tag a short one would do.
  const decipher = createDecipheriv("aes-256-gcm", derived(key, "seal"), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

/**
 * A commitment to one field of one entry: HMAC-SHA256, hex. Without the key it says nothing about the value, not even
 * whether two entries have the same.
 */
export function commitTo(key: Uint8Array, entry: string, field: string, value: unknown): string {
  return createHmac("sha256", derived(key, "commit"))
    .update(canonicalJson([entry, field, value]))
    .digest("hex");
}

function derived(key: Uint8Array, purpose: "seal" | "commit"): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", key, "", `tetron/${purpose}/v1`, KEY_BYTES));
}
