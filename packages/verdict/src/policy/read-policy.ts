import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { canonicalJson } from "@tetron/domain/canonical-json";
import { parseStrictJson } from "@tetron/domain/json";
import { z } from "zod";
import { type Policy, PolicyFile } from "./policy.ts";

/** The policy that applies unless the operator sets another. */
export const DEFAULT_POLICY = new URL("../../policy/default.json", import.meta.url);

/**
 * The default policies of earlier releases, each named after the first 12 digits of its version; for replays.
 */
export const EARLIER_POLICIES = new URL("../../policy/earlier/", import.meta.url);

/**
 * Reads and checks a policy file.
 *
 * @throws Error naming the file and every invalid field: a process must not start with it.
 */
export async function readPolicy(file: URL | string = DEFAULT_POLICY): Promise<Policy> {
  const text = await readFile(file, "utf8");
  let content: unknown;
  try {
    content = parseStrictJson(text, "content");
  } catch (cause) {
    throw new Error(`Policy ${formatPath(file)} cannot be read: ${(cause as Error).message}`, { cause });
  }
  const result = PolicyFile.safeParse(content);
  if (!result.success)
    throw new Error(`Policy ${formatPath(file)} is not a policy:\n${z.prettifyError(result.error)}`);
  return { ...result.data, version: versionOf(content) };
}

/** The hash of the content as canonical JSON, independent of the file's layout. */
function versionOf(content: unknown): string {
  return `sha256:${createHash("sha256").update(canonicalJson(content)).digest("hex")}`;
}

function formatPath(file: URL | string): string {
  return file instanceof URL ? file.pathname : file;
}
