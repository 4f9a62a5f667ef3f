import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { temporaryFolder } from "@tetron/domain/testing";
import { openTetron } from "@tetron/embedded/open-tetron";
import { Settings } from "@tetron/embedded/settings";
import { createLog } from "@tetron/service/log";
import { readSettings } from "@tetron/service/settings";
import { expect, test } from "vitest";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));
const KNOWN = "0x28c6c06298d514db089934071355e5743bf21d60";
const PAYMENT = {
  from_address: "0x737b7c6e2fa0b8a4a6c5c8a9a0f9f1a2b3c4d5e6",
  ...{ amount: "0.5", currency: "ETH", network: "ethereum" },
};

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
    arguments: { ...PAYMENT, to_address: KNOWN },
  });
  const { transaction_id, recommendation } = scored.structuredContent as Record<string, string>;
  expect(recommendation).toMatch(/^(approve|review|decline)$/);
  const explained = await agent.callTool({ name: "explain_score", arguments: { transaction_id } });
  const { narrative, ...score } = explained.structuredContent as Record<string, unknown>;
  expect(score).toEqual(scored.structuredContent);
  expect(narrative).toMatchObject({ writer: "templates", grounded_share: 1 });
});

test("the answers to an agent with a test key are marked as test answers", async () => {
  await using stack = new AsyncDisposableStack();
  const home = join(stack.use(temporaryFolder()).path, "home");
  const { url, key } = await openTetron(stack, {
    settings: readSettings(Settings, { TETRON_HOME: home, PORT: "0", TETRON_SIMULATION: "off" }),
    log: createLog("test", { level: "silent" }),
    stopping: new AbortController().signal,
    command: () => async () => 0,
  });
  const made = await fetch(`${url}/v1/admin/keys`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key!.secret}`, "Content-Type": "application/json" },
    body: JSON.stringify({ name: "agent", scopes: ["score:write"], mode: "test" }),
  });
  const { key: secret } = await made.json();
  await using agent = await anAgent(["--url", url], { TETRON_API_KEY: secret });
  await agent.listTools();
  const declined = "0x7e57000000000000000000000000000000000003";
  const scored = await agent.callTool({
    name: "score_payment",
    arguments: { ...PAYMENT, to_address: declined },
  });
  expect(scored.structuredContent).toMatchObject({
    test: true,
    recommendation: "decline",
    fraud_score: 97.07,
  });
});

test("an agent gets an error at once when no Tetron answers at the URL", async () => {
  const url = "http://127.0.0.1:1";
  await expect(anAgent(["--url", url], { TETRON_API_KEY: "tk_test" })).rejects.toThrow(/fetch failed/);
});
