import { MINUTE_MS } from "@tetron/domain/durations";
import { putLastUses } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import { pause } from "@tetron/lake/pause";
import type { Log } from "@tetron/service/log";

const EVERY_MS = 10_000;

/**
 * Remembers when keys are used and writes that down every ten seconds, each key once a minute at most: no request waits
 * for it. What was not written when a process is killed is lost.
 *
 * @returns What to call with a key's id.
 */
export function recordKeyUses(
  stack: AsyncDisposableStack,
  {
    lake,
    log,
    everyMs = EVERY_MS,
  }: { readonly lake: Pick<Lake, "commit">; readonly log: Log; readonly everyMs?: number },
): (id: string) => void {
  const uses = new Map<string, Date>();
  const written = new Map<string, number>();
  const ending = new AbortController();

  const write = async () => {
    const due = new Map([...uses].filter(([id, at]) => at.getTime() - (written.get(id) ?? 0) >= MINUTE_MS));
    if (due.size === 0) return;
    for (const id of due.keys()) uses.delete(id);
    try {
      await lake.commit([putLastUses(due)]);
      for (const [id, at] of due) written.set(id, at.getTime());
    } catch (error) {
      log.warn({ err: error }, "the last use of keys was not written");
      for (const [id, at] of due) if (!uses.has(id)) uses.set(id, at);
    }
    for (const [id, at] of written) if (Date.now() - at > MINUTE_MS) written.delete(id);
  };

  const repeat = async () => {
    while (!ending.signal.aborted) {
      await pause(everyMs, ending.signal);
      await write();
    }
  };
  const repeated = repeat();
  stack.defer(() => {
    ending.abort();
    return repeated;
  });
  return (id) => void uses.set(id, new Date());
}
