import type { FetchNode } from "@graphql-hive/router-query-planner";
import type { Call } from "./call.ts";
import type { Fits } from "./possible-types.ts";

/** The parts of a supergraph that compiling a plan needs. */
export interface PlanTools {
  readonly fits: Fits;
  /** The call that a fetch makes; throws when the supergraph has no such subgraph. */
  callOf(node: Pick<FetchNode, "serviceName" | "operation" | "operationName" | "operationKind">): Call;
}
