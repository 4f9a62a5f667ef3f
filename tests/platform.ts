import { TENANT_SCOPES } from "@tetron/domain/scope";
import { temporaryFolder, until } from "@tetron/domain/testing";
import { aRootKeyFile, startPostgres } from "@tetron/lake/testing";
import getPort from "get-port";
import { type Running, runCommand, startProcess, startTetron } from "./process.ts";

const READY_MS = 60_000;
const SUBGRAPHS = ["ingestion", "scoring", "reputation", "routing", "tenancy"] as const;

/** The platform under test, in either mode. */
export interface Platform extends AsyncDisposable {
  /** `http://host:port` of the edge. */
  readonly url: string;
  /** A key of the demo tenant with all scopes. */
  readonly key: string;
  /** Environment for a command line on the same data. */
  readonly env: Record<string, string>;
  /** The process that serves the edge. */
  readonly edge: Running;
}

const QUIET = {
  LOG_LEVEL: "warn",
  TETRON_RATE_LIMIT_PER_MINUTE: "0",
  TETRON_MAX_CONCURRENT_REQUESTS: "0",
};

/** A home for one platform, removed with the stack. */
export function aHome(stack: AsyncDisposableStack): string {
  return stack.use(temporaryFolder()).path;
}

/**
 * Everything in one process over PGlite, as `npm start` runs it.
 *
 * @param root - Folder of another checkout to start; this one when absent.
 */
export async function startEmbedded(
  home: string,
  env: Record<string, string> = {},
  root?: string,
): Promise<Platform> {
  const all = { ...QUIET, TETRON_HOME: home, PORT: "0", TETRON_DEMO_KEY: "tk_of-the-demo-tenant", ...env };
  await using stack = new AsyncDisposableStack();
  const edge = stack.use(startTetron(["--json", "start"], all, root));
  const { url } = JSON.parse(await edge.line(/^\{"url"/, READY_MS));
  const key = all.TETRON_DEMO_KEY;
  const running = stack.move();
  return { url, key, env: all, edge, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/**
 * Every subgraph and the gateway as a process of its own, over a real PostgreSQL.
 *
 * @param onStart - Called with each process as soon as it is started.
 * @param env - Settings of every process, beside the usual ones.
 */
export async function startServices(
  onStart: (service: string, process: Running) => void = () => undefined,
  env: Readonly<Record<string, string>> = {},
): Promise<Platform> {
  await using stack = new AsyncDisposableStack();
  const postgres = stack.use(await startPostgres());
  const shared = {
    ...QUIET,
    DATABASE_URL: postgres.url,
    TETRON_ROOT_KEY_FILE: await aRootKeyFile(),
    TETRON_INTERNAL_SECRET: "a secret that only services share",
    ...env,
  };
  const urls: Record<string, string> = {};
  for (const name of SUBGRAPHS) {
    const port = String(await getPort({ host: "127.0.0.1" }));
    onStart(name, stack.use(startProcess(`subgraphs/${name}/src/main.ts`, [], { ...shared, PORT: port })));
    urls[`TETRON_SUBGRAPH_${name.toUpperCase()}_URL`] = `http://127.0.0.1:${port}/graphql`;
  }
  const port = String(await getPort({ host: "127.0.0.1" }));
  const edge = stack.use(startProcess("gateway/src/main.ts", [], { ...shared, ...urls, PORT: port }));
  onStart("gateway", edge);
  const url = `http://127.0.0.1:${port}`;
  // The edge is ready before all subgraphs are; a test needs the whole platform.
  await Promise.all([url, ...Object.values(urls).map((each) => new URL(each).origin)].map(ready));
  const { stdout } = await runCommand(["--json", "keys", "create", "--scope", ...TENANT_SCOPES], shared);
  const running = stack.move();
  return {
    url,
    key: JSON.parse(stdout).key,
    env: shared,
    edge,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** Both ways to run Tetron, for `describe.each`. */
export const MODES = [
  {
    mode: "one process over PGlite",
    async start(stack: AsyncDisposableStack, env: Record<string, string> = {}) {
      return stack.use(await startEmbedded(aHome(stack), env));
    },
  },
  {
    mode: "services over PostgreSQL",
    start: async (stack: AsyncDisposableStack, env: Record<string, string> = {}) =>
      stack.use(await startServices(undefined, env)),
  },
] as const;

async function ready(url: string): Promise<void> {
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(`${url} is ready`, isReady, READY_MS);
}
