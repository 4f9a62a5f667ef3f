import type { ApolloServerPlugin } from "@apollo/server";
import type { Allowance } from "../auth/rate-limit.ts";
import type { Demand } from "./demand.ts";
import type { GraphContext } from "./graph-context.ts";
import { LIMITS } from "./limits.ts";

/** `extensions.cost` of every answer to an operation that was measured, also of one that was refused. */
export const costExtension: ApolloServerPlugin<GraphContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ response: { body }, contextValue: { demand, allowance } }) {
      if (body.kind !== "single" || !demand) return;
      const cost = costOf(demand, allowance());
      body.singleResult.extensions = { ...body.singleResult.extensions, cost };
    },
  }),
};

/** What an operation costs, what one may cost, and what is left of the key's requests. */
function costOf({ cost, fields, depth }: Demand, allowance: Allowance | undefined) {
  return {
    unit: "microseconds",
    cost,
    limit: LIMITS.cost,
    remaining: Math.max(0, LIMITS.cost - cost),
    fields: { count: fields, limit: LIMITS.fields },
    depth: { count: depth, limit: LIMITS.depth },
    requests: allowance
      ? {
          limit: allowance.limit,
          remaining: allowance.remaining,
          resetSeconds: allowance.resetSeconds,
        }
      : null,
  };
}
