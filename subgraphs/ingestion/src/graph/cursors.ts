import { isFailure, unprocessable } from "@tetron/domain/failure";
import { parseStrictJson } from "@tetron/domain/json";
import { z } from "zod";

const MAX_CURSOR_CHARS = 400;

/** A cursor of a list: what it stands for as JSON, in base64url. */
export function printCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** @throws Failure `UNPROCESSABLE` for a text that is no cursor of this list. */
export function parseCursor<Schema extends z.ZodType>(
  schema: Schema,
  after: string | null | undefined,
): z.output<Schema> | undefined {
  if (after == null) return undefined;
  const parsed = schema.safeParse(after.length > MAX_CURSOR_CHARS ? undefined : readJson(after));
  if (!parsed.success) throw unprocessable("after", "no_cursor", "after: is not a cursor of this list.");
  return parsed.data;
}

function readJson(cursor: string): unknown {
  try {
    return parseStrictJson(Buffer.from(cursor, "base64url").toString("utf8"), "after");
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

const natural = z.int().nonnegative();

/** Where a transfer stands: see `TransferKey`. */
export const TransferCursor = z.union([
  z.strictObject({ in: z.literal("chain"), height: natural, transaction: z.int().min(-1), index: natural }),
  z.strictObject({ in: z.literal("history"), at: natural.max(2 ** 32), seq: natural.max(2 ** 31 - 1) }),
]);

/** An address of a cluster. */
export const ClusterCursor = z.strictObject({ address: z.string().min(1).max(128) });

/**
 * What a counterparty is ordered by, and who it is.
 *
 * @param list - The wallet, the order and the direction: in another list the place means nothing.
 */
export const counterpartyCursor = (list: string) =>
  z.strictObject({
    list: z.literal(list),
    rank: z.string().regex(/^-?\d{1,100}$/),
    address: z.string().min(1).max(128),
    /** Of an order by risk: 0 to 3. */
    risk: natural.max(3).optional(),
  });
