import { ageDays, describeAge, isOutdated } from "@tetron/connectors/shelf-life";
import { unprocessable } from "@tetron/domain/failure";
import type { Figure } from "@tetron/routing/catalogue/catalogue";
import { listFigures } from "@tetron/routing/catalogue/list-figures";
import { readCatalogue, SHIPPED } from "@tetron/routing/catalogue/read";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** What `catalogue check` can be asked. */
export interface CheckOptions {
  /** Time that ages are counted to, ISO 8601; the current time when absent. */
  readonly at?: string;
  /** Whether numbers past their shelf life fail the command. */
  readonly strict: boolean;
}

/**
 * Prints every number of the catalogue and of the shipped tables that is past its shelf life, with what to do
 * about it. Age alone is no failure: quotes that use such a number say so, and their confidence is lower.
 */
export async function checkCatalogue(
  { settings, terminal }: Host,
  { at, strict }: CheckOptions,
): Promise<ExitCode> {
  const now = at === undefined ? new Date() : new Date(at);
  if (Number.isNaN(now.getTime()))
    throw unprocessable("at", "not_a_time", `at: "${at?.slice(0, 40)}" is not a time; write 2027-01-31.`);
  const own = settings.TETRON_CATALOGUE;
  const catalogue = await readCatalogue(own === undefined ? [SHIPPED] : [SHIPPED, own]);
  const figures = listFigures(catalogue);
  const stale = figures.filter((figure) => isOutdated(figure, now));
  const estimates = figures.filter(({ basis }) => basis === "estimate").length;
  if (terminal.json)
    terminal.print(
      JSON.stringify({
        catalogue_version: catalogue.version,
        at: now.toISOString(),
        numbers: figures.length,
        estimates,
        stale: stale.map((figure) => ({
          of: figure.of,
          field: figure.field,
          value: figure.value,
          basis: figure.basis,
          page: figure.page,
          compared: figure.compared.toISOString().slice(0, 10),
          age_days: ageDays(figure, now),
          shelf_life_days: figure.shelfLifeDays,
          remedy: remedyOf(figure),
        })),
      }),
    );
  else {
    for (const figure of stale) terminal.print(lineOf(figure, now));
    terminal.print(
      `${figures.length} numbers, ${estimates} of them estimates; ${stale.length} past their shelf life`,
    );
    if (stale.length > 0) terminal.print("Quotes that use one of these say so, with a lower confidence.");
    for (const remedy of new Set(stale.map(remedyOf))) terminal.print(`- ${remedy}`);
  }
  return strict && stale.length > 0 ? EXIT.stale : EXIT.ok;
}

function lineOf(figure: Figure, now: Date): string {
  const { of, field, value, page } = figure;
  return `${of}: ${field} ${value}, ${describeAge(figure, now)}${page === null ? "" : `: ${page}`}`;
}

/** What an operator can do about an old number. */
function remedyOf({ of }: Figure): string {
  const [table, name] = of.split(" ");
  if (table === "fees") return `fees ${name}: set TETRON_RPC_${name!.toUpperCase()} to read them from a node`;
  if (table === "price") return "prices: set TETRON_PRICE_URL, or TETRON_RPC_ETHEREUM for Chainlink's feeds";
  return "bridges, venues and networks: compare each number with its page, then correct it and its `compared` in its file, or install a newer Tetron";
}
