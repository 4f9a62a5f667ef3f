import { type Caller, requireScope } from "@tetron/service/caller";
import type { Credentials } from "../auth/authenticate.ts";
import type { Guard } from "../auth/guard.ts";
import type { KeyWatch } from "./key-watch.ts";

/** The clients of streams, by whichever door they come. */
export interface StreamCallers {
  /**
   * Authenticates a client and counts a request of its key.
   *
   * @throws Failure `UNAUTHORIZED`, `FORBIDDEN` without `stream:read`, `TOO_MANY_REQUESTS`, or `UNAVAILABLE`.
   */
  admit(credentials: Credentials): Promise<Caller>;
  /** Counts another request of its key. @throws Failure `TOO_MANY_REQUESTS` */
  count(caller: Caller): Promise<void>;
  readonly keys: KeyWatch;
}

export function createStreamCallers(guard: Guard, keys: KeyWatch): StreamCallers {
  return {
    async admit(credentials) {
      const caller = await guard.admitClient(credentials);
      requireScope(caller, "stream:read");
      return caller;
    },
    count: (caller) => guard.countRequest(caller),
    keys,
  };
}
