import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { request } from "undici";

/** Calls a node's method and returns the result, untyped. */
// biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
export async function callNode(url: string, method: string, params: readonly unknown[] = []): Promise<any> {
  const { username, password, origin, pathname } = new URL(url);
  const authorization = `Basic ${btoa(`${username}:${password}`)}`;
  const { body } = await request(`${origin}${pathname}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(username !== "" && { authorization }) },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const { result, error } = (await body.json()) as { result?: unknown; error?: { message: string } | null };
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}

/** Ends a node's process, even a stopped one, and waits for its exit. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
