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
  if (parsed.error) {
    const { code, message } = parsed.error;
    if (LATER.has(code))
      throw new RpcFault("busy", `answered "${message.slice(0, MAX_SHOWN_CHARS)}"`, patience);
    throw new RpcFault("error", `answered "${message.slice(0, MAX_SHOWN_CHARS)}" (${code})`, { code });
  }
  return parsed.result;
}

function readAnswer(body: string, isExact: boolean): z.output<typeof Answer> | undefined {
  try {
    const { success, data } = isExact
      ? Answer.safeParse(parseExactly(body))
      : Answer.safeParse(JSON.parse(body));
    return success && ("result" in data || data.error != null) ? data : undefined;
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
