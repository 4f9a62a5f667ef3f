import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder, until } from "@tetron/domain/testing";
import getPort from "get-port";

/** What runs OpenSearch. */
interface OpenSearchCommand {
  readonly home: string;
  /** The home of a JDK. */
  readonly java: string;
  /** The user that runs it instead of root; `null` for the present one. */
  readonly user: string | null;
}

/** A running OpenSearch with nothing in it. Disposing ends it and deletes its data. */
export interface OpenSearchNode extends AsyncDisposable {
  readonly url: string;
  /** Calls its REST API; the answer as it is, whatever its status. */
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  call(method: string, path: string, body?: object): Promise<{ status: number; body: any }>;
}

const INSTALLER = join(import.meta.dirname, "../../../../../tools/nodes/opensearch.ts");
/** Some fifteen seconds, and many times that on a busy machine. */
const START_MS = 240_000;
const MAX_SAID_CHARS = 2_000;
/** Begins within seconds: a test asks little of it. */
const JVM = ["-Xms384m", "-Xmx384m", "-XX:TieredStopAtLevel=1", "-Xshare:auto"];
/** As it is run where many wallets are searched, and measured. */
const jvmWith = (heapMb: number) => [`-Xms${heapMb}m`, `-Xmx${heapMb}m`, "-Xshare:auto"];

/** What runs OpenSearch, installed if needed; an error message when the installation fails. */
export async function openSearchCommand(): Promise<OpenSearchCommand | string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [INSTALLER]);
    return JSON.parse(stdout);
  } catch (error) {
    const { stderr = "", message } = error as { stderr?: string; message: string };
    const why = /^(?:Error: .*|.*ENOENT.*)$/m.exec(stderr)?.[0] ?? message.trim().split("\n").at(-1);
    return `no OpenSearch could be had: ${why}`;
  }
}

/**
 * Starts a node of its own on a free port.
 *
 * @param options.heapMb - Of one that is measured; a small one that begins quickly when absent.
 */
export async function startOpenSearch(
  { home, java, user }: OpenSearchCommand,
  { heapMb }: { readonly heapMb?: number } = {},
): Promise<OpenSearchNode> {
  const folder = temporaryFolder();
  const inside = (name: string) => join(folder.path, name);
  for (const name of ["config", "data", "logs", "tmp"]) mkdirSync(inside(name));
  const [port, transport] = [await getPort({ host: "127.0.0.1" }), await getPort({ host: "127.0.0.1" })];
  cpSync(join(home, "config/log4j2.properties"), inside("config/log4j2.properties"));
  const options = readFileSync(join(home, "config/jvm.options"), "utf8")
    // The shipped ones write below the install, which every run shares.
    .replaceAll("logs/", `${inside("logs")}/`)
    .replaceAll("HeapDumpPath=data", `HeapDumpPath=${inside("logs")}`);
  writeFileSync(inside("config/jvm.options"), options);
  writeFileSync(inside("config/opensearch.yml"), configOf(folder.path, { port, transport }));
  if (user !== null) execFileSync("chown", ["-R", user, folder.path]);
  const program = join(home, "bin/opensearch");
  const [command, ...args] =
    user === null ? [program] : ["setpriv", "--reuid", user, "--clear-groups", program];
  const child = spawn(command!, args, {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      PATH: process.env["PATH"],
      OPENSEARCH_JAVA_HOME: java,
      OPENSEARCH_PATH_CONF: inside("config"),
      OPENSEARCH_TMPDIR: inside("tmp"),
      OPENSEARCH_JAVA_OPTS: (heapMb === undefined ? JVM : jvmWith(heapMb)).join(" "),
    },
  });
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-MAX_SAID_CHARS);
  });
  const url = `http://127.0.0.1:${port}`;
  const dispose = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    }
    folder[Symbol.dispose]();
  };
  const hasStarted = async () => {
    if (child.exitCode !== null) throw new Error(`OpenSearch ended with ${child.exitCode}: ${said}`);
    // Nobody listens yet.
    const health = await fetch(`${url}/_cluster/health?wait_for_status=yellow&timeout=1s`).catch(() => null);
    return health?.ok === true;
  };
  try {
    await until("OpenSearch answers", hasStarted, START_MS);
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    url,
    async call(method, path, body) {
      const answer = await fetch(url + path, {
        method,
        headers: { "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json() };
    },
    [Symbol.asyncDispose]: dispose,
  };
}

function configOf(folder: string, { port, transport }: { port: number; transport: number }): string {
  return [
    "cluster.name: tetron",
    "node.name: tetron",
    "discovery.type: single-node",
    "network.host: 127.0.0.1",
    `http.port: ${port}`,
    `transport.port: ${transport}`,
    `path.data: ${folder}/data`,
    `path.logs: ${folder}/logs`,
    "cluster.routing.allocation.disk.threshold_enabled: false",
    "",
  ].join("\n");
}
