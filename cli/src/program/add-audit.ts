import { DEMO_TENANT } from "@tetron/domain/tenant";
import { type Command, InvalidArgumentError } from "commander";
import type { Runner } from "../runner.ts";

export function addAudit(program: Command, runner: Runner): void {
  const audit = program.command("audit").description("list and verify the audit log");
  audit
    .command("list")
    .description("print a tenant's entries, oldest first")
    .option("--tenant <id>", "the tenant; * for data that every tenant sees", DEMO_TENANT)
    .option("--after <id>", "start after the entry with this id")
    .option("--limit <entries>", "at most so many", wholeNumber, 1_000)
    .action((options) =>
      runner.onLake(async (host) => {
        const { listAudit } = await import("../commands/audit.ts");
        return listAudit(host, options);
      }),
    );
  audit
    .command("verify")
    .description("check that no entry was changed, and print the size and root of the log")
    .option("--tenant <id>", "check only the entries of this tenant")
    .action((options) =>
      runner.onLake(async (host) => {
        const { verifyAuditLog } = await import("../commands/audit.ts");
        return verifyAuditLog(host, options);
      }),
    );
}

export function addErasure(program: Command, runner: Runner): void {
  program
    .command("erase")
    .description(
      "erase what the audit log keeps of a wallet, for good, and its watch and pending payments; scores, reports and other tables stay",
    )
    .requiredOption("--tenant <id>", "whose data")
    .option("--wallet <address>", "the wallet")
    .option("--network <id>", "network of the wallet", "ethereum")
    .option("--all", "all wallets of which the tenant has data")
    .action((options) =>
      runner.onLake(async (host) => {
        const { erase } = await import("../commands/erase.ts");
        return erase(host, options);
      }),
    );
  const rootKey = program.command("root-key").description("the key that protects the data keys");
  rootKey
    .command("forget")
    .description("erase data encrypted under lost root keys, so that Tetron starts without them")
    .action(() =>
      runner.onLake(async (host) => {
        const { forget } = await import("../commands/forget-root-keys.ts");
        return forget(host);
      }),
    );
  rootKey
    .command("rewrap")
    .description("wrap every data key by the first root key of the file, so that the others can be removed")
    .action(() =>
      runner.onLake(async (host) => {
        const { rewrap } = await import("../commands/rewrap.ts");
        return rewrap(host);
      }),
    );
}

/** @throws InvalidArgumentError for anything but a whole number from 1 on. */
function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number, 1 or more.");
}
