import type { Caller } from "@tetron/service/caller";

/** What is known of a GraphQL request before it is read. */
export interface GraphContext {
  /** `undefined`: nobody said who they are; then they may only read about the graph, in development. */
  readonly caller: Caller | undefined;
  readonly requestId: string;
  readonly signal: AbortSignal;
  /** Takes further points from the caller's allowance. @throws Failure `TOO_MANY_REQUESTS` */
  readonly charge: (points: number) => Promise<void>;
}
