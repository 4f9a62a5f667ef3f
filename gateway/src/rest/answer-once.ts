import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import type { Claimed, IdempotentRequest } from "@tetron/lake/idempotency";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AnyEndpoint } from "./endpoint.ts";
import { IDEMPOTENCY_KEY, idempotentRequest, readKey } from "./idempotency-key.ts";

/** Requests with an `Idempotency-Key`, of every gateway of an installation. */
export interface IdempotencyStore {
  claim(request: IdempotentRequest, claim: string): Promise<Claimed>;
  keep(claim: string, answer: { readonly status: number; readonly answer: string }): Promise<void>;
  /** Ends a claim without an answer. */
  release(claim: string): Promise<void>;
}

/** An answer, before it is written. */
export interface Answered {
  readonly status: number;
  readonly answer: unknown;
}

/** How a request gets its answer. */
interface Answers {
  /** @param claim - What the commit of the run settles; `undefined` without a key. */
  run(claim?: string): Promise<Answered>;
  /** @param written - What an earlier run committed that could not answer any more. @returns `undefined` when it must run. */
  recover(written: string): Promise<Answered | undefined>;
}

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** What the request asks for, as JSON: another one with the same key is refused. */
  readonly content: unknown;
}

/** What is needed of an endpoint. */
type Once = Pick<AnyEndpoint, "method" | "path" | "answersSecret">;

const REPLAYED = "Idempotent-Replayed";

const nextId = createIds();
const RETRY_AFTER_SECONDS = 1;
/** Kept in place of an answer that holds a secret. */
const SECRET = "";

/**
 * Answers a request; one with an `Idempotency-Key` once a day, and the same again after that. Only an answer is kept: what
 * failed wrote nothing and may be sent again. What was committed but not answered is answered from what was written.
 *
 * An answer that shows a secret is the exception: neither is kept, not even encrypted, because a retry would show the
 * secret a second time. The request still runs only once: a retry is refused with the id of the key or webhook that was
 * made, whether or not the first answer was received.
 *
 * @returns What to send.
 * @throws Failure `CONFLICT` when the key stands for another request or its answer showed a secret, `IN_PROGRESS` while the first one runs, what
 *   `answers` throws, or `BAD_REQUEST` for a malformed key.
 */
export async function answerOnce(
  { endpoint, store }: { readonly endpoint: Once; readonly store: IdempotencyStore },
  { request, reply, content }: Asked,
  answers: Answers,
): Promise<unknown> {
  const key = endpoint.method === "POST" ? readKey(request.headers["idempotency-key"]) : undefined;
  if (key === undefined) {
    const { status, answer } = await answers.run();
    reply.code(status);
    return answer;
  }
  const claim = nextId("idm");
  const claimed = await store.claim(
    idempotentRequest(endpoint, { caller: request.caller!, key, content }),
    claim,
  );
  if (claimed.state !== "mine") return replay(claimed, key, reply);
  const { status, text } = await runClaimed();
  reply.code(status).type("application/json; charset=utf-8");
  return text;

  async function runClaimed(): Promise<{ status: number; text: string }> {
    const { subject } = claimed as Extract<Claimed, { state: "mine" }>;
    try {
      if (endpoint.answersSecret && subject !== null) throw secretIsGone(key as string, subject);
      const recovered = subject === null ? undefined : await answers.recover(subject);
      if (recovered !== undefined) reply.header(REPLAYED, "true");
      const { status, answer } = recovered ?? (await answers.run(claim));
      const text = JSON.stringify(answer);
      const kept = { status, answer: endpoint.answersSecret ? SECRET : text };
      // What was written stays found by its claim: the next attempt answers from it.
      await store
        .keep(claim, kept)
        .catch((error) => request.log.warn({ err: error }, "an answer was not kept"));
      return { status, text };
    } catch (thrown) {
      // It ends by itself in half a minute.
      await store
        .release(claim)
        .catch((error) => request.log.warn({ err: error }, "a claim was not released"));
      throw thrown;
    }
  }
}

/** @throws Failure unless the request was answered. */
function replay(claimed: Exclude<Claimed, { state: "mine" }>, key: string, reply: FastifyReply): string {
  if (claimed.state === "running")
    throw new Failure("IN_PROGRESS", `${IDEMPOTENCY_KEY}: the first request with this key still runs.`, {
      retryAfter: RETRY_AFTER_SECONDS,
    });
  if (claimed.state === "other")
    throw new Failure(
      "CONFLICT",
      `${IDEMPOTENCY_KEY}: this key was sent with another request. Use a new one.`,
      {
        kind: "idempotency_key",
        id: key,
      },
    );
  if (claimed.answer === SECRET) throw secretIsGone(key, claimed.subject);
  reply.code(claimed.status).header(REPLAYED, "true").type("application/json; charset=utf-8");
  return claimed.answer;
}

function secretIsGone(key: string, made: string | null): Failure {
  const of = made === null ? "" : ` of ${made}`;
  return new Failure(
    "CONFLICT",
    `${IDEMPOTENCY_KEY}: this request was carried out already. The secret${of} is shown once and not kept. Rotate it for a new one.`,
    { kind: "idempotency_key", id: key },
  );
}
