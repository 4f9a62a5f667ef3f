import type { HookKind } from "@tetron/domain/job";
import { z } from "zod";
import { AlchemyActivity, walletsOf } from "./alchemy-activity.ts";
import type { HookSource } from "./sources.ts";

const MAX_ROWS = 1_000;

/** The body of an `hmac` source; members of its own are left alone. */
const Message = z.object({
  id: z.string().min(1).max(128),
  data: z.union([
    z.array(z.record(z.string(), z.json())).min(1).max(MAX_ROWS),
    z.record(z.string(), z.json()),
  ]),
});

/** A message that is its source's. */
export interface SignedMessage {
  readonly id: string;
  readonly kind: HookKind;
  readonly network: string | undefined;
  /** NDJSON. */
  readonly rows: string;
}

/**
 * Reads the body of a message. Its id is the one in the body, since headers are not signed.
 *
 * @param read - Checks the body against a schema; throws a Failure naming what is missing or of another form.
 * @throws Failure of `read`, or `UNPROCESSABLE` for what is no activity that Tetron follows.
 */
export function readMessage(
  { signature, kind, network }: HookSource,
  body: unknown,
  read: <Value>(schema: z.ZodType<Value>, given: unknown) => Value,
): SignedMessage {
  if (signature === "alchemy") {
    const activity = read(AlchemyActivity, body);
    return { id: activity.id, kind, network, rows: linesOf(walletsOf(activity)) };
  }
  const { id, data } = read(Message, body);
  return { id, kind, network, rows: linesOf(Array.isArray(data) ? data : [data]) };
}

function linesOf(rows: readonly object[]): string {
  return rows.map((row) => JSON.stringify(row)).join("\n");
}
