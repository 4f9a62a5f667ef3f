import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from "@modelcontextprotocol/sdk/types.js";
import { requireStorable } from "@tetron/domain/text";
import { type Caller, requireScope } from "@tetron/service/caller";
import { presentRest } from "@tetron/service/present";
import { readInput } from "../rest/input.ts";
import { schemaOf } from "../rest/openapi-operation.ts";
import type { RunEndpoint } from "../rest/run-endpoint.ts";
import { TOOLS } from "./tools.ts";

/** Who calls, and until when the answer is wanted. */
export interface McpCall {
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** Called with each bug that was masked. */
  readonly onBug: (thrown: unknown) => void;
}

/** A tool's schema, of an answer that is always an object. */
interface OutputSchema {
  readonly type: "object";
  readonly properties: Readonly<Record<string, object>>;
}

const LISTED = Object.entries(TOOLS).map(([name, { title, description, endpoint, readOnly }]) => ({
  name,
  title,
  description: `${description} Needs the scope \`${endpoint.scope}\`.`,
  inputSchema: schemaOf(endpoint.input) as { type: "object" },
  outputSchema: withTestMark(schemaOf(endpoint.output) as unknown as OutputSchema),
  annotations: { title, readOnlyHint: readOnly, destructiveHint: false, openWorldHint: false },
}));

/**
 * A server of the Model Context Protocol for one caller. A call runs the trusted operation of the tool's endpoint
 * after the same checks; a failure is the tool's result, in the format of REST's errors, so that the agent reads it.
 */
export function createMcpServer(runners: ReadonlyMap<string, RunEndpoint>, call: McpCall): Server {
  const server = new Server(
    { name: "tetron", title: "Tetron", version: "1" },
    {
      capabilities: { tools: {} },
      instructions: "Score a payment before you send it. Amounts are decimal numbers as text.",
    },
  );
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: LISTED }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: given = {} } }) => {
    const [tool, run] = [TOOLS[name], runners.get(name)];
    if (!tool || !run) throw new McpError(ErrorCode.InvalidParams, `name: there is no tool ${name}.`);
    const { caller, signal } = call;
    try {
      requireScope(caller, tool.endpoint.scope);
      requireStorable(given);
      const input = readInput(tool.endpoint.input, given);
      return resultOf(await run(input as never, { caller, signal }), { caller, isError: false });
    } catch (thrown) {
      const { body } = presentRest(thrown, caller.requestId);
      if (body.error.code === "SERVER_ERROR") call.onBug(thrown);
      return resultOf(body, { caller, isError: true });
    }
  });
  return server;
}

function resultOf(
  answer: unknown,
  { caller, isError }: { readonly caller: Caller; readonly isError: boolean },
): CallToolResult {
  const shown = { ...(caller.test && { test: true }), ...(answer as Record<string, unknown>) };
  const content = [{ type: "text" as const, text: JSON.stringify(shown) }];
  return isError ? { content, isError } : { content, structuredContent: shown };
}

/** An answer's schema with the mark of a test key's answers, which clients check too. */
function withTestMark({ properties, ...schema }: OutputSchema): OutputSchema {
  const test = { type: "boolean", description: "True for a test key; absent otherwise." };
  return { ...schema, properties: { ...properties, test } };
}
