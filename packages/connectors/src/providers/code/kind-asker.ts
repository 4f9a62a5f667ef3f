import { within } from "@tetron/domain/within";
import { pauseUntil } from "../../io/pause-until.ts";
import { ProviderFault } from "../fault.ts";
import type { NodeCaller } from "../node-caller.ts";
import type { AccountKind } from "../provider.ts";
import { accountKind } from "./account-kind.ts";

/** Until a node that had too many requests is asked again, unless it says when. */
const BUSY_MS = 250;

interface Member {
  readonly node: NodeCaller;
  /** By `performance.now()`: it has too many requests until then. */
  restsUntil: number;
}

/** Asks nodes who is behind an address; `null` when none answered. @throws The reason of `signal`. */
export type KindAsker = (address: string, signal: AbortSignal) => Promise<AccountKind | null>;

/**
 * Asks the nodes of a network in turn, but not one that has too many requests while another answers. When none does, those
 * are asked once more, since who is behind an address says whether its history counts.
 *
 * @param mostMs - How long a question may take with such a pause, in milliseconds. A node that rests for longer is asked
 *   at once if it was not yet: it may answer after all.
 */
export function kindAsker(nodes: readonly NodeCaller[], mostMs: number): KindAsker {
  const members = nodes.map((node): Member => ({ node, restsUntil: 0 }));
  return async (address, signal) => {
    const end = performance.now() + mostMs;
    const skipped: Member[] = [];
    const busy: Member[] = [];
    for (const member of members) {
      if (member.restsUntil > performance.now()) {
        skipped.push(member);
        continue;
      }
      const kind = await ask(member, address, signal);
      if (kind === "busy") busy.push(member);
      else if (kind !== null) return kind;
    }
    let hasPaused = false;
    for (const member of [...skipped, ...busy].toSorted((a, b) => a.restsUntil - b.restsUntil)) {
      const isAgain = busy.includes(member);
      const isInTime = member.restsUntil < end;
      if (isAgain && !isInTime) continue;
      if (isInTime && member.restsUntil > performance.now()) {
        hasPaused = true;
        await pauseUntil(member.restsUntil, signal);
      }
      const ms = isAgain || hasPaused ? end - performance.now() : undefined;
      const kind = await within({ ms, signal, onLate: () => null }, (limit) => ask(member, address, limit));
      if (kind !== "busy" && kind !== null) return kind;
    }
    return null;
  };
}

/** `null` when a node does not answer for another reason than too many requests. */
async function ask(
  member: Member,
  address: string,
  signal: AbortSignal,
): Promise<AccountKind | "busy" | null> {
  try {
    return await accountKind(member.node, address, signal);
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
    if (error.kind !== "busy") return null;
    const until = performance.now() + (error.retryAfterMs ?? BUSY_MS);
    member.restsUntil = Math.max(member.restsUntil, until);
    return "busy";
  }
}
