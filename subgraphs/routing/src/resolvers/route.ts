import type { Scope } from "@tetron/domain/scope";
import { type Caller, requireScope } from "@tetron/service/caller";
import { findRoute } from "../find-route.ts";
import { quoteRoute } from "../quote-route.ts";
import { reportRouteExecution } from "../report-route-execution.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const routeResolvers: Resolvers = {
  Query: {
    quoteRoute: (_parent, { input }, { deps, caller, signal }) => quoteRoute(deps, caller, input, signal),
    route: (_parent, { id }, { deps, caller }) => findRoute(deps, caller.tenant, id),
  },
  Mutation: {
    reportRouteExecution: (_parent, { input }, { deps, caller, signal }) =>
      reportRouteExecution(deps, caller, input, signal),
  },
  Route: {
    __resolveReference: ({ id }, { deps, caller }) => {
      requireScope(caller, "route:read");
      return findRoute(deps, caller.tenant, id);
    },
    network: ({ network }) => ({ id: network }),
    toNetwork: ({ toNetwork }) => ({ id: toNetwork }),
  },
  RouteStep: {
    network: ({ network }) => ({ id: network }),
    toNetwork: ({ toNetwork }) => ({ id: toNetwork }),
  },
  // The scope of quotes does not cover data about wallets; these fields need the same scope as elsewhere.
  RouteWalletTrust: {
    reputation: ({ reputation }, _args, { caller }) => onlyWith(caller, "reputation:read", reputation),
    confidence: ({ confidence }, _args, { caller }) => onlyWith(caller, "reputation:read", confidence),
    fraudProbability: ({ fraudProbability }, _args, { caller }) =>
      onlyWith(caller, "wallet:read", fraudProbability),
  },
  RouteTrust: {
    effect: ({ effect }, _args, { caller }) => ({
      ...effect,
      riskScale: onlyWith(caller, "reputation:read", effect.riskScale),
    }),
  },
  // Quotes that an earlier version stored do not say it.
  RouteSource: { stale: ({ stale }) => stale ?? false },
};

function onlyWith<Value>({ scopes }: Caller, scope: Scope, value: Value | undefined): Value | null {
  return scopes.includes(scope) ? (value ?? null) : null;
}
