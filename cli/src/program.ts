import { DEMO_TENANT } from "@tetron/domain/tenant";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import type { CheckOptions } from "./commands/catalogue-check.ts";
import { EXIT } from "./exit-codes.ts";
import type { Runner } from "./runner.ts";

/** A week. */
const MAX_GRACE_MINUTES = 10_080;

const EXIT_CODES = `
Exit codes:
  ${EXIT.ok}  done
  ${EXIT.failed}  failed
  ${EXIT.usage}  the command line or its input cannot be understood; nothing was done
  ${EXIT.someRefused}  done, but some lines were refused: each is printed with its number
  ${EXIT.differs}  a replay gave another number than the stored score
  ${EXIT.stale}  done, but numbers are past their shelf life: each is listed (catalogue check --strict)
  ${EXIT.missingEdition}  a replay needs an edition that is missing; nothing was computed`;

/** The command line. Commands import their dependencies when they run, so that `tetron --help` is fast. */
export function createProgram(runner: Runner): Command {
  const program = new Command("tetron")
    .description(
      "Tells how risky a crypto payment is, how trusted its wallets are, and which way it should go.",
    )
    .option("--json", "answer in JSON, one object a line", false)
    .addHelpText("after", EXIT_CODES)
    .showSuggestionAfterError()
    .exitOverride();
  addStart(program, runner);
  addScore(program, runner);
  addWallets(program, runner);
  addImport(program, runner);
  addLabels(program, runner);
  addLists(program, runner);
  addCatalogue(program, runner);
  addKeys(program, runner);
  addAudit(program, runner);
  addErasure(program, runner);
  addTrain(program, runner);
  addEvaluate(program, runner);
  return program;
}

function addStart(program: Command, runner: Runner): void {
  program
    .command("start")
    .description("serve the whole platform from this process")
    .action(() =>
      runner.here(async (host) => {
        const { start } = await import("./commands/start.ts");
        return start(host, createProgram);
      }),
    );
}

function addScore(program: Command, runner: Runner): void {
  program
    .command("score <from> <to> <amount> <currency>")
    .description("score a payment for the demo tenant")
    .option("--network <id>", "network of the payment", "ethereum")
    .action((...[fromAddress, toAddress, amount, currency, { network }]) =>
      runner.onLake(async (host) => {
        const { scorePayment } = await import("./commands/score.ts");
        return scorePayment(host, { fromAddress, toAddress, amount, currency, network });
      }),
    );
  program
    .command("replay <transaction_id>")
    .description("compute a stored score again and print both numbers")
    .action((id) =>
      runner.onLake(async (host) => {
        const { replayScore } = await import("./commands/replay.ts");
        return replayScore(host, id);
      }),
    );
}

function addWallets(program: Command, runner: Runner): void {
  program
    .command("wallets <file>")
    .description("estimate every account of a file of histories (NDJSON, plain or gzip; - is standard input)")
    .option("--at <time>", "moment of the reputations, ISO 8601; now when absent")
    .action((file, { at }) =>
      runner.here(async (host) => {
        const { estimateWallets } = await import("./commands/wallets.ts");
        return estimateWallets(host, { file, at });
      }),
    );
}

function addImport(program: Command, runner: Runner): void {
  program
    .command("import")
    .description("take a file into the lake (plain or gzip; - is standard input); again changes nothing")
    .addArgument(new Argument("<kind>", "what the file holds").choices(["histories", "labels"]))
    .argument("<file>")
    .option("--network <id>", "network that the file is about", "ethereum")
    .addOption(
      new Option("--format <name>", "told by the file's name when absent").choices(["ndjson", "csv"]),
    )
    .option("--tenant <id>", "the tenant that alone sees what is imported; every tenant when absent")
    .option("--list <name>", "labels: which list the file is")
    .option("--list-version <name>", "labels: which edition of the list")
    .option("--partial", "labels: replace the list although some lines are refused")
    .option("--force", "labels: replace the list although it shrinks by more than half")
    .action((kind, file, options) =>
      runner.onLake(async (host) => {
        const { importFile } = await import("./commands/import.ts");
        return importFile(host, { kind, file, ...options });
      }),
    );
}

function addLabels(program: Command, runner: Runner): void {
  const labels = program.command("labels").description("what the words of lists mean");
  labels
    .command("contest <address>")
    .description("contest what a list says of an address: its labels there count less from now on")
    .requiredOption("--list <name>", "the list, as `labels explain` names it")
    .option("--reason <text>", "why the list is wrong; required unless --withdraw is given")
    .option("--withdraw", "withdraw the contest")
    .option("--network <id>", "network of the address", "ethereum")
    .option("--tenant <id>", "the tenant for whom it is contested; every tenant when absent")
    .action((address, options) =>
      runner.onLake(async (host) => {
        const { contestLabel } = await import("./commands/contest-label.ts");
        return contestLabel(host, address, options);
      }),
    );
  labels
    .command("explain <address>")
    .description("print what every list says of an address, what each word means, and what wins")
    .option("--network <id>", "network of the address", "ethereum")
    .option("--tenant <id>", "the tenant whose own lists count too")
    .action((address, options) =>
      runner.onLake(async (host) => {
        const { explainLabels } = await import("./commands/labels.ts");
        return explainLabels(host, address, options);
      }),
    );
}

function addLists(program: Command, runner: Runner): void {
  const lists = program.command("lists").description("the lists that say who wallets are");
  lists
    .command("show", { isDefault: true })
    .description("print which edition of each list is in force, and how old it is")
    .action(() =>
      runner.onLake(async (host) => {
        const { showLists } = await import("./commands/lists.ts");
        return showLists(host);
      }),
    );
  lists
    .command("refresh <source...>")
    .description(
      "take current sanctions from files or URLs: the SDN list in advanced XML, or sanctioned_addresses_<ASSET>.txt or .json",
    )
    .option("--date <day>", "day of the edition, such as 2026-01-31, when the file does not say it")
    .option("--sha256 <hash>", "what the file must hash to")
    .option("--force", "replace a list although it shrinks by more than half, or a newer edition is held")
    .option("--dry-run", "print what would change, and change nothing")
    .action((sources, options) =>
      runner.onLake(async (host) => {
        const { refreshLists } = await import("./commands/lists.ts");
        return refreshLists(host, { ...options, sources });
      }),
    );
  lists
    .command("rollback <list>")
    .description("take the edition of a sanctions list back that the current one has replaced")
    .option("--dry-run", "print what would change, and change nothing")
    .action((list, options) =>
      runner.onLake(async (host) => {
        const { rollBackList } = await import("./commands/lists.ts");
        return rollBackList(host, list, options);
      }),
    );
  lists
    .command("build")
    .description(
      "build the lists that ship from TETRON_DATA, without training; the same data gives the same bytes",
    )
    .action(() =>
      runner.here(async (host) => {
        const { buildShippedLists } = await import("./commands/build-lists.ts");
        return buildShippedLists(host);
      }),
    );
}

function addCatalogue(program: Command, runner: Runner): void {
  const catalogue = program.command("catalogue").description("what routes are quoted from");
  catalogue
    .command("check")
    .description("list the numbers past their shelf life, and what to do about them")
    .option("--at <time>", "time that ages are counted to, ISO 8601; now when absent")
    .option("--strict", `exit with ${EXIT.stale} when a number is past its shelf life`, false)
    .action((options: CheckOptions) =>
      runner.here(async (host) => {
        const { checkCatalogue } = await import("./commands/catalogue-check.ts");
        return checkCatalogue(host, options);
      }),
    );
  catalogue
    .command("compare")
    .description("print how quotes of LI.FI or Across differ from the catalogue's, lane by lane")
    .requiredOption("--url <place>", "their answer: an https URL, a file, or - for standard input")
    .action(({ url }) =>
      runner.here(async (host) => {
        const { compareCatalogue } = await import("./commands/catalogue-compare.ts");
        return compareCatalogue(host, url);
      }),
    );
}

function addKeys(program: Command, runner: Runner): void {
  const keys = program.command("keys").description("create, list, rotate and revoke API keys");
  const tenant = () => new Option("--tenant <id>", "whose key").default(DEMO_TENANT);
  keys
    .command("create")
    .description("make a key and print it, once")
    .addOption(tenant())
    .option("--name <text>", "what the key is for", "command line")
    .option("--scope <scope...>", "what the key may do; score:read when absent", [])
    .action((options) =>
      runner.onLake(async (host) => {
        const { createKey } = await import("./commands/keys.ts");
        return createKey(host, { ...options, scopes: options.scope });
      }),
    );
  keys
    .command("demo")
    .description("print the demo tenant's key, where it is kept")
    .action(() =>
      runner.here(async (host) => {
        const { showDemoKey } = await import("./commands/demo-key.ts");
        return showDemoKey(host);
      }),
    );
  keys
    .command("list")
    .description("list a tenant's keys, revoked ones too")
    .addOption(tenant())
    .action((options) =>
      runner.onLake(async (host) => {
        const { showKeys } = await import("./commands/keys.ts");
        return showKeys(host, options);
      }),
    );
  keys
    .command("rotate <id>")
    .description("replace a key by a new one that may do the same, and print that, once")
    .addOption(tenant())
    .option("--grace-minutes <minutes>", "how long the old key goes on working", wholeMinutes, 0)
    .action((id, options) =>
      runner.onLake(async (host) => {
        const { replaceKey } = await import("./commands/keys.ts");
        return replaceKey(host, { ...options, id });
      }),
    );
  keys
    .command("revoke <id>")
    .description("revoke a key for good")
    .addOption(tenant())
    .action((id, options) =>
      runner.onLake(async (host) => {
        const { endKey } = await import("./commands/keys.ts");
        return endKey(host, { ...options, id });
      }),
    );
}

function addAudit(program: Command, runner: Runner): void {
  const audit = program.command("audit").description("list and verify the audit log");
  audit
    .command("list")
    .description("print a tenant's entries, oldest first")
    .option("--tenant <id>", "whose entries; * for what every tenant sees", DEMO_TENANT)
    .option("--after <id>", "begin after the entry with this id")
    .option("--limit <entries>", "at most so many", wholeNumber, 1_000)
    .action((options) =>
      runner.onLake(async (host) => {
        const { listAudit } = await import("./commands/audit.ts");
        return listAudit(host, options);
      }),
    );
  audit
    .command("verify")
    .description("check that every entry is as it was written, and print the size and root of the log")
    .option("--tenant <id>", "check only the entries of this tenant")
    .action((options) =>
      runner.onLake(async (host) => {
        const { verifyAuditLog } = await import("./commands/audit.ts");
        return verifyAuditLog(host, options);
      }),
    );
}

function addErasure(program: Command, runner: Runner): void {
  program
    .command("erase")
    .description(
      "erase what the audit log keeps of a wallet, for good; scores, reports and other tables stay",
    )
    .requiredOption("--tenant <id>", "whose data")
    .option("--wallet <address>", "the wallet")
    .option("--network <id>", "network of the wallet", "ethereum")
    .option("--all", "everybody that the tenant keeps data of")
    .action((options) =>
      runner.onLake(async (host) => {
        const { erase } = await import("./commands/erase.ts");
        return erase(host, options);
      }),
    );
  const rootKey = program.command("root-key").description("the key that data keys are kept under");
  rootKey
    .command("forget")
    .description("erase what is encrypted under root keys that are lost, so that Tetron starts without them")
    .action(() =>
      runner.onLake(async (host) => {
        const { forget } = await import("./commands/forget-root-keys.ts");
        return forget(host);
      }),
    );
  rootKey
    .command("rewrap")
    .description("wrap every data key by the first root key of the file, so that the others can be removed")
    .action(() =>
      runner.onLake(async (host) => {
        const { rewrap } = await import("./commands/rewrap.ts");
        return rewrap(host);
      }),
    );
}

/** @throws InvalidArgumentError for anything but a whole number from 1 on. */
function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("A whole number, 1 or more.");
}

/** @throws InvalidArgumentError for anything but 0 to a week of minutes. */
function wholeMinutes(text: string): number {
  const minutes = Number(text);
  if (/^\d{1,5}$/.test(text) && minutes <= MAX_GRACE_MINUTES) return minutes;
  throw new InvalidArgumentError(`0 to ${MAX_GRACE_MINUTES} whole minutes.`);
}

function addTrain(program: Command, runner: Runner): void {
  program
    .command("train")
    .description("train, evaluate and write what ships from TETRON_DATA; the same data gives the same bytes")
    .option("--date <day>", "version, such as 2026-01-31; that of what ships now when absent")
    .action(({ date }) =>
      runner.here(async (host) => {
        const { trainArtifacts } = await import("./commands/train.ts");
        return trainArtifacts(host, date);
      }),
    );
}

function addEvaluate(program: Command, runner: Runner): void {
  program
    .command("evaluate")
    .description(
      "measure on TETRON_DATA: a track of the protocol, the feature definitions, reputation, or groups",
    )
    .addArgument(
      new Argument("[what]", "what is measured")
        .choices(["track", "features", "reputation", "groups"])
        .default("track"),
    )
    .addOption(new Option("--track <name>", "track of the protocol").choices(["H", "K", "R"]).default("H"))
    .action((what, { track }) =>
      runner.here(async (host) => {
        const commands = await import("./commands/evaluate.ts");
        if (what === "features") return commands.evaluateFeatureDefinitions(host);
        if (what === "reputation") return commands.evaluateReputationModel(host);
        if (what === "groups") return (await import("./commands/evaluate-groups.ts")).evaluateGroups(host);
        return commands.evaluateTrack(host, track);
      }),
    );
}
