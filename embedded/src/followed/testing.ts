import { type Anvil, startAnvil } from "@tetron/connectors/anvil/testing";
import { callNode } from "@tetron/connectors/testing";
import { TENANT_SCOPES } from "@tetron/domain/scope";
import { until } from "@tetron/domain/testing";
import { createEdgeStore } from "@tetron/gateway/edge-store";
import { openGateway } from "@tetron/gateway/gateway";
import { findChain } from "@tetron/lake/chains";
import { createKeyCache } from "@tetron/lake/key-cache";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { listen } from "@tetron/service/http";
import { createMetrics } from "@tetron/service/metrics";
import { readSettings } from "@tetron/service/settings";
import { createKey } from "@tetron/tenancy/create-key";
import { openPlatform } from "../platform.ts";
import { Settings } from "../settings.ts";

const WAIT_MS = 20_000;

/** The whole platform over a node of Ethereum that it follows, with a tenant's key. */
export interface Followed {
  readonly lake: TestLake;
  readonly anvil: Anvil;
  readonly url: string;
  readonly secret: string;
  /** Waits until the node's newest block is held. */
  held(): Promise<unknown>;
  /** Runs a job of the platform until the end of the scope. */
  run(job: string): void;
  /** Goes back to a snapshot of the node, on another branch that is two blocks long. */
  reorgTo(snapshot: unknown): Promise<void>;
  /** Calls the REST API; the answer must be 200. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a body.
  ask(method: string, path: string, body?: object): Promise<any>;
}

/** Opens it; `prepare` has the node before its first block. */
export async function openFollowed(
  stack: AsyncDisposableStack,
  given: Readonly<Record<string, string>>,
  prepare: (anvil: Anvil) => Promise<void> = async () => {},
): Promise<Followed> {
  const lake = stack.use(await emptyLake());
  const anvil = stack.use(await startAnvil(1));
  await prepare(anvil);
  await callNode(anvil.url, "evm_mine");
  const settings = readSettings(Settings, { TETRON_RPC_ETHEREUM: anvil.url, ...given });
  const { signal } = new AbortController();
  const platform = await openPlatform(stack, { lake, settings, log: silent, signal });
  const run = (job: string) => {
    const end = new AbortController();
    const running = platform.jobs.find(({ name }) => name === job)!.run(end.signal);
    stack.defer(async () => {
      end.abort();
      await running;
    });
  };
  run("ingestion.follow-ethereum");
  const app = await openGateway(stack, {
    ...{ log: silent, metrics: createMetrics("test"), checks: {}, stopping: signal, lake },
    ...{ supergraph: platform.supergraph, keys: createKeyCache(lake.db), store: createEdgeStore(lake.db) },
    ...{ rateLimitPerMinute: 0, maxConcurrentRequests: 0, development: true },
  });
  const url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
  const { secret } = await createKey(lake, "test", {
    ...{ tenant: "acme", name: "test", scopes: [...TENANT_SCOPES] },
  });
  const held = () =>
    until(
      "the head is held",
      async () => {
        const { hash } = await callNode(anvil.url, "eth_getBlockByNumber", ["latest", false]);
        return (await findChain(lake.db, "ethereum"))?.heldHash === hash;
      },
      WAIT_MS,
    );
  await held();
  return {
    ...{ lake, anvil, url, secret, held, run },
    async reorgTo(snapshot) {
      await callNode(anvil.url, "evm_revert", [snapshot]);
      await callNode(anvil.url, "evm_increaseTime", [30]);
      await callNode(anvil.url, "anvil_mine", ["0x2"]);
      await held();
    },
    async ask(method, path, body) {
      const answer = await fetch(`${url}/v1${path}`, {
        method,
        headers: { Authorization: `Bearer ${secret}`, ...(body && { "Content-Type": "application/json" }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${answer.status} ${text}`);
      return JSON.parse(text);
    },
  };
}
