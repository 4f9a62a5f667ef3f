import { HOOK_KINDS, HOOK_SIGNATURES } from "@tetron/domain/job";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { type Command, Option } from "commander";
import type { Runner } from "../runner.ts";
import { wholeMinutes } from "./arguments.ts";

const DAY_MINUTES = 1_440;

export function addHooks(program: Command, runner: Runner): void {
  const hooks = program.command("hooks").description("manage the sources of signed messages");
  const tenant = () => new Option("--tenant <id>", "whose source").default(DEMO_TENANT);
  const secretFile = () =>
    new Option(
      "--secret-file <path>",
      "a file with the source's own signing key, which Alchemy's webhooks have",
    );
  hooks
    .command("list")
    .description("list a tenant's sources, oldest first; those of TETRON_HOOKS_FILE are not included")
    .addOption(tenant())
    .action((options) =>
      runner.onLake(async (host) => {
        const { showHooks } = await import("../commands/hooks.ts");
        return showHooks(host, options);
      }),
    );
  hooks
    .command("create <name>")
    .description("create a source and print its secret, once")
    .addOption(tenant())
    .addOption(
      new Option("--signature <how>", "how it signs its messages").choices(HOOK_SIGNATURES).default("hmac"),
    )
    .addOption(new Option("--kind <kind>", "what each row of a message is; of hmac").choices(HOOK_KINDS))
    .option("--network <network>", "network of rows that do not name one; for hmac")
    .addOption(secretFile())
    .action((name, options) =>
      runner.onLake(async (host) => {
        const { runCreateHook } = await import("../commands/hooks.ts");
        return runCreateHook(host, { ...options, name });
      }),
    );
  hooks
    .command("rotate <id>")
    .description("rotate the secret of a source, and print the new one, once")
    .addOption(tenant())
    .option("--overlap-minutes <minutes>", "how long the old secret stays valid", wholeMinutes, DAY_MINUTES)
    .addOption(secretFile())
    .action((id, options) =>
      runner.onLake(async (host) => {
        const { runRotateHook } = await import("../commands/hooks.ts");
        return runRotateHook(host, { ...options, id });
      }),
    );
  hooks
    .command("delete <id>")
    .description("delete a source: its messages are refused from then on")
    .addOption(tenant())
    .action((id, options) =>
      runner.onLake(async (host) => {
        const { runDeleteHook } = await import("../commands/hooks.ts");
        return runDeleteHook(host, { ...options, id });
      }),
    );
}
