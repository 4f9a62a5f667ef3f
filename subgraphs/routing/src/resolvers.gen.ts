// Written by `npm run codegen`. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NetworkRef } from '@tetron/domain/network';
import type { NetworkFees as NetworkFeesParent } from '@tetron/connectors/market/fees/network-fees';
import type { QuoteAnswer, Alternative, StepAnswer, TrustAnswer, QuoteSource } from './quote/answer.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A time in UTC, ISO 8601: `2025-05-17T08:34:21.000Z`. */
  DateTime: { input: Date; output: Date | string; }
  _FieldSet: { input: string; output: string; }
};

/** Who may cache an answer. */
export type CacheControlScope =
  /** Only the client. */
  | 'private'
  /** Any cache between the gateway and the client. */
  | 'public';

/** The carrier of a step. */
export type CarrierKind =
  /** From one network to another. */
  | 'bridge'
  /** A plain transfer on one network. */
  | 'transfer'
  /** An exchange on one network. */
  | 'venue';

/** How settled a payment must be before it counts as arrived. */
export type Finality =
  /** It cannot be undone. */
  | 'final'
  /** It is in a block. */
  | 'included'
  /** It would take an attack to undo it. */
  | 'safe';

/** Level of the fee paid for speed. */
export type GasTier =
  | 'fast'
  /** May never get into a block. */
  | 'slow'
  | 'standard';

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Reports the outcome of a route, once. Repeating the report changes nothing; a contradicting one is a conflict. */
  readonly reportRouteExecution: RouteExecution;
};


export type MutationReportRouteExecutionArgs = {
  input: ReportRouteExecutionInput;
};

export type Network = {
  readonly __typename?: 'Network';
  /** How much of the block space is contested, 0-1: on EVM networks the mean share of gas used over the last 20 blocks, on bitcoin how much of the next six blocks the mempool fills, on Solana the share of recent slots that no transaction without a priority fee got into. Null when no node answered. */
  readonly congestion?: Maybe<Scalars['Float']['output']>;
  /** Current transaction fees. */
  readonly fees: NetworkFees;
  readonly id: Scalars['ID']['output'];
};

/** The price of speed, in the network's unit, whole numbers. */
export type NetworkFeeTier = {
  readonly __typename?: 'NetworkFeeTier';
  /** Maximum price of one unit: EIP-1559's maxFeePerGas. */
  readonly maxPrice: Scalars['String']['output'];
  /** Whether it may wait forever. */
  readonly mayNotLand: Scalars['Boolean']['output'];
  /** Expected price of one unit. */
  readonly price: Scalars['String']['output'];
  /** Seconds until half of such transactions are in a block; null if it is not known that this is reached. */
  readonly secondsP50?: Maybe<Scalars['Float']['output']>;
  /** Seconds until 95 % of them are; null if it is not known that this is reached. */
  readonly secondsP95?: Maybe<Scalars['Float']['output']>;
  readonly tier: GasTier;
  /** The part that goes to the block's producer: EIP-1559's maxPriorityFeePerGas. */
  readonly tip: Scalars['String']['output'];
};

/** What transactions on a network cost. */
export type NetworkFees = {
  readonly __typename?: 'NetworkFees';
  /** Mean seconds between blocks. */
  readonly blockSeconds: Scalars['Float']['output'];
  /** Base units of the native coin for each signature, a whole number. */
  readonly perSignature: Scalars['String']['output'];
  /** Source of the fees. */
  readonly source: RouteSource;
  /** Slow, standard and fast, in this order. */
  readonly tiers: ReadonlyArray<NetworkFeeTier>;
  /** USD with six decimals for a plain transfer of the native coin at the standard tier; null when its price is not known. */
  readonly transferUsd?: Maybe<Scalars['String']['output']>;
  /** Unit of the prices: `wei/gas`, `sat/kvB` or `microlamport/CU`. */
  readonly unit: Scalars['String']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** The best route for a payment. Each call makes a new quote, which is stored until it expires; nothing else changes. */
  readonly quoteRoute: Route;
  /** A quote that has not expired, by its id; null when there is none. */
  readonly route?: Maybe<Route>;
};


export type QueryQuoteRouteArgs = {
  input: QuoteRouteInput;
};


export type QueryRouteArgs = {
  id: Scalars['ID']['input'];
};

/** A payment to find a route for. */
export type QuoteRouteInput = {
  /** A decimal number > 0 with no more decimals than its currency has, such as `100`; see `exact`. */
  readonly amount: Scalars['String']['input'];
  /** What the payer pays with: the symbol or the CAIP-19 id of an asset of `network`. */
  readonly currency: Scalars['String']['input'];
  /** `OUT` when absent. */
  readonly exact?: InputMaybe<RouteExactness>;
  /** Ids of bridges and venues that must not be used, at most 100. */
  readonly exclude?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** `USD` (when absent) or the symbol of a network's coin. */
  readonly feeCurrency?: InputMaybe<Scalars['String']['input']>;
  /** The payer's address, valid on `network`. */
  readonly fromAddress: Scalars['String']['input'];
  /** Maximum `estimatedFee`, a decimal number > 0 in `feeCurrency`. */
  readonly maxFee?: InputMaybe<Scalars['String']['input']>;
  /** Maximum `totalTime` in seconds, 1-31,536,000. */
  readonly maxTime?: InputMaybe<Scalars['Int']['input']>;
  /** Network of the payer, such as `ethereum`. */
  readonly network: Scalars['String']['input'];
  /** `BALANCED` when absent. Not together with `weights`. */
  readonly preference?: InputMaybe<RoutePreference>;
  /** The recipient's address, valid on `toNetwork`; not the payer's on the same network. */
  readonly toAddress: Scalars['String']['input'];
  /** What the recipient gets: the symbol or the CAIP-19 id of an asset of `toNetwork`; the payer's currency when absent. */
  readonly toCurrency?: InputMaybe<Scalars['String']['input']>;
  /** The recipient's network; the payer's when absent. */
  readonly toNetwork?: InputMaybe<Scalars['String']['input']>;
  /** Weight of each measure, instead of a preference. */
  readonly weights?: InputMaybe<RouteWeightsInput>;
};

/** Outcome of a route. */
export type ReportRouteExecutionInput = {
  /** The step that failed, counted from 0; needed when a route of several steps failed. */
  readonly failedStep?: InputMaybe<Scalars['Int']['input']>;
  readonly outcome: RouteOutcome;
  /** The id of a quote, expired or not. */
  readonly routeId: Scalars['ID']['input'];
  /** Seconds from the first transaction to the arrival, 1-31,536,000. */
  readonly seconds?: InputMaybe<Scalars['Int']['input']>;
  /** Seconds of each step that was finished, in order, 1-31,536,000 each. */
  readonly stepSeconds?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
};

/** A quoted route. Never changes; can be fetched until it expires. */
export type Route = {
  readonly __typename?: 'Route';
  /** The cheapest, fastest and safest of the best routes, where they are not this one. */
  readonly alternatives: ReadonlyArray<RouteAlternative>;
  /** Hash of the catalogue of bridges and venues. */
  readonly catalogueVersion: Scalars['String']['output'];
  /** How reliable the fees and times are: `HIGH` when every fee and price is live and without a problem, `LOW` when no fee is live. One step lower for a number past its shelf life and for an estimate based on a page; `LOW` for an estimate of a fee, time or depth that no page states. */
  readonly confidence: RouteConfidence;
  readonly createdAt: Scalars['DateTime']['output'];
  /** What the payer pays with. */
  readonly currency: Scalars['String']['output'];
  /** USD with two decimals: the sum of the steps' fees. Null for WAIT. */
  readonly estimatedFee?: Maybe<Scalars['String']['output']>;
  readonly exact: RouteExactness;
  /** Until then the route can be fetched and its numbers are valid. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Where the fees go. Null for WAIT. */
  readonly feeBreakdown?: Maybe<RouteFeeBreakdown>;
  /** `rt_` and a ULID. */
  readonly id: Scalars['ID']['output'];
  /** Minimum amount that the recipient receives, a decimal number in `toCurrency`. Null for WAIT. */
  readonly minReceived?: Maybe<Scalars['String']['output']>;
  /** Date of the last change to the choice of routes, YYYY-MM-DD. */
  readonly modelVersion: Scalars['String']['output'];
  /** The payer's network. */
  readonly network: Network;
  readonly preference: RoutePreference;
  /** Reason of the recommendation. */
  readonly reason: Scalars['String']['output'];
  readonly recommendation: RouteRecommendation;
  /** Amount that leaves the payer's wallet in addition to gas, a decimal number in `currency`. Null for WAIT. */
  readonly sent?: Maybe<Scalars['String']['output']>;
  /** Sources of the fees and prices, and their age. */
  readonly sources: ReadonlyArray<RouteSource>;
  /** What to do, in order. Empty for WAIT. */
  readonly steps: ReadonlyArray<RouteStep>;
  /** Probability that every step succeeds, 0-1. Null for WAIT. */
  readonly successProbability?: Maybe<Scalars['Float']['output']>;
  /** What the recipient gets. */
  readonly toCurrency: Scalars['String']['output'];
  /** The recipient's network. */
  readonly toNetwork: Network;
  /** Median seconds until the payment has settled. Null for WAIT. */
  readonly totalTime?: Maybe<Scalars['Int']['output']>;
  /** Seconds within which 95 % of such payments settle, the steps being independent; null when a step may never land, and for WAIT. */
  readonly totalTimeP95?: Maybe<Scalars['Int']['output']>;
  /** How trust in the two wallets affected the route. */
  readonly trust: RouteTrust;
  /** Direct routes that are unavailable, and why. */
  readonly unavailable: ReadonlyArray<UnavailableWay>;
};

/** Another of the best routes. */
export type RouteAlternative = {
  readonly __typename?: 'RouteAlternative';
  /** USD with two decimals: the sum of the steps' fees. */
  readonly estimatedFee: Scalars['String']['output'];
  /** Where the fees go. */
  readonly feeBreakdown: RouteFeeBreakdown;
  /** A decimal number in the recipient's currency. */
  readonly minReceived: Scalars['String']['output'];
  /** A decimal number in the payer's currency. */
  readonly sent: Scalars['String']['output'];
  /** What to do, in order. */
  readonly steps: ReadonlyArray<RouteStep>;
  /** 0-1, as in Route. */
  readonly successProbability: Scalars['Float']['output'];
  /** The measures in which it is best. */
  readonly tags: ReadonlyArray<RouteTag>;
  /** Seconds, as in Route. */
  readonly totalTime: Scalars['Int']['output'];
  /** Seconds, as in Route; null when a step may never land. */
  readonly totalTimeP95?: Maybe<Scalars['Int']['output']>;
};

/** How far a quote is based on live inputs. */
export type RouteConfidence =
  /** Every fee and price is live, and neither they nor any number of the catalogue is in doubt. */
  | 'high'
  /** No fee of the route's networks is live; or some inputs are, and a number of the catalogue is over its shelf life. */
  | 'low'
  /** Some inputs are live; or all are, and a number of the catalogue is over its shelf life. */
  | 'medium';

/** The side of the payment for which `amount` is exact. */
export type RouteExactness =
  /** The payer sends `amount` of `currency`. */
  | 'in'
  /** The recipient gets `amount` of `toCurrency`. */
  | 'out';

/** A report about a route. */
export type RouteExecution = {
  readonly __typename?: 'RouteExecution';
  readonly outcome: RouteOutcome;
  readonly reportedAt: Scalars['DateTime']['output'];
  /** The route's id. */
  readonly routeId: Scalars['ID']['output'];
};

/** Where the fees go: USD with six decimals, adding up to the estimated fee. */
export type RouteFeeBreakdown = {
  readonly __typename?: 'RouteFeeBreakdown';
  /** Fees of bridges. */
  readonly bridge: Scalars['String']['output'];
  /** Fees of venues, and price impact. */
  readonly exchange: Scalars['String']['output'];
  /** Gas on both sides of every step. */
  readonly gas: Scalars['String']['output'];
  /** Added by rounding each step up to cents. */
  readonly rounding: Scalars['String']['output'];
};

/** Outcome of a route. */
export type RouteOutcome =
  | 'executed'
  | 'failed';

/** Which of the best routes to choose. */
export type RoutePreference =
  /** The smallest sum of the fee, 0.001 USD per second, and the share of the amount that is expected to fail. */
  | 'balanced'
  | 'cheapest'
  /** By the given weights; only in answers. */
  | 'custom'
  | 'fastest'
  /** The largest probability of success. */
  | 'safest';

/** Whether and how a payment should be made. */
export type RouteRecommendation =
  /** In one transaction. */
  | 'direct'
  /** In the steps that are listed. */
  | 'multi_hop'
  /** No route now: `reason` gives the cause. There are no steps. */
  | 'wait';

/** Source of a number. */
export type RouteSource = {
  readonly __typename?: 'RouteSource';
  /** Age when the route was quoted, whole seconds. */
  readonly ageSeconds: Scalars['Float']['output'];
  /** Time that the number describes. */
  readonly asOf: Scalars['DateTime']['output'];
  /** Whether it was read from a live source for this answer. */
  readonly live: Scalars['Boolean']['output'];
  /** Such as `fees:ethereum`, `price:ETH` or `catalogue`. */
  readonly name: Scalars['String']['output'];
  /** Why no better source answered, and which numbers are past their shelf life or estimates; null without a problem. */
  readonly problem?: Maybe<Scalars['String']['output']>;
  /** The source that answered, such as `rpc:ethereum` or `table`. */
  readonly source: Scalars['String']['output'];
  /** Whether it is past its shelf life: a shipped fee or price, or a number of the catalogue that the route uses. */
  readonly stale: Scalars['Boolean']['output'];
};

/** One transaction of a route, and its consequences. */
export type RouteStep = {
  readonly __typename?: 'RouteStep';
  /** Id of the bridge, venue or transfer in the catalogue. */
  readonly bridge: Scalars['String']['output'];
  /** Its name. */
  readonly bridgeName: Scalars['String']['output'];
  /** Symbol of what is sent. */
  readonly currency: Scalars['String']['output'];
  /** USD with two decimals, rounded up: gas on both sides, other fees, and what is taken out of the amount. */
  readonly fee: Scalars['String']['output'];
  readonly kind: CarrierKind;
  /** Network of the transaction. */
  readonly network: Network;
  /** A decimal number in `toCurrency`. */
  readonly received: Scalars['String']['output'];
  readonly securityClass: SecurityClass;
  /** A decimal number in `currency`. */
  readonly sent: Scalars['String']['output'];
  readonly tier: GasTier;
  /** Seconds, in the middle of all cases. */
  readonly time: Scalars['Int']['output'];
  /** Seconds within which 95 % arrive; null when it may never land. */
  readonly timeP95?: Maybe<Scalars['Int']['output']>;
  /** Symbol of what arrives. */
  readonly toCurrency: Scalars['String']['output'];
  /** Destination network. */
  readonly toNetwork: Network;
};

/** The measure in which a route is best. */
export type RouteTag =
  | 'cheapest'
  | 'fastest'
  | 'safest';

/** How trust in the two wallets affected the route. */
export type RouteTrust = {
  readonly __typename?: 'RouteTrust';
  readonly effect: RouteTrustEffect;
  /** The payer. */
  readonly from: RouteWalletTrust;
  /** The recipient. */
  readonly to: RouteWalletTrust;
};

/** Consequences of trust. */
export type RouteTrustEffect = {
  readonly __typename?: 'RouteTrustEffect';
  /** The allowed security classes. */
  readonly allowedSecurityClasses: ReadonlyArray<SecurityClass>;
  /** How settled the payment must be before it counts as arrived. */
  readonly finality: Finality;
  /** Seconds of that wait after the last block. */
  readonly finalitySeconds: Scalars['Float']['output'];
  /** Weight of risk relative to that between strangers, 0.25-4, derived from the lower of the two reputations. Null for a key without `reputation:read`. */
  readonly riskScale?: Maybe<Scalars['Float']['output']>;
};

/** How far a wallet is trusted. */
export type RouteWalletTrust = {
  readonly __typename?: 'RouteWalletTrust';
  /** How much evidence the reputation is based on, 0-1. Null for a key without `reputation:read`. */
  readonly confidence?: Maybe<Scalars['Float']['output']>;
  /** 0-1; null when nothing is known to estimate it from, and for a key without `wallet:read`. */
  readonly fraudProbability?: Maybe<Scalars['Float']['output']>;
  /** 0-100; 50 is unknown. Null for a key without `reputation:read`. */
  readonly reputation?: Maybe<Scalars['Float']['output']>;
};

/** Weights of the measures, 0-1 each, at least one 0.001 or more. */
export type RouteWeightsInput = {
  /** Weight of the fee in USD. */
  readonly fee: Scalars['Float']['input'];
  /** Weight of the risk: the share of the amount that is expected to fail. */
  readonly risk: Scalars['Float']['input'];
  /** Weight of the time, at 0.001 USD a second. */
  readonly time: Scalars['Float']['input'];
};

/** What secures the money during the payment, most secure first. */
export type SecurityClass =
  /** The network's own bridge. */
  | 'canonical'
  /** A contract on one network. */
  | 'contract'
  /** A third party pays in advance and is repaid by a protocol. */
  | 'intent'
  /** The token's issuer burns and mints. */
  | 'issuer'
  /** Nothing but the network. */
  | 'native'
  /** A group of validators or a threshold signature holds the money or vouches for the message. */
  | 'validators';

/** A direct route that is unavailable. */
export type UnavailableWay = {
  readonly __typename?: 'UnavailableWay';
  /** Such as `across: ethereum/USDC to base/USDC`. */
  readonly path: Scalars['String']['output'];
  readonly reason: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Network: Network;
  Route: Route;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Network:
    ( { __typename: 'Network' }
    & GraphQLRecursivePick<FederationTypes['Network'], {"id":true}> );
  Route:
    ( { __typename: 'Route' }
    & GraphQLRecursivePick<FederationTypes['Route'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  CarrierKind: CarrierKind;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Finality: Finality;
  GasTier: GasTier;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Network: ResolverTypeWrapper<NetworkRef>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  NetworkFeeTier: ResolverTypeWrapper<NetworkFeeTier>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  NetworkFees: ResolverTypeWrapper<NetworkFeesParent>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuoteRouteInput: QuoteRouteInput;
  ReportRouteExecutionInput: ReportRouteExecutionInput;
  Route: ResolverTypeWrapper<QuoteAnswer>;
  RouteAlternative: ResolverTypeWrapper<Alternative>;
  RouteConfidence: RouteConfidence;
  RouteExactness: RouteExactness;
  RouteExecution: ResolverTypeWrapper<RouteExecution>;
  RouteFeeBreakdown: ResolverTypeWrapper<RouteFeeBreakdown>;
  RouteOutcome: RouteOutcome;
  RoutePreference: RoutePreference;
  RouteRecommendation: RouteRecommendation;
  RouteSource: ResolverTypeWrapper<QuoteSource>;
  RouteStep: ResolverTypeWrapper<StepAnswer>;
  RouteTag: RouteTag;
  RouteTrust: ResolverTypeWrapper<TrustAnswer>;
  RouteTrustEffect: ResolverTypeWrapper<RouteTrustEffect>;
  RouteWalletTrust: ResolverTypeWrapper<RouteWalletTrust>;
  RouteWeightsInput: RouteWeightsInput;
  SecurityClass: SecurityClass;
  UnavailableWay: ResolverTypeWrapper<UnavailableWay>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Mutation: Record<PropertyKey, never>;
  Network: NetworkRef;
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  NetworkFeeTier: NetworkFeeTier;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  NetworkFees: NetworkFeesParent;
  Query: Record<PropertyKey, never>;
  QuoteRouteInput: QuoteRouteInput;
  ReportRouteExecutionInput: ReportRouteExecutionInput;
  Route: QuoteAnswer;
  RouteAlternative: Alternative;
  RouteExecution: RouteExecution;
  RouteFeeBreakdown: RouteFeeBreakdown;
  RouteSource: QuoteSource;
  RouteStep: StepAnswer;
  RouteTrust: TrustAnswer;
  RouteTrustEffect: RouteTrustEffect;
  RouteWalletTrust: RouteWalletTrust;
  RouteWeightsInput: RouteWeightsInput;
  UnavailableWay: UnavailableWay;
  Int: Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge: Scalars['Int']['input'];
  scope?: Maybe<CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  reportRouteExecution?: Resolver<ResolversTypes['RouteExecution'], ParentType, ContextType, RequireFields<MutationReportRouteExecutionArgs, 'input'>>;
};

export type NetworkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Network'] = ResolversParentTypes['Network'], FederationReferenceType extends FederationReferenceTypes['Network'] = FederationReferenceTypes['Network']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Network']> | FederationReferenceType, FederationReferenceType, ContextType>;
  congestion?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  fees?: Resolver<ResolversTypes['NetworkFees'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type NetworkFeeTierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NetworkFeeTier'] = ResolversParentTypes['NetworkFeeTier']> = {
  maxPrice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mayNotLand?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  secondsP50?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  secondsP95?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['GasTier'], ParentType, ContextType>;
  tip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NetworkFeesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NetworkFees'] = ResolversParentTypes['NetworkFees']> = {
  blockSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  perSignature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RouteSource'], ParentType, ContextType>;
  tiers?: Resolver<ReadonlyArray<ResolversTypes['NetworkFeeTier']>, ParentType, ContextType>;
  transferUsd?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  quoteRoute?: Resolver<ResolversTypes['Route'], ParentType, ContextType, RequireFields<QueryQuoteRouteArgs, 'input'>>;
  route?: Resolver<Maybe<ResolversTypes['Route']>, ParentType, ContextType, RequireFields<QueryRouteArgs, 'id'>>;
};

export type RouteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Route'] = ResolversParentTypes['Route'], FederationReferenceType extends FederationReferenceTypes['Route'] = FederationReferenceTypes['Route']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Route']> | FederationReferenceType, FederationReferenceType, ContextType>;
  alternatives?: Resolver<ReadonlyArray<ResolversTypes['RouteAlternative']>, ParentType, ContextType>;
  catalogueVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['RouteConfidence'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  estimatedFee?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  exact?: Resolver<ResolversTypes['RouteExactness'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  feeBreakdown?: Resolver<Maybe<ResolversTypes['RouteFeeBreakdown']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  minReceived?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
  preference?: Resolver<ResolversTypes['RoutePreference'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recommendation?: Resolver<ResolversTypes['RouteRecommendation'], ParentType, ContextType>;
  sent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['RouteSource']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['RouteStep']>, ParentType, ContextType>;
  successProbability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  toCurrency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toNetwork?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
  totalTime?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  totalTimeP95?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  trust?: Resolver<ResolversTypes['RouteTrust'], ParentType, ContextType>;
  unavailable?: Resolver<ReadonlyArray<ResolversTypes['UnavailableWay']>, ParentType, ContextType>;
};

export type RouteAlternativeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteAlternative'] = ResolversParentTypes['RouteAlternative']> = {
  estimatedFee?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  feeBreakdown?: Resolver<ResolversTypes['RouteFeeBreakdown'], ParentType, ContextType>;
  minReceived?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['RouteStep']>, ParentType, ContextType>;
  successProbability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['RouteTag']>, ParentType, ContextType>;
  totalTime?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalTimeP95?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RouteExecutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteExecution'] = ResolversParentTypes['RouteExecution']> = {
  outcome?: Resolver<ResolversTypes['RouteOutcome'], ParentType, ContextType>;
  reportedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  routeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RouteFeeBreakdownResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteFeeBreakdown'] = ResolversParentTypes['RouteFeeBreakdown']> = {
  bridge?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  exchange?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gas?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rounding?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RouteSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteSource'] = ResolversParentTypes['RouteSource']> = {
  ageSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  live?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RouteStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteStep'] = ResolversParentTypes['RouteStep']> = {
  bridge?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bridgeName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fee?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CarrierKind'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  securityClass?: Resolver<ResolversTypes['SecurityClass'], ParentType, ContextType>;
  sent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['GasTier'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  timeP95?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  toCurrency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toNetwork?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
};

export type RouteTrustResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteTrust'] = ResolversParentTypes['RouteTrust']> = {
  effect?: Resolver<ResolversTypes['RouteTrustEffect'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['RouteWalletTrust'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['RouteWalletTrust'], ParentType, ContextType>;
};

export type RouteTrustEffectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteTrustEffect'] = ResolversParentTypes['RouteTrustEffect']> = {
  allowedSecurityClasses?: Resolver<ReadonlyArray<ResolversTypes['SecurityClass']>, ParentType, ContextType>;
  finality?: Resolver<ResolversTypes['Finality'], ParentType, ContextType>;
  finalitySeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  riskScale?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type RouteWalletTrustResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteWalletTrust'] = ResolversParentTypes['RouteWalletTrust']> = {
  confidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  fraudProbability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reputation?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type UnavailableWayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnavailableWay'] = ResolversParentTypes['UnavailableWay']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Network?: NetworkResolvers<ContextType>;
  NetworkFeeTier?: NetworkFeeTierResolvers<ContextType>;
  NetworkFees?: NetworkFeesResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Route?: RouteResolvers<ContextType>;
  RouteAlternative?: RouteAlternativeResolvers<ContextType>;
  RouteExecution?: RouteExecutionResolvers<ContextType>;
  RouteFeeBreakdown?: RouteFeeBreakdownResolvers<ContextType>;
  RouteSource?: RouteSourceResolvers<ContextType>;
  RouteStep?: RouteStepResolvers<ContextType>;
  RouteTrust?: RouteTrustResolvers<ContextType>;
  RouteTrustEffect?: RouteTrustEffectResolvers<ContextType>;
  RouteWalletTrust?: RouteWalletTrustResolvers<ContextType>;
  UnavailableWay?: UnavailableWayResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
