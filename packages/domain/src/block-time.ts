import { unprocessable } from "./failure.ts";
import { NETWORKS, type Network } from "./network.ts";

/** Seconds that a block's time may be ahead of this machine's clock. */
const TOLERANCE = 3_600;
/** The year 5138 in seconds, 1973 in milliseconds: a larger value is in milliseconds. */
const MILLISECONDS_FROM = 1e11;

/**
 * Refuses a time at which the network cannot have made a block.
 *
 * @param seconds - Unix time, whole seconds.
 * @param now - Current time.
 * @throws Failure `UNPROCESSABLE` on `field`: `in_the_future` for more than an hour after `now`,
 *   `before_the_chain` for before the network's first block.
 */
export function requireBlockTime(network: Network, seconds: number, now: Date, field: string): void {
  const { firstBlock, name } = NETWORKS[network];
  if (seconds < firstBlock)
    throw unprocessable(
      field,
      "before_the_chain",
      `${field}: ${formatTime(seconds)} is before the first block of ${name}, ${formatTime(firstBlock)}.`,
    );
  if (seconds > now.getTime() / 1_000 + TOLERANCE)
    throw unprocessable(
      field,
      "in_the_future",
      seconds > MILLISECONDS_FROM
        ? `${field}: ${seconds} is in the future. Give seconds, not milliseconds.`
        : `${field}: ${formatTime(seconds)} is in the future; now is ${now.toISOString()}.`,
    );
}

function formatTime(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
