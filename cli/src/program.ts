import { Argument, Command, Option } from "commander";
import description from "../package.json" with { type: "json" };
import { EXIT } from "./exit-codes.ts";
import { addAnalyst } from "./program/add-analyst.ts";
import { addArchive } from "./program/add-archive.ts";
import { addAudit, addErasure } from "./program/add-audit.ts";
import { addCatalogue } from "./program/add-catalogue.ts";
import { addChain } from "./program/add-chain.ts";
import { addHooks } from "./program/add-hooks.ts";
import { addIndexes } from "./program/add-indexes.ts";
import { addJobs } from "./program/add-jobs.ts";
import { addKeys } from "./program/add-keys.ts";
import { addLabels, addLists } from "./program/add-lists.ts";
import { addModels } from "./program/add-models.ts";
import { addPrices } from "./program/add-prices.ts";
import { addSimulation } from "./program/add-simulation.ts";
import { addWatches } from "./program/add-watches.ts";
import { addWebhooks } from "./program/add-webhooks.ts";
import type { Runner } from "./runner.ts";

const EXIT_CODES = `
Exit codes:
  ${EXIT.ok}  done
  ${EXIT.failed}  failed
  ${EXIT.usage}  the command line, its input or a setting cannot be used; nothing was done
  ${EXIT.someRefused}  done, but some lines were refused: each is printed with its number
  ${EXIT.differs}  a replay gave another number than the stored score
  ${EXIT.stale}  done, but numbers are past their shelf life: each is listed (catalogue check --strict)
  ${EXIT.missingEdition}  a replay needs an edition that is missing; nothing was computed`;

/** The command line. Commands import their dependencies when they run, so that `tetron --help` is fast. */
export function createProgram(runner: Runner): Command {
  const program = new Command("tetron")
    .description(
      "Scores the risk of a crypto payment and the reputation of its wallets, and recommends a route.",
    )
    .version(description.version, "--version", "print Tetron's version")
    .option("--json", "answer in JSON, one object per line", false)
    .addHelpText("after", EXIT_CODES)
    .showSuggestionAfterError()
    .exitOverride();
  addStart(program, runner);
  addMcp(program, runner);
  addScore(program, runner);
  addWallets(program, runner);
  addImport(program, runner);
  addLabels(program, runner);
  addLists(program, runner);
  addCatalogue(program, runner);
  addPrices(program, runner);
  addChain(program, runner);
  addArchive(program, runner);
  addWatches(program, runner);
  addSimulation(program, runner);
  addJobs(program, runner);
  addIndexes(program, runner);
  addModels(program, runner);
  addKeys(program, runner);
  addWebhooks(program, runner);
  addHooks(program, runner);
  addAudit(program, runner);
  addErasure(program, runner);
  addTrain(program, runner);
  addEvaluate(program, runner);
  addAnalyst(program, runner);
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

function addMcp(program: Command, runner: Runner): void {
  program
    .command("mcp")
    .description("serve the Model Context Protocol on standard input and output, for an agent that pays")
    .option("--url <url>", "a running Tetron, called with TETRON_API_KEY; when absent, one is started")
    .action((options) =>
      runner.here(async (host) => {
        const { serveMcp } = await import("./commands/mcp.ts");
        return serveMcp(host, options);
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
    .description("recompute a stored score and print both numbers")
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
    .description("estimate every account in a file of histories (NDJSON, plain or gzip; - is standard input)")
    .option("--at <time>", "time of the reputations, ISO 8601; now when absent")
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
    .description(
      "import a file into the lake (plain or gzip; - is standard input); repeating it changes nothing",
    )
    .addArgument(new Argument("<kind>", "what the file holds").choices(["histories", "labels"]))
    .argument("<file>")
    .option("--network <id>", "network of the file's rows", "ethereum")
    .addOption(
      new Option("--format <name>", "told by the file's name when absent").choices(["ndjson", "csv"]),
    )
    .option("--tenant <id>", "the only tenant that sees the import; every tenant when absent")
    .option("--list <name>", "labels: the name of the list")
    .option("--list-version <name>", "labels: the edition of the list")
    .option("--partial", "labels: replace the list even if some lines are refused")
    .option("--force", "labels: replace the list even if it shrinks by more than half")
    .action((kind, file, options) =>
      runner.onLake(async (host) => {
        const { importFile } = await import("./commands/import.ts");
        return importFile(host, { kind, file, ...options });
      }),
    );
}

function addTrain(program: Command, runner: Runner): void {
  program
    .command("train")
    .description(
      "train, evaluate and write the shipped artifacts from TETRON_DATA; the same data gives the same bytes",
    )
    .addArgument(
      new Argument("[part]", "what is trained; everything when absent").choices([
        "models",
        "canaries",
        "card",
        "reputation",
      ]),
    )
    .option("--date <day>", "version, such as 2026-01-31; that of the shipped artifacts when absent")
    .action((part, { date }) =>
      runner.here(async (host) => {
        const { trainArtifacts } = await import("./commands/train.ts");
        return trainArtifacts(host, { part, date });
      }),
    );
}

function addEvaluate(program: Command, runner: Runner): void {
  program
    .command("evaluate")
    .description(
      "measure on TETRON_DATA: a track of the protocol, the feature definitions, reputation, groups, honest, views, or what the canaries cost",
    )
    .addArgument(
      new Argument("[what]", "what is measured")
        .choices(["track", "features", "reputation", "groups", "honest", "views", "canaries"])
        .default("track"),
    )
    .addOption(
      new Option("--track <name>", "track of the protocol, H when absent").choices(["H", "K", "R", "L"]),
    )
    .addOption(
      new Option("--study <name>", "recipes compared on the track, instead of its measures").choices([
        "ablation",
        "learning-curve",
        "exposure",
      ]),
    )
    .action((what, { track, study }, command) => {
      if (what !== "track" && (track ?? study) !== undefined)
        command.error(`error: --track and --study are of tracks, and not of ${what}`);
      return runner.here(async (host) => {
        const commands = await import("./commands/evaluate.ts");
        if (what === "features") return commands.evaluateFeatureDefinitions(host);
        if (what === "reputation") return commands.evaluateReputationModel(host);
        if (what === "views") return commands.evaluateViewsOfHistories(host);
        if (what === "canaries") return commands.evaluateCanaryCost(host);
        if (what === "groups") return (await import("./commands/evaluate-groups.ts")).evaluateGroups(host);
        if (what === "honest") return commands.evaluateHonestWallets(host);
        if (study !== undefined) return commands.evaluateStudyOfTrack(host, track ?? "H", study);
        return commands.evaluateTrack(host, track ?? "H");
      });
    });
}
