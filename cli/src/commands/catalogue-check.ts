import { unprocessable } from "@tetron/domain/failure";
import { listFigures } from "@tetron/routing/catalogue/list-figures";
import { readCatalogue, SHIPPED } from "@tetron/routing/catalogue/read";
import { ageDays, describeAge, isStale } from "@tetron/routing/catalogue/shelf-life";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Prints every number of the catalogue and of the shipped tables that is past its shelf life at a date. */
export async function checkCatalogue({ settings, terminal }: Host, at?: string): Promise<ExitCode> {
  const now = at === undefined ? new Date() : new Date(at);
  if (Number.isNaN(now.getTime()))
    throw unprocessable("at", "not_a_time", `at: "${at?.slice(0, 40)}" is not a time; write 2027-01-31.`);
  const own = settings.TETRON_CATALOGUE;
  const catalogue = await readCatalogue(own === undefined ? [SHIPPED] : [SHIPPED, own]);
  const figures = listFigures(catalogue);
  const stale = figures.filter((figure) => isStale(figure, now));
  if (terminal.json)
    terminal.print(
      JSON.stringify({
        catalogue_version: catalogue.version,
        at: now.toISOString(),
        numbers: figures.length,
        stale: stale.map((figure) => ({
          of: figure.of,
          field: figure.field,
          value: figure.value,
          basis: figure.basis,
          page: figure.page,
          compared: figure.compared.toISOString().slice(0, 10),
          age_days: ageDays(figure, now),
          shelf_life_days: figure.shelfLifeDays,
        })),
      }),
    );
  else {
    for (const figure of stale)
      terminal.print(`${describeAge(figure, now)}${figure.page === null ? "" : `: ${figure.page}`}`);
    terminal.print(`${figures.length} numbers, ${stale.length} over their shelf life`);
  }
  return stale.length === 0 ? EXIT.ok : EXIT.stale;
}
