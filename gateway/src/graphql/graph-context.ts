import type { OperationDefinitionNode } from "graphql";
import type { Allowance } from "../auth/rate-limit.ts";
import type { CallContext } from "../context.ts";
import type { Demand } from "./demand.ts";

/** What is known of a GraphQL request before it is read. An anonymous caller may only introspect. */
export interface GraphContext extends CallContext {
  readonly requestId: string;
  /** The operation that has passed every guard, the only one that runs. Set by `graphql/guards.ts` alone. */
  admitted: OperationDefinitionNode | undefined;
  /** Whether its document is a trusted one. */
  readonly isTrusted: boolean;
  /** Its demand, once it is measured. */
  demand: Demand | undefined;
  readonly signal: AbortSignal;
  /** Consumes further points of the caller's allowance. @throws Failure `TOO_MANY_REQUESTS` */
  readonly charge: (points: number) => Promise<void>;
  /** What is left of the caller's allowance; `undefined` without a limit or a caller. */
  readonly allowance: () => Allowance | undefined;
}
