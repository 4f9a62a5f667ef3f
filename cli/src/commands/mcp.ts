import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import {
  ErrorCode,
  InitializeResultSchema,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
} from "@modelcontextprotocol/sdk/types.js";
import { Failure, isFailure } from "@tetron/domain/failure";
import { openTetron } from "@tetron/embedded/open-tetron";
import { run } from "@tetron/service/run";
import { InvalidSettings } from "@tetron/service/settings";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { printError } from "../terminal.ts";

/** Of a Tetron that took a free port. */
const DEFAULT_PORT = 4000;

/** Where the messages go, and with which key. */
interface Server {
  readonly url: string;
  readonly key: string;
}

/**
 * Serves the Model Context Protocol on standard input and output until the input ends, for an agent that starts
 * this process. Every message goes to `/mcp` of a Tetron, so that keys, scopes, limits and audit are the same.
 *
 * @param url - A running Tetron, with `TETRON_API_KEY`; absent, one is started in this process, with the key of its
 *   demo tenant.
 */
export async function serveMcp(host: Host, { url }: { readonly url?: string }): Promise<ExitCode> {
  const { settings, log, terminal, signal: told } = host;
  const ended = new AbortController();
  let failed: ExitCode = EXIT.failed;
  const tellRefusal = (error: unknown) => {
    failed = printError(terminal, error);
  };
  await run({ log, told: AbortSignal.any([told, ended.signal]), tellRefusal }, async (stack, stopping) => {
    const server =
      url === undefined ? await startOwn(stack, host, stopping) : { url, key: requireKey(settings) };
    await relay(stack, server, () => ended.abort("the input has ended"));
  });
  return process.exitCode === EXIT.failed ? failed : EXIT.ok;
}

async function startOwn(
  stack: AsyncDisposableStack,
  { settings, log }: Host,
  stopping: AbortSignal,
): Promise<Server> {
  const own = {
    ...{ ...settings, HOST: "127.0.0.1", PORT: 0, TETRON_OPERATIONS_PORT: undefined },
    TETRON_SIMULATION: "off" as const,
  };
  const { url, key } = await openTetron(stack, {
    ...{ settings: own, log, stopping },
    // The process belongs to the agent: other command lines have a platform of their own.
    command: () => async () => EXIT.failed,
  }).catch((error: unknown) => {
    throw isHeld(error) ? useRunning(error, settings.PORT) : error;
  });
  return { url, key: settings.TETRON_API_KEY ?? key?.secret ?? requireKey(settings) };
}

/** Whether another process has the data directory. */
function isHeld(error: unknown): error is Failure<"UNAVAILABLE"> {
  return isFailure(error, "UNAVAILABLE") && error.message.includes(" is in use by ");
}

function useRunning({ message, details }: Failure<"UNAVAILABLE">, port: number): Failure<"UNAVAILABLE"> {
  const how = `tetron mcp --url http://localhost:${port || DEFAULT_PORT}`;
  const hint = `To ask the Tetron that runs there: ${how}, with its TETRON_API_KEY.`;
  return new Failure("UNAVAILABLE", `${message} ${hint}`, details);
}

function requireKey({ TETRON_API_KEY }: Host["settings"]): string {
  if (TETRON_API_KEY === undefined)
    throw new InvalidSettings("TETRON_API_KEY: set the API key that the agent calls with.");
  return TETRON_API_KEY;
}

/** Passes messages on in both directions until the input ends. */
async function relay(stack: AsyncDisposableStack, { url, key }: Server, onEnd: () => void): Promise<void> {
  const requestInit = { headers: { Authorization: `Bearer ${key}` } };
  const remote = new StreamableHTTPClientTransport(new URL("/mcp", url), { requestInit });
  const agent: Transport = new StdioServerTransport();
  const waiting = new Set<Promise<void>>();
  remote.onmessage = (message) => {
    const agreed = InitializeResultSchema.safeParse(
      isJSONRPCResultResponse(message) ? message.result : undefined,
    );
    if (agreed.success) remote.setProtocolVersion(agreed.data.protocolVersion);
    void agent.send(message);
  };
  agent.onmessage = (message) => {
    const sent = remote.send(message).catch((error: unknown) => refuse(message, error));
    waiting.add(sent);
    void sent.finally(() => waiting.delete(sent));
  };
  await remote.start();
  await agent.start();
  stack.defer(() => remote.close());
  process.stdin.once("end", () => void Promise.all(waiting).finally(onEnd));

  /** A request that could not be delivered is answered, so that the agent does not wait for it. */
  async function refuse(message: JSONRPCMessage, error: unknown): Promise<void> {
    if (!isJSONRPCRequest(message)) return;
    const text = error instanceof Error ? error.message : String(error);
    await agent.send({
      jsonrpc: "2.0",
      id: message.id,
      error: { code: ErrorCode.InternalError, message: text },
    });
  }
}
