import { DEMO_TENANT } from "@tetron/domain/tenant";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Runner } from "../runner.ts";
import { aTime, wholeMinutes } from "./arguments.ts";

const MAX_PER_MINUTE = 1_000_000;

export function addKeys(program: Command, runner: Runner): void {
  const keys = program.command("keys").description("create, list, show, rotate, limit and revoke API keys");
  const tenant = () => new Option("--tenant <id>", "whose key").default(DEMO_TENANT);
  keys
    .command("create")
    .description("create a key and print it, once")
    .addOption(tenant())
    .option("--name <text>", "what the key is for", "command line")
    .option("--scope <scope...>", "what the key may do; score:read when absent", [])
    .option("--test", "create a test key, which gets fixed answers and never touches live data", false)
    .option(
      "--allow-ip <range...>",
      "addresses and CIDR ranges that it may be used from; anywhere when absent",
      [],
    )
    .option(
      "--expires <time>",
      "when it ends by itself, such as 2027-01-31T00:00:00Z; never when absent",
      aTime,
    )
    .action((options) =>
      runner.onLake(async (host) => {
        const { runCreateKey } = await import("../commands/keys.ts");
        const { scope: scopes, allowIp: allowedIps, test, expires, ...named } = options;
        return runCreateKey(host, {
          ...named,
          ...{ scopes, allowedIps },
          mode: test ? "test" : "live",
          expiresAt: expires ?? null,
        });
      }),
    );
  keys
    .command("demo")
    .description("print the demo tenant's key, if it is stored")
    .action(() =>
      runner.here(async (host) => {
        const { showDemoKey } = await import("../commands/demo-key.ts");
        return showDemoKey(host);
      }),
    );
  keys
    .command("list")
    .description("list a tenant's keys, including revoked ones")
    .addOption(tenant())
    .action((options) =>
      runner.onLake(async (host) => {
        const { showKeys } = await import("../commands/keys.ts");
        return showKeys(host, options);
      }),
    );
  keys
    .command("show <id>")
    .description("show a key: its permissions, its expiry, and when it was last used")
    .addOption(tenant())
    .action((id, options) =>
      runner.onLake(async (host) => {
        const { showKey } = await import("../commands/keys.ts");
        return showKey(host, { ...options, id });
      }),
    );
  keys
    .command("rotate <id>")
    .description("replace a key by a new one with the same permissions, and print it, once")
    .addOption(tenant())
    .option("--overlap-minutes <minutes>", "how long the old key keeps working", wholeMinutes, 0)
    .action((id, options) =>
      runner.onLake(async (host) => {
        const { runRotateKey } = await import("../commands/keys.ts");
        return runRotateKey(host, { ...options, id });
      }),
    );
  keys
    .command("limit [id]")
    .description("set the requests per minute of a key, or of each of a tenant's keys")
    .addOption(tenant())
    .requiredOption("--per-minute <number>", "0 for any number, `default` for the default", perMinute)
    .action((keyId, options) =>
      runner.onLake(async (host) => {
        const { runLimitRate } = await import("../commands/limit-rate.ts");
        const { count } = options.perMinute;
        return runLimitRate(host, { tenant: options.tenant, keyId, perMinute: count });
      }),
    );
  keys
    .command("revoke <id>")
    .description("revoke a key for good")
    .addOption(tenant())
    .action((id, options) =>
      runner.onLake(async (host) => {
        const { runRevokeKey } = await import("../commands/keys.ts");
        return runRevokeKey(host, { ...options, id });
      }),
    );
}

/** @returns The number; `null` for `default`. In an object: commander takes `null` for an absent option. */
function perMinute(text: string): { readonly count: number | null } {
  if (text === "default") return { count: null };
  const count = Number(text);
  if (/^\d{1,7}$/.test(text) && count <= MAX_PER_MINUTE) return { count };
  throw new InvalidArgumentError(`Give 0 to ${MAX_PER_MINUTE}, or default.`);
}
