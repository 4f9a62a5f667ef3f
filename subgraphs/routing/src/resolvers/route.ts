import type { Scope } from "@tetron/domain/scope";
import { type Caller, requireScope } from "@tetron/service/caller";
import { findRoute } from "../find-route.ts";
import { quoteRoute } from "../quote-route.ts";
import { reportRouteExecution } from "../report-route-execution.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const routeResolvers: Resolvers = {
  Query: {
    quoteRoute: (_parent, { input }, { deps, caller, signal }) => {
      requireScope(caller, "route:read");
      const { preference, exact } = input;
      return quoteRoute(
        deps,
        caller,
        { ...input, preference: preference && lower(preference), exact: exact && lower(exact) },
        signal,
      );
    },
    route: (_parent, { id }, { deps, caller }) => {
      requireScope(caller, "route:read");
      return findRoute(deps, caller.tenant, id);
    },
  },
  Mutation: {
    reportRouteExecution: async (_parent, { input }, { deps, caller, signal }) => {
      requireScope(caller, "route:write");
      const report = { ...input, outcome: lower(input.outcome) };
      const { routeId, outcome, reportedAt } = await reportRouteExecution(deps, caller, report, signal);
      return { routeId, outcome: upper(outcome), reportedAt };
    },
  },
  Route: {
    __resolveReference: ({ id }, { deps, caller }) => {
      requireScope(caller, "route:read");
      return findRoute(deps, caller.tenant, id);
    },
    network: ({ network }) => ({ id: network }),
    toNetwork: ({ toNetwork }) => ({ id: toNetwork }),
    recommendation: ({ recommendation }) => upper(recommendation),
    preference: ({ preference }) => upper(preference),
    exact: ({ exact }) => upper(exact),
    confidence: ({ confidence }) => upper(confidence),
    createdAt: ({ createdAt }) => new Date(createdAt),
    expiresAt: ({ expiresAt }) => new Date(expiresAt),
  },
  RouteAlternative: { tags: ({ tags }) => tags.map(upper) },
  RouteStep: {
    network: ({ network }) => ({ id: network }),
    toNetwork: ({ toNetwork }) => ({ id: toNetwork }),
    kind: ({ kind }) => upper(kind),
    securityClass: ({ securityClass }) => upper(securityClass),
    tier: ({ tier }) => upper(tier),
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
      finality: upper(effect.finality),
      allowedSecurityClasses: effect.allowedSecurityClasses.map(upper),
    }),
  },
  RouteSource: { asOf: ({ asOf }) => new Date(asOf) },
};

function onlyWith<Value>({ scopes }: Caller, scope: Scope, value: Value | undefined): Value | null {
  return scopes.includes(scope) ? (value ?? null) : null;
}

/** Enumerations are lower-case inside and upper-case in GraphQL. */
function upper<Value extends string>(value: Value): Uppercase<Value> {
  return value.toUpperCase() as Uppercase<Value>;
}

function lower<Value extends string>(value: Value): Lowercase<Value> {
  return value.toLowerCase() as Lowercase<Value>;
}
