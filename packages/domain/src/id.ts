import { monotonicFactory } from "ulid";

/** What an id is of: its prefix. */
export type IdKind = "tx" | "rt" | "evt" | "key" | "req" | "imp" | "aud" | "fb";

/** `prefix_ULID`: sorting by id is sorting by time, within one process exactly. */
export type Id<Kind extends IdKind> = `${Kind}_${string}`;

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Makes a source of ids; each process has one, so that its ids rise even within a millisecond. */
export function createIds(now: () => number = Date.now): <Kind extends IdKind>(kind: Kind) => Id<Kind> {
  const next = monotonicFactory();
  return (kind) => `${kind}_${next(now())}`;
}

/** Whether `text` is a well-formed id of this kind. */
export function isId<Kind extends IdKind>(kind: Kind, text: string): text is Id<Kind> {
  return text.startsWith(`${kind}_`) && ULID.test(text.slice(kind.length + 1));
}
