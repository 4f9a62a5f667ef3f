import { until } from "@tetron/domain/testing";
import { findReaderPlace } from "@tetron/lake/event-readers";
import type { Lake } from "@tetron/lake/lake";

/** The job takes a quarter of a core for the shipped wallets. */
const PATIENCE_MS = 600_000;

/** Waits until the estimates of all wallets are kept, as they are some time after a start. */
export async function untilKept({ db }: Pick<Lake, "db">): Promise<void> {
  const isWhole = async () =>
    (await findReaderPlace(db, "scoring.keep-estimates"))?.basis.includes('"pass":"end"') ?? false;
  await until("all estimates are kept", isWhole, PATIENCE_MS);
}

/**
 * The same for another process, by its metrics. A checkout that keeps none is not waited for.
 *
 * @param operations - Its `TETRON_OPERATIONS_PORT`.
 */
export async function untilKeptBy(operations: number): Promise<void> {
  const isWhole = async () => {
    const answer = await fetch(`http://127.0.0.1:${operations}/metrics`);
    const metrics = await answer.text();
    return (
      !metrics.includes("tetron_estimates_kept_whole") ||
      /^tetron_estimates_kept_whole(\{.*\})? 1$/m.test(metrics)
    );
  };
  await until("all estimates are kept", isWhole, PATIENCE_MS);
}
