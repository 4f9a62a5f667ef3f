import { type Failure, isFailure } from "./failure.ts";

/** The `UNPROCESSABLE` failure that `act` throws; anything else that happens fails the test. */
export function refusal(act: () => unknown): Failure<"UNPROCESSABLE"> {
  let value: unknown;
  try {
    value = act();
  } catch (error) {
    if (isFailure(error, "UNPROCESSABLE")) return error;
    throw error;
  }
  throw new Error(`Expected a refusal, got ${String(value)}.`);
}
