/** Longest message that is logged: drivers repeat whole statements with their parameters. */
const MAX_MESSAGE_CHARS = 2_000;
const MAX_CAUSES = 5;

/** An error as log fields, with its causes; other values unchanged. */
export function describeError(thrown: unknown, depth = 0): unknown {
  if (!(thrown instanceof Error)) return thrown;
  const { code, details } = thrown as Error & { readonly code?: unknown; readonly details?: unknown };
  return {
    name: thrown.name,
    message: thrown.message.slice(0, MAX_MESSAGE_CHARS),
    ...(code !== undefined && { code }),
    ...(details !== undefined && { details }),
    stack: framesOf(thrown),
    ...(thrown.cause !== undefined &&
      depth < MAX_CAUSES && { cause: describeError(thrown.cause, depth + 1) }),
  };
}

/** The stack without its first line, the message, which is logged on its own and may be long. */
function framesOf({ stack = "" }: Error): string {
  const first = stack.search(/^\s+at /m);
  return first === -1 ? "" : stack.slice(first).trim();
}
