import { isFailure } from "@tetron/domain/failure";
import { replay } from "@tetron/scoring/replay";
import { openEditions } from "@tetron/verdict/editions/editions";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { printError } from "../terminal.ts";

/** Recomputes a stored score and prints both numbers. */
export async function replayScore(host: Host, id: string): Promise<ExitCode> {
  const { terminal, settings, signal } = host;
  const { lake, scoring } = await host.platform();
  const editions = openEditions({ current: scoring, folder: settings.TETRON_EDITIONS, db: lake.db });
  try {
    const { stored, replayed, equal } = await replay({ lake, editions }, id, signal);
    if (terminal.json)
      terminal.print(
        JSON.stringify({
          transaction_id: id,
          stored: { fraud_score: stored.fraudScore, recommendation: stored.recommendation },
          replayed: { fraud_score: replayed.fraudScore, recommendation: replayed.recommendation },
          equal,
        }),
      );
    else {
      terminal.print(`stored    ${stored.fraudScore}  ${stored.recommendation}`);
      terminal.print(`replayed  ${replayed.fraudScore}  ${replayed.recommendation}`);
      terminal.print(
        equal ? terminal.style("green", "equal to the bit") : terminal.style("red", "not equal"),
      );
    }
    return equal ? EXIT.ok : EXIT.differs;
  } catch (error) {
    if (!isFailure(error, "NOT_FOUND") || error.details.kind !== "edition") throw error;
    printError(terminal, error);
    return EXIT.missingEdition;
  }
}
