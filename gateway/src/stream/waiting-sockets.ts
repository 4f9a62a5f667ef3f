import { placeOf } from "../auth/client-place.ts";

/** Sockets from one address, or the /64 of an IPv6 address, that have not authenticated yet. */
export const MAX_WAITING = 100;

/** Counts the sockets that have not authenticated yet. */
export interface WaitingSockets {
  /** @returns To be called when the socket has authenticated or is closed; `undefined` when there are too many. */
  enter(address: string): (() => void) | undefined;
}

export function countWaiting(): WaitingSockets {
  const waiting = new Map<string, number>();
  return {
    enter(address) {
      const place = placeOf(address);
      const count = waiting.get(place) ?? 0;
      if (count >= MAX_WAITING) return undefined;
      waiting.set(place, count + 1);
      let hasLeft = false;
      return () => {
        if (hasLeft) return;
        hasLeft = true;
        const left = waiting.get(place)! - 1;
        if (left === 0) waiting.delete(place);
        else waiting.set(place, left);
      };
    },
  };
}
