import { openTetron } from "@tetron/embedded/open-tetron";
import { Settings } from "@tetron/embedded/settings";
import { createLog } from "@tetron/service/log";
import { readSettings } from "@tetron/service/settings";

/**
 * Opens the platform as `npm start` does, in this process, so that its parts can be called.
 *
 * @param changes - Settings beside those of every bench.
 */
export async function openInProcess(
  stack: AsyncDisposableStack,
  home: string,
  changes: Readonly<Record<string, string>> = {},
) {
  const settings = readSettings(Settings, {
    TETRON_HOME: home,
    PORT: "0",
    LOG_LEVEL: "warn",
    TETRON_RATE_LIMIT_PER_MINUTE: "0",
    TETRON_MAX_CONCURRENT_REQUESTS: "0",
    TETRON_SIMULATION: "off",
    ...changes,
  });
  const { url, key, platform } = await openTetron(stack, {
    settings,
    log: createLog("bench", { level: "warn", write: (line) => void process.stderr.write(line) }),
    stopping: new AbortController().signal,
    command: () => async () => 0,
  });
  return { ...platform, url, key: key!.secret };
}

export type OpenPlatform = Awaited<ReturnType<typeof openInProcess>>;
