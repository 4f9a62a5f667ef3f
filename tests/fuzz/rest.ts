import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Platform } from "../platform.ts";

const SCHEMATHESIS = "schemathesis==4.*";
const HOME = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "tetron", "schemathesis");

const HOOKS = fileURLToPath(new URL("schemathesis-hooks.py", import.meta.url));

/** Options of the REST half. */
export interface RestSpan {
  readonly seed: number;
  /** Number of examples for each operation. */
  readonly examples: number;
}

/**
 * Checks `/v1` against its own OpenAPI document with all checks of schemathesis, which is installed from PyPI
 * into a folder of its own if missing.
 *
 * @returns Its exit code: 0 when nothing was found.
 */
export async function fuzzRest(tetron: Platform, { seed, examples }: RestSpan): Promise<number> {
  const bin = join(HOME, "bin");
  if (!existsSync(join(bin, "schemathesis"))) {
    await run("python3", ["-m", "venv", HOME]);
    await run(join(bin, "pip"), ["install", "--quiet", SCHEMATHESIS]);
  }
  return run(join(bin, "schemathesis"), [
    "--config-file",
    fileURLToPath(new URL("schemathesis.toml", import.meta.url)),
    "run",
    `${tetron.url}/v1/openapi.json`,
    "--header",
    `Authorization: Bearer ${tetron.key}`,
    "--checks",
    "all",
    "--max-examples",
    String(examples),
    "--seed",
    String(seed),
    "--request-timeout",
    "30",
  ]);
}

async function run(command: string, args: readonly string[]): Promise<number> {
  const child = spawn(command, args, {
    // Keeps the files of schemathesis in its own folder.
    cwd: existsSync(HOME) ? HOME : undefined,
    env: { ...process.env, SCHEMATHESIS_HOOKS: HOOKS },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = (await once(child, "close")) as [number | null];
  return code ?? 1;
}
