import { chmod, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { within } from "@tetron/domain/within";
import type { Log } from "@tetron/service/log";
import { type ControlMessage, ControlRequest } from "./message.ts";

const MAX_BYTES = 1_000_000;
/** How long a command may take to stop. */
const STOP_MS = 500;

/** Receives the output of a command. */
export interface CommandOutput {
  /** One line of the answer. */
  print(line: string): void;
  /** One line on standard error. */
  tell(line: string): void;
  /** Aborts when the client of the command disconnects. */
  readonly signal: AbortSignal;
}

/** Runs one command line in this process. Returns its exit code. */
export type RunCommand = (request: ControlRequest, output: CommandOutput) => Promise<number>;

/**
 * Listens for commands of the same user until `stack` is disposed, so that `tetron` works on a home while the
 * platform holds it. The file system restricts the socket to its owner.
 *
 * @param place - See `controlPlace`. A killed process's socket there is removed: the home's lock guarantees
 *   that nobody else uses it.
 */
export async function serveControl(
  stack: AsyncDisposableStack,
  place: string,
  { run, log }: { readonly run: RunCommand; readonly log: Log },
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const answered = answer(run, request, response)
      .catch((error) => {
        log.error({ err: error }, "control command failed");
        response.destroy();
      })
      .finally(() => underWay.delete(answered));
    underWay.add(answered);
  });
  const isFile = process.platform !== "win32";
  if (isFile) await rm(place, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(place, resolve);
  });
  if (isFile) await chmod(place, 0o600);
  stack.defer(async () => {
    // Closing the connection aborts a running command.
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await within<unknown, void>({ ms: STOP_MS, onLate: () => {} }, () => Promise.all(underWay));
  });
}

async function answer(run: RunCommand, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const say = (message: ControlMessage) => void response.write(`${JSON.stringify(message)}\n`);
  const parsed = ControlRequest.safeParse(JSON.parse(await textOf(request)));
  if (!parsed.success) {
    response.writeHead(400).end();
    return;
  }
  response.writeHead(200, { "Content-Type": "application/x-ndjson" });
  const exit = await run(parsed.data, {
    print: (line) => say({ print: line }),
    tell: (line) => say({ tell: line }),
    signal: gone.signal,
  });
  say({ exit });
  response.end();
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > MAX_BYTES) throw new Error("The command line is too long.");
  }
  return text;
}
