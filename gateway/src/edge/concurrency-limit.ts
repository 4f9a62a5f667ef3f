import { Failure } from "@tetron/domain/failure";

/** How long a queue may stand before waiting in it is cut short: a burst is served, an overload is not. */
const BURST_MS = 1_000;
/** Longest wait of a request while the queue stands. */
const STANDING_WAIT_MS = 5;
/**
 * The part of the places that is given while the queue stands. Refusing takes the process time too: with all of them in
 * use, what is admitted takes more than three times as long as a request alone (`npm run bench:overload`).
 */
const STANDING_SHARE = 1 / 2;
/** Requests that may wait at all. */
const MAX_WAITING = 2_000;
const RETRY_AFTER_SECONDS = 1;

interface Waiting {
  readonly since: number;
  readonly turn: PromiseWithResolvers<void>;
  readonly signal: AbortSignal;
}

/** Lets a bounded number of requests run at once. */
export interface ConcurrencyLimit {
  /**
   * Waits for a free place, and takes it until the returned function is called.
   *
   * @param signal - Gives up the place in the queue.
   * @throws Failure `UNAVAILABLE` when too much is waiting already.
   */
  enter(signal: AbortSignal): Promise<() => void>;
  /**
   * Refuses at the door what would wait for nothing: in an overload, once as many wait as run.
   *
   * @throws Failure `UNAVAILABLE`
   */
  knock(): void;
}

/**
 * Runs at most `places` requests at once. More than that wait in turn: up to a second while the queue empties now and
 * then; once it has not been empty for a second, more arrives than can be served: what waited longer than 5 ms is refused
 * and half of the places stay empty, until nothing was refused for a second. So a burst is answered, and in an
 * overload what is admitted is answered in about the usual time.
 *
 * The rule is that of "Controlled Delay" in Maurer, Fail at Scale (ACM Queue 13/8, 2015), but a queue that was emptied
 * by refusing does not count as empty: otherwise each second would begin with one in which everybody waits.
 *
 * @param now - A clock that never goes back, in milliseconds.
 */
export function createConcurrencyLimit(
  places: number,
  now: () => number = () => performance.now(),
): ConcurrencyLimit {
  let running = 0;
  let queue: Waiting[] = [];
  let emptyAt = now();
  let refusedAt = Number.NEGATIVE_INFINITY;

  function leave(): void {
    running -= 1;
    const at = now();
    const longestMs = isOverload(at) ? STANDING_WAIT_MS : BURST_MS;
    // Those that are refused are at the front, so a slice costs what it takes off.
    let taken = 0;
    const most = placesAt(at);
    while (taken < queue.length) {
      const { since, turn, signal } = queue[taken]!;
      if (signal.aborted) turn.reject(signal.reason);
      else if (at - since > longestMs) {
        refusedAt = at;
        turn.reject(overloaded());
      } else if (running < most) {
        running += 1;
        turn.resolve();
      } else break;
      taken += 1;
    }
    queue = queue.slice(taken);
    if (queue.length === 0) emptyAt = at;
  }

  function placesAt(at: number): number {
    return isOverload(at) ? Math.max(1, Math.floor(places * STANDING_SHARE)) : places;
  }

  function isOverload(at: number): boolean {
    return at - refusedAt <= BURST_MS || (queue.length > 0 && at - emptyAt > BURST_MS);
  }

  /** A place is left once, however often it is said. */
  function place(): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      leave();
    };
  }

  return {
    knock() {
      const at = now();
      if (queue.length < placesAt(at) || !isOverload(at)) return;
      refusedAt = at;
      throw overloaded();
    },
    async enter(signal) {
      const at = now();
      if (queue.length === 0 && running < placesAt(at)) {
        running += 1;
        emptyAt = at;
        return place();
      }
      if (queue.length >= MAX_WAITING) throw overloaded();
      const turn = Promise.withResolvers<void>();
      queue.push({ since: at, turn, signal });
      await turn.promise;
      return place();
    },
  };
}

function overloaded(): Failure<"UNAVAILABLE"> {
  return new Failure("UNAVAILABLE", "Too many requests are being answered. Send this one again later.", {
    dependency: "service",
    retryAfter: RETRY_AFTER_SECONDS,
    outcome: "nothing_done",
  });
}
