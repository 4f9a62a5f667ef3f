/** Longest message that is logged: drivers repeat whole statements and their parameters in theirs. */
const LONGEST = 2_000;
const DEEPEST = 5;

/** An error as fields for a log, with its causes; other values as they are. */
export function describeError(thrown: unknown, depth = 0): unknown {
  if (!(thrown instanceof Error)) return thrown;
  const { code, details } = thrown as Error & { readonly code?: unknown; readonly details?: unknown };
  return {
    name: thrown.name,
    message: thrown.message.slice(0, LONGEST),
    ...(code !== undefined && { code }),
    ...(details !== undefined && { details }),
    stack: framesOf(thrown),
    ...(thrown.cause !== undefined && depth < DEEPEST && { cause: describeError(thrown.cause, depth + 1) }),
  };
}

/** The stack without the message in front of it, which may be long and is told already. */
function framesOf({ stack = "" }: Error): string {
  const first = stack.search(/^\s+at /m);
  return first === -1 ? "" : stack.slice(first).trim();
}
