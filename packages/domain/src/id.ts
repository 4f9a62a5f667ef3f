import { encodeTime, monotonicFactory } from "ulid";

/** The kinds of id and their prefixes. */
export type IdKind =
  | "tx"
  | "rt"
  | "evt"
  | "key"
  | "req"
  | "imp"
  | "aud"
  | "dk"
  | "fb"
  | "idm"
  | "wh"
  | "whd"
  | "wha"
  | "job"
  | "idx"
  | "hook"
  | "pay";

/** `prefix_ULID`: ids sort by time, strictly within one process. */
export type Id<Kind extends IdKind> = `${Kind}_${string}`;

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * Creates a source of ids. Each process has one, so that its ids increase even within a millisecond.
 *
 * @example
 * ```ts
 * import { createIds } from "@tetron/domain/id";
 *
 * const nextId = createIds();
 * nextId("tx"); // "tx_01K…"
 * ```
 */
export function createIds(now: () => number = Date.now): <Kind extends IdKind>(kind: Kind) => Id<Kind> {
  const next = monotonicFactory(randomFractions());
  return (kind) => `${kind}_${next(now())}`;
}

/** Random bytes as fractions of 1, taken in bulk: taken one by one they cost more than the rest of an id. */
function randomFractions(): () => number {
  const bytes = new Uint8Array(4_096);
  let next = bytes.length;
  return () => {
    if (next === bytes.length) {
      crypto.getRandomValues(bytes);
      next = 0;
    }
    return bytes[next++]! / 256;
  };
}

/** An id that sorts before every id of its kind that is made at `time`, Unix milliseconds, or later. */
export function firstIdAt<Kind extends IdKind>(kind: Kind, time: number): Id<Kind> {
  return `${kind}_${encodeTime(time)}${"0".repeat(16)}`;
}

/** Whether `text` is a well-formed id of this kind. */
export function isId<Kind extends IdKind>(kind: Kind, text: string): text is Id<Kind> {
  return text.startsWith(`${kind}_`) && ULID.test(text.slice(kind.length + 1));
}
