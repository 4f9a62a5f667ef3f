import { replay } from "@tetron/scoring/replay";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Computes a stored score again and prints both numbers. */
export async function replayScore(host: Host, id: string): Promise<ExitCode> {
  const { terminal } = host;
  const { scoring } = await host.platform();
  const { stored, replayed, equal, otherVersions } = await replay(scoring, id);
  if (terminal.json)
    terminal.print(
      JSON.stringify({
        transaction_id: id,
        stored: { fraud_score: stored.fraudScore, recommendation: stored.recommendation },
        replayed: { fraud_score: replayed.fraudScore, recommendation: replayed.recommendation },
        equal,
        other_versions: otherVersions,
      }),
    );
  else {
    terminal.print(`stored    ${stored.fraudScore}  ${stored.recommendation}`);
    terminal.print(`replayed  ${replayed.fraudScore}  ${replayed.recommendation}`);
    terminal.print(equal ? terminal.style("green", "equal to the bit") : terminal.style("red", "not equal"));
    for (const { part, stored: was, shipped } of otherVersions)
      terminal.print(`The ${part} is another: the score was made with ${was}, this is ${shipped}.`);
  }
  return equal ? EXIT.ok : EXIT.differs;
}
