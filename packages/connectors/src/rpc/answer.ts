import { z } from "zod";
import { RpcFault } from "./fault.ts";
import { parseExactly } from "./parse-exactly.ts";

const Answer = z.object({
  id: z.union([z.number(), z.string(), z.null()]).optional(),
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).nullish(),
});

/** Codes of temporary node errors: warming up, out of capacity, over the limit. */
const LATER = new Set([-28, -32005, 429]);
const MAX_SHOWN_CHARS = 120;

/** The HTTP answer to one JSON-RPC call. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfterMs: number | null;
  readonly body: string;
}

/**
 * Extracts the JSON-RPC result from an HTTP answer. Bitcoin's node sends its own errors with status 500, so
 * the body is read before the status.
 *
 * @param id - The id of the call; an answer with another id is not to this call.
 * @param isExact - Whether integers that a number cannot hold exactly are bigints in the result.
 * @throws RpcFault of every kind but `refused`, `timeout` and `too_large`.
 */
export function resultOf(answer: HttpAnswer, id: number, isExact = false): unknown {
  const { status, retryAfterMs } = answer;
  const patience = retryAfterMs === null ? {} : { retryAfterMs };
  const parsed = status === 429 ? undefined : readAnswer(answer.body, isExact);
  if (parsed === undefined) {
    const details = { ...patience, status };
    if (status === 429 || status === 503) throw new RpcFault("busy", `answered HTTP ${status}`, details);
    if (status !== 200) throw new RpcFault("http", `answered HTTP ${status}`, details);
    throw new RpcFault("invalid", `answered ${describe(answer)} instead of JSON-RPC`);
  }
  if (parsed.id !== id && !(parsed.error && parsed.id == null))
    throw new RpcFault("invalid", `answered another call (id ${String(parsed.id)})`);
  return resultIn(parsed, patience);
}

function resultIn(
  { error, result }: z.output<typeof Answer>,
  patience: { readonly retryAfterMs?: number },
): unknown {
  if (!error) return result;
  const { code, message } = error;
  if (LATER.has(code))
    throw new RpcFault("busy", `answered "${message.slice(0, MAX_SHOWN_CHARS)}"`, patience);
  throw new RpcFault("error", `answered "${message.slice(0, MAX_SHOWN_CHARS)}" (${code})`, { code });
}

/**
 * Extracts the results of a batch: the answers may come in any order.
 *
 * @param ids - The ids of the calls.
 * @param absent - Codes of a node's own error for which a result is `null`.
 * @returns In the order of `ids`; `undefined` when the endpoint does not take batches.
 * @throws RpcFault as {@link resultOf}.
 */
export function resultsOf(
  answer: HttpAnswer,
  ids: readonly number[],
  { absent, isExact }: { readonly absent: ReadonlySet<number>; readonly isExact: boolean },
): unknown[] | undefined {
  const parsed = answer.status === 429 ? undefined : readJson(answer.body, isExact);
  if (!Array.isArray(parsed)) {
    try {
      resultOf(answer, ids[0]!, isExact);
    } catch (error) {
      if (!(error instanceof RpcFault) || error.kind !== "error") throw error;
    }
    return undefined;
  }
  const byId = new Map(parsed.flatMap(asAnswer).map((each) => [each.id, each]));
  return ids.map((id) => {
    const each = byId.get(id);
    if (each === undefined) throw new RpcFault("invalid", "left out an answer of a batch");
    return each.error && absent.has(each.error.code) ? null : resultIn(each, {});
  });
}

function readAnswer(body: string, isExact: boolean): z.output<typeof Answer> | undefined {
  return asAnswer(readJson(body, isExact))[0];
}

function asAnswer(json: unknown): [z.output<typeof Answer>] | [] {
  const { success, data } = Answer.safeParse(json);
  return success && ("result" in data || data.error != null) ? [data] : [];
}

/** `undefined` for what is no JSON. */
function readJson(body: string, isExact: boolean): unknown {
  try {
    if (isExact) return parseExactly(body);
    const parsed: unknown = JSON.parse(body);
    return parsed;
  } catch {
    return undefined;
  }
}

function describe({ body, contentType }: HttpAnswer): string {
  const start = body.slice(0, 200).trimStart();
  if (start === "") return "an empty page";
  if (start.startsWith("<") || contentType.includes("html")) return "an HTML page";
  return `"${start.slice(0, 40)}"`;
}
