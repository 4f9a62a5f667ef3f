import { z } from "zod";
import { queryNumber } from "./query-number.ts";

/** Items of a page when the request does not say. */
const DEFAULT_ITEMS = 20;
const MAX_ITEMS = 100;

/** How many items a page has; a query parameter, so text. */
export const PageLimit = queryNumber(z.number().int().min(1).max(MAX_ITEMS))
  .optional()
  .describe(`Items of a page, 1-${MAX_ITEMS}; ${DEFAULT_ITEMS} when absent.`);

/** Where a page begins. */
export const Cursor = z
  .string()
  .min(1)
  .max(100)
  .optional()
  .describe("The `next_cursor` of the previous page; the first page when absent.");

export const NextCursor = z.string().nullable().describe("Cursor of the next page; null on the last one.");

/** A page as variables of a connection. */
export function pageVariables({
  limit = DEFAULT_ITEMS,
  cursor,
}: {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}): { readonly first: number; readonly after: string | null } {
  return { first: limit, after: cursor ?? null };
}

/** Where the page after a connection's begins. */
export function nextCursor(info: {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}): string | null {
  return info.hasNextPage ? info.endCursor : null;
}
