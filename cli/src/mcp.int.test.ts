import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { temporaryFolder } from "@tetron/domain/testing";
import { expect, test } from "vitest";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));
const KNOWN = "0x28c6c06298d514db089934071355e5743bf21d60";

async function anAgent(args: readonly string[], env: Record<string, string>) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [CLI, "mcp", ...args],
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stderr: "ignore",
  });
  const client = new Client({ name: "agent", version: "1" });
  await client.connect(transport as never);
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.close() });
}

test("an agent that starts `tetron mcp` scores a payment before it pays, and explains the score", async () => {
  using folder = temporaryFolder();
  await using agent = await anAgent([], { TETRON_HOME: join(folder.path, "home") });
  await agent.listTools();
  const scored = await agent.callTool({
    name: "score_payment",
    arguments: {
      from_address: "0x737b7c6e2fa0b8a4a6c5c8a9a0f9f1a2b3c4d5e6",
      to_address: KNOWN,
      amount: "0.5",
      currency: "ETH",
      network: "ethereum",
    },
  });
  const { transaction_id, recommendation } = scored.structuredContent as Record<string, string>;
  expect(recommendation).toMatch(/^(approve|review|decline)$/);
  const explained = await agent.callTool({ name: "explain_score", arguments: { transaction_id } });
  expect(explained.structuredContent).toEqual(scored.structuredContent);
});

test("an agent gets an error at once when no Tetron answers at the URL", async () => {
  const url = "http://127.0.0.1:1";
  await expect(anAgent(["--url", url], { TETRON_API_KEY: "tk_test" })).rejects.toThrow(/fetch failed/);
});
