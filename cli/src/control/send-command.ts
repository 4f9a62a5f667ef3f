import { type IncomingMessage, request } from "node:http";
import { linesOf } from "@tetron/domain/lines";
import { parseNdjson } from "@tetron/domain/ndjson";
import { ControlMessage, type ControlRequest } from "@tetron/embedded/control/message";
import type { Terminal } from "../terminal.ts";

/** Errors when no platform listens: none runs, or a killed one left its socket. */
const NOBODY = new Set(["ENOENT", "ECONNREFUSED", "ENOTSOCK"]);

/**
 * Runs a command in the running platform and prints its output.
 *
 * @param signal - Ends the command in the platform too; its reason is thrown.
 * @returns Its exit code; `undefined` when no platform listens at the place.
 * @throws Error when the platform ends before the command does.
 */
export async function sendCommand(
  place: string,
  command: ControlRequest,
  { terminal, signal }: { readonly terminal: Pick<Terminal, "print" | "tell">; readonly signal: AbortSignal },
): Promise<number | undefined> {
  signal.throwIfAborted();
  const response = await send(place, command);
  if (response === undefined) return undefined;
  const leave = () => void response.destroy(signal.reason);
  signal.addEventListener("abort", leave, { once: true });
  try {
    signal.throwIfAborted();
    return await exitOf(response, terminal);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}

async function exitOf(
  response: IncomingMessage,
  terminal: Pick<Terminal, "print" | "tell">,
): Promise<number> {
  // Leaving the loop closes the connection, which makes the platform stop the command.
  const lines = linesOf(response.setEncoding("utf8"));
  for await (const { value: message, error } of parseNdjson(lines, (json) => ControlMessage.parse(json))) {
    if (error !== undefined) throw error;
    if ("exit" in message) return message.exit;
    if ("print" in message) terminal.print(message.print);
    else terminal.tell(message.tell);
  }
  throw new Error("The running platform stopped before it had finished.");
}

function send(place: string, command: ControlRequest): Promise<IncomingMessage | undefined> {
  return new Promise((resolve, reject) => {
    request({ socketPath: place, method: "POST", path: "/" })
      .on("response", resolve)
      .on("error", (error: NodeJS.ErrnoException) =>
        NOBODY.has(error.code ?? "") ? resolve(undefined) : reject(error),
      )
      .end(JSON.stringify(command));
  });
}
