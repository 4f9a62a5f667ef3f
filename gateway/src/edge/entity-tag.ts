import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Characters of a tag: 132 bits of the hash. */
const LENGTH = 22;

/** A strong entity tag of a body. */
export function entityTag(body: string | Buffer): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, LENGTH)}"`;
}

/** Whether a client holds the body with this tag: weak comparison, as RFC 9110 has it for `If-None-Match`. */
export function isHeld(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(",").some((each) => ["*", tag, `W/${tag}`].includes(each.trim()));
}

interface TaggedAnswer {
  readonly type: string;
  readonly body: string | Buffer;
  readonly tag: string;
  readonly cacheControl: string;
}

/**
 * Sends an answer that never changes with a tag, and 304 without a body to a client that holds it.
 *
 * @param cacheControl - Who may keep it, and for how long without asking.
 */
export function sendTagged(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { type, body, tag, cacheControl }: TaggedAnswer,
): FastifyReply {
  reply.headers({ ETag: tag, "Cache-Control": cacheControl });
  if (isHeld(headers["if-none-match"], tag)) return reply.code(304).send();
  return reply.type(type).send(body);
}
