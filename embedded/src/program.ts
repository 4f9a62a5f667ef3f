import { Command, InvalidArgumentError, Option } from "commander";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import type { Host } from "./host.ts";

/** Does a command's work on a host. */
export type Task = (host: Host) => Promise<ExitCode>;

/** How the program hands a command over once it is understood. `json` is the common option. */
export type Dispatch = (task: Task, options: { readonly json: boolean }) => Promise<void>;

const DEMO_TENANT = "demo";

const EXIT_CODES = `
Exit codes:
  ${EXIT.ok}  done
  ${EXIT.failed}  failed
  ${EXIT.usage}  the command line or its input cannot be understood; nothing was done
  ${EXIT.someRefused}  done, but some lines were refused: each is told with its number
  ${EXIT.differs}  a replay gave another number than the stored score`;

/**
 * The command line. Commands load what they need when they run, so that \`tetron --help\` is instant.
 *
 * @param dispatch - Runs a command that stands on the lake or the models.
 */
export function createProgram(dispatch: Dispatch): Command {
  const program = new Command("tetron")
    .description("Tells how risky a crypto payment is, how trusted its wallets are, and which way it should go.")
    .option("--json", "answer in JSON, one object a line", false)
    .addHelpText("after", EXIT_CODES)
    .showSuggestionAfterError()
    .exitOverride();
  const run = (task: Task) => dispatch(task, program.opts<{ json: boolean }>());

  const keys = program.command("keys").description("make, list and revoke API keys");
  const tenant = () => new Option("--tenant <id>", "whose key").default(DEMO_TENANT);
  keys
    .command("create")
    .description("make a key and print it, once")
    .addOption(tenant())
    .option("--name <text>", "what the key is for", "command line")
    .option("--scope <scope...>", "what the key may do; everything when absent", [])
    .action(async ({ tenant, name, scope }) => {
      const { createKey } = await import("./commands/keys.ts");
      await run((host) => createKey(host, { tenant, name, scopes: scope }));
    });
  keys
    .command("list")
    .description("list a tenant's keys, revoked ones too")
    .addOption(tenant())
    .action(async (options) => {
      const { showKeys } = await import("./commands/keys.ts");
      await run((host) => showKeys(host, options));
    });
  keys
    .command("revoke <id>")
    .description("revoke a key for good")
    .addOption(tenant())
    .action(async (id, { tenant }) => {
      const { endKey } = await import("./commands/keys.ts");
      await run((host) => endKey(host, { tenant, id }));
    });
  return program;
}
