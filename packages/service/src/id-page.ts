import { unprocessable } from "@tetron/domain/failure";
import { type IdKind, isId } from "@tetron/domain/id";

/** Rows of one page of a connection. */
const MAX_ROWS = 100;

/** A page of rows that are ordered by their ids. */
export interface IdPage {
  /** 1-100. */
  readonly first: number;
  /** The id of the last row of the page before; `undefined` for the first page. */
  readonly after: string | undefined;
}

interface Identified {
  readonly id: string;
}

/** The rows that a page may have. @throws Failure `UNPROCESSABLE` when `first` is out of range. */
export function requirePageSize(first: number): number {
  if (first >= 1 && first <= MAX_ROWS) return first;
  throw unprocessable("first", "out_of_range", `first: must be 1 to ${MAX_ROWS}, not ${first}.`);
}

/** @throws Failure `UNPROCESSABLE` when `first` is out of range or `after` is not a cursor of such rows. */
export function parseIdPage(
  kind: IdKind,
  { first, after }: { readonly first: number; readonly after?: string | null | undefined },
): IdPage {
  requirePageSize(first);
  const id = after == null ? undefined : Buffer.from(after, "base64url").toString("utf8");
  if (id !== undefined && !isId(kind, id))
    throw unprocessable("after", "no_cursor", "after: is not a cursor of this list.");
  return { first, after: id };
}

/** @param rows - Those of the page, and one more when there is a next page. */
export function idConnection<Row extends Identified>(rows: readonly Row[], { first, after }: IdPage) {
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
  const pageInfo = {
    hasNextPage: rows.length > first,
    hasPreviousPage: after !== undefined,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo };
}

function cursorOf({ id }: Identified): string {
  return Buffer.from(id).toString("base64url");
}
