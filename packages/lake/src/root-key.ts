import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { newKey, seal, unseal } from "./seal.ts";

/** A data key under a root key. */
export interface WrappedKey {
  /** Which root key it is wrapped by. */
  readonly rootKey: string;
  /** Base64url. */
  readonly wrapped: string;
}

/** Keeps data keys under a root key, wherever that is: in a file here, in a key management service later. */
export interface RootKey {
  /** The id of the root key that wraps now. */
  readonly id: string;
  /** The ids of those that unwrap, this one included. */
  readonly ids: readonly string[];
  /** @param context - What the key is for. It unwraps for nothing else. */
  wrap(key: Uint8Array, context: string): Promise<WrappedKey>;
  /** @throws Error naming the root key that is missing, or when the key was wrapped for something else. */
  unwrap(wrapped: WrappedKey, context: string): Promise<Uint8Array>;
}

const OWNER_ONLY = 0o600;
const LINE = /^[A-Za-z0-9_-]{43}$/;

/**
 * The root key that a file keeps: a line of 32 random bytes in base64url. Further lines are root keys of before, which
 * unwrap and no longer wrap.
 *
 * @throws Error naming the file when it cannot be read or holds anything else.
 */
export async function readRootKey(file: string): Promise<RootKey> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new Error(
      code === "ENOENT"
        ? `TETRON_ROOT_KEY_FILE: there is no ${file}. Make one with \`openssl rand 32 | basenc --base64url | tr -d '=\\n' > FILE\`, the same for every process, and keep a copy: without it the personal data of the audit log is lost.`
        : `TETRON_ROOT_KEY_FILE: ${file} cannot be read: ${message}`,
      { cause },
    );
  }
  const lines = text.split("\n").map((line) => line.trim());
  const keys = lines.filter((line) => line !== "");
  const wrong = lines.findIndex((line) => line !== "" && !LINE.test(line));
  if (keys.length === 0 || wrong >= 0)
    throw new Error(
      `TETRON_ROOT_KEY_FILE: line ${Math.max(wrong, 0) + 1} of ${file} is not 32 bytes in base64url without padding.`,
    );
  return rootKeyOf(keys.map((line) => Buffer.from(line, "base64url")));
}

/** The same, and a new key where there is no file yet, which its owner alone may read. */
export async function ensureRootKey(file: string): Promise<RootKey> {
  if (!existsSync(file)) await makeRootKey(file);
  return readRootKey(file);
}

/** The file appears with its line in it, and never takes the place of another's: two may start at once. */
async function makeRootKey(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  const line = `${Buffer.from(newKey()).toString("base64url")}\n`;
  await writeFile(draft, line, { mode: OWNER_ONLY, flag: "wx" });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft);
  }
}

/** Root keys by their bytes, the one that wraps first. */
export function rootKeyOf(keys: readonly Uint8Array[]): RootKey {
  const byId = new Map(keys.map((key) => [idOf(key), key]));
  const [current] = keys;
  const id = idOf(current!);
  return {
    id,
    ids: [...byId.keys()],
    async wrap(key, context) {
      return { rootKey: id, wrapped: Buffer.from(seal(current!, key, context)).toString("base64url") };
    },
    async unwrap({ rootKey, wrapped }, context) {
      const key = byId.get(rootKey);
      if (key === undefined)
        throw new Error(
          `The root key ${rootKey} is not in TETRON_ROOT_KEY_FILE: add its line again, as the last.`,
        );
      return unseal(key, Buffer.from(wrapped, "base64url"), context);
    },
  };
}

/** The first 16 hex digits of a hash of the key. */
function idOf(key: Uint8Array): string {
  return createHash("sha256").update("tetron/root-key/v1").update(key).digest("hex").slice(0, 16);
}
