// Written by `npm run codegen`. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ReputationParent } from './reputation-parent.ts';
import type { Reason as ReasonParent } from '@tetron/models/reputation/reasons';
import type { ReputationBatch as ReputationBatchParent } from './reputation-batch.ts';
import type { StoredOutcome } from '@tetron/lake/tables/reputation-outcomes';
import type { AskedWallet } from '@tetron/verdict/asking/ask-for-wallets';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
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

/** Whether a wallet's history is stored. */
export type HistoryStatus =
  /** A provider was queried and has not answered yet; try again later. */
  | 'late'
  /** None is stored: the wallet has none, or no provider was queried, as for a service that a list names, and in a list of wallets. */
  | 'missing'
  /** None is stored, and no provider is configured for the network. */
  | 'not_configured'
  | 'ok'
  /** A provider supplied a part of it: see `coverage`. */
  | 'partial'
  /** It is past its shelf life. */
  | 'stale'
  /** Providers were asked, and none can tell it. */
  | 'unavailable';

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Reports the outcome of dealings with a wallet. Repeating a report changes nothing; a different report with the same name is a CONFLICT. */
  readonly recordOutcome: OutcomeReceipt;
};


export type MutationRecordOutcomeArgs = {
  input: OutcomeInput;
};

/** An accepted report. It changes the wallet's reputation for its tenant only. */
export type Outcome = {
  readonly __typename?: 'Outcome';
  readonly createdAt: Scalars['DateTime']['output'];
  /** `fb_` and a ULID. */
  readonly id: Scalars['ID']['output'];
  readonly occurredAt: Scalars['DateTime']['output'];
  readonly outcome: OutcomeKind;
  readonly reference: Scalars['String']['output'];
  /** The score that the report is about; null when it is about none. */
  readonly transactionId?: Maybe<Scalars['ID']['output']>;
  readonly wallet: Wallet;
};

/** A report about a wallet. */
export type OutcomeInput = {
  readonly address: Scalars['String']['input'];
  /** The network's identifier, such as `ethereum`. */
  readonly network: Scalars['String']['input'];
  /** When the outcome became known; now by default, never in the future. */
  readonly occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly outcome: OutcomeKind;
  /** The caller's own name for the report, 1-128 characters; a report with the same name is the same report. By default the score, or else the wallet, and the outcome name it. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** The score that the report is about: `tx_` and a ULID. The wallet must be one of its two sides. */
  readonly transactionId?: InputMaybe<Scalars['ID']['input']>;
};

/** What was reported about a wallet. */
export type OutcomeKind =
  /** A report of fraud was wrong. */
  | 'cleared'
  /** A report of fraud is contested: it counts half until it is cleared or confirmed again. */
  | 'contested'
  /** Fraud was confirmed. */
  | 'fraud'
  /** A payment was confirmed to be good. */
  | 'good';

/** Result of a report. */
export type OutcomeReceipt = {
  readonly __typename?: 'OutcomeReceipt';
  readonly outcome: Outcome;
  /** False if the same report was already recorded. */
  readonly recorded: Scalars['Boolean']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** Reputations of up to 1,000 wallets of one network. Histories that are not stored are requested from a configured provider: see `historyStatus`. An invalid address gets its own error; the others are answered. */
  readonly reputations: ReputationBatch;
};


export type QueryReputationsArgs = {
  addresses: ReadonlyArray<Scalars['String']['input']>;
  network: Scalars['String']['input'];
};

/** How far a wallet can be trusted, and why. */
export type Reputation = {
  readonly __typename?: 'Reputation';
  /** Time of the score. */
  readonly asOf: Scalars['DateTime']['output'];
  readonly band: ReputationBand;
  /** What the score is made of; the points add up to it. */
  readonly components: ReadonlyArray<ReputationComponent>;
  /** How much evidence the score is based on, 0 (none) to 1. Fades without new evidence. */
  readonly confidence: Scalars['Float']['output'];
  /** Whether the wallet's history, on which the score is based, is stored. If it is not stored or due for a refresh, the query `reputations` requests it from a configured provider. */
  readonly historyStatus: HistoryStatus;
  /** The kind of an address that is not a wallet by the rules of its network, such as `burn` or `token_contract`; null if it may be a wallet. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** Date of the model's training, YYYY-MM-DD. */
  readonly modelVersion: Scalars['String']['output'];
  /** What changed the score, the strongest first, preceded by remarks, which change nothing. */
  readonly reasons: ReadonlyArray<ReputationReason>;
  /** 0-100: 100 times the probability of honesty if half of all wallets were fraudulent. 50 is unknown. */
  readonly score: Scalars['Float']['output'];
  readonly trend: ReputationTrend;
};

/** Bands of reputation, from worst to best. NEUTRAL is 40-60 and includes unknown wallets. */
export type ReputationBand =
  | 'bad'
  | 'good'
  | 'high'
  | 'neutral'
  | 'poor';

/** Reputations of many wallets. */
export type ReputationBatch = {
  readonly __typename?: 'ReputationBatch';
  /** The invalid addresses, in the order of the request. */
  readonly errors: ReadonlyArray<ReputationError>;
  /** Date of the model's training, YYYY-MM-DD. */
  readonly modelVersion: Scalars['String']['output'];
  /** The wallets whose addresses were valid, in the order of the request. */
  readonly wallets: ReadonlyArray<Wallet>;
};

/** One part of a reputation. */
export type ReputationComponent = {
  readonly __typename?: 'ReputationComponent';
  readonly name: ReputationPart;
  /** Points of the score, negative if they count against the wallet. */
  readonly points: Scalars['Float']['output'];
};

/** An invalid address, which has no reputation. */
export type ReputationError = {
  readonly __typename?: 'ReputationError';
  /** As given in the request. */
  readonly address: Scalars['String']['output'];
  /** Such as `UNPROCESSABLE`. */
  readonly code: Scalars['String']['output'];
  /** Its index among the requested addresses, from 0. */
  readonly index: Scalars['Int']['output'];
  readonly message: Scalars['String']['output'];
};

/** A number behind a reason. */
export type ReputationEvidence = {
  readonly __typename?: 'ReputationEvidence';
  /** Such as `received` or `tenure_days`. */
  readonly name: Scalars['String']['output'];
  /** Unit of the value, such as `days`; null for a share. A reference unit is worth an ether. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  readonly value: Scalars['Float']['output'];
};

/** A list's entry for a wallet. */
export type ReputationListEntry = {
  readonly __typename?: 'ReputationListEntry';
  /** Which list or data set. */
  readonly list: Scalars['String']['output'];
  /** Its version. */
  readonly version: Scalars['String']['output'];
  /** The list's word, with the name that it gives the wallet; `sanctioned` for a sanctions list, `fraud` for a data set of known accounts. */
  readonly word: Scalars['String']['output'];
};

/** What a reputation is made of. */
export type ReputationPart =
  /** What is unusual now; fades within weeks. */
  | 'anomaly'
  /** Its counterparties: known, unknown, bad and sanctioned ones, and their counterparties. */
  | 'counterparties'
  /** How long and how regularly known parties have dealt with the wallet. */
  | 'history'
  /** What is known of other addresses of its holder, by how sure it is that they are of one holder: only where something is. */
  | 'holder'
  /** Reports about it, and its labels. */
  | 'outcomes'
  /** The 50 points that every wallet starts from. */
  | 'prior'
  /** How much it transferred, as percentiles of the reference population. */
  | 'throughput';

/** A reputation in the past. */
export type ReputationPoint = {
  readonly __typename?: 'ReputationPoint';
  readonly at: Scalars['DateTime']['output'];
  /** 0-1. */
  readonly confidence: Scalars['Float']['output'];
  /** When the evidence behind the point was gathered; later than `at` for a history imported afterwards. */
  readonly knownAt: Scalars['DateTime']['output'];
  /** 0-100. */
  readonly score: Scalars['Float']['output'];
};

/** Why a reputation is what it is. */
export type ReputationReason = {
  readonly __typename?: 'ReputationReason';
  /** Stable, such as `LONG_KNOWN`; never renamed. */
  readonly code: Scalars['String']['output'];
  /** The numbers that show it. Transfers and values are decayed; values are in reference units, of an ether each. */
  readonly evidence: ReadonlyArray<ReputationEvidence>;
  /** The lists and data sets on which it is based, at most 20; `entries` in the evidence counts all. Empty for a reason based on none. */
  readonly lists: ReadonlyArray<ReputationListEntry>;
  /** Points of the score; 0 for a remark. */
  readonly points: Scalars['Float']['output'];
  readonly title: Scalars['String']['output'];
};

/** Change of a reputation, in points; negative for a loss. */
export type ReputationTrend = {
  readonly __typename?: 'ReputationTrend';
  readonly days7: Scalars['Float']['output'];
  readonly days30: Scalars['Float']['output'];
};

/** An address on a network. */
export type Wallet = {
  readonly __typename?: 'Wallet';
  /** CAIP-10 account id, such as `eip155:1:0xab…`. */
  readonly id: Scalars['ID']['output'];
  /** The wallet's current reputation, including the caller's own reports. Never null: a new wallet has 50. */
  readonly reputation: Reputation;
  /** The reputation at each `step` seconds from `from` to `to`, both included, oldest first; at most 1,000 points, none in the future. By the wallet's own history, without other addresses of its holder. */
  readonly reputationHistory: ReadonlyArray<ReputationPoint>;
};


/** An address on a network. */
export type WalletReputationHistoryArgs = {
  from: Scalars['DateTime']['input'];
  step?: Scalars['Int']['input'];
  to: Scalars['DateTime']['input'];
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
  Wallet: Wallet;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Wallet:
    ( { __typename: 'Wallet' }
    & GraphQLRecursivePick<FederationTypes['Wallet'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  HistoryStatus: HistoryStatus;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Outcome: ResolverTypeWrapper<StoredOutcome>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  OutcomeInput: OutcomeInput;
  OutcomeKind: OutcomeKind;
  OutcomeReceipt: ResolverTypeWrapper<Omit<OutcomeReceipt, 'outcome'> & { outcome: ResolversTypes['Outcome'] }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Reputation: ResolverTypeWrapper<ReputationParent>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ReputationBand: ReputationBand;
  ReputationBatch: ResolverTypeWrapper<ReputationBatchParent>;
  ReputationComponent: ResolverTypeWrapper<ReputationComponent>;
  ReputationError: ResolverTypeWrapper<ReputationError>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ReputationEvidence: ResolverTypeWrapper<ReputationEvidence>;
  ReputationListEntry: ResolverTypeWrapper<ReputationListEntry>;
  ReputationPart: ReputationPart;
  ReputationPoint: ResolverTypeWrapper<ReputationPoint>;
  ReputationReason: ResolverTypeWrapper<ReasonParent>;
  ReputationTrend: ResolverTypeWrapper<ReputationTrend>;
  Wallet: ResolverTypeWrapper<AskedWallet>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Mutation: Record<PropertyKey, never>;
  Outcome: StoredOutcome;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  OutcomeInput: OutcomeInput;
  OutcomeReceipt: Omit<OutcomeReceipt, 'outcome'> & { outcome: ResolversParentTypes['Outcome'] };
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
  Reputation: ReputationParent;
  Float: Scalars['Float']['output'];
  ReputationBatch: ReputationBatchParent;
  ReputationComponent: ReputationComponent;
  ReputationError: ReputationError;
  Int: Scalars['Int']['output'];
  ReputationEvidence: ReputationEvidence;
  ReputationListEntry: ReputationListEntry;
  ReputationPoint: ReputationPoint;
  ReputationReason: ReasonParent;
  ReputationTrend: ReputationTrend;
  Wallet: AskedWallet;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  recordOutcome?: Resolver<ResolversTypes['OutcomeReceipt'], ParentType, ContextType, RequireFields<MutationRecordOutcomeArgs, 'input'>>;
};

export type OutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Outcome'] = ResolversParentTypes['Outcome']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['OutcomeKind'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transactionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  wallet?: Resolver<ResolversTypes['Wallet'], ParentType, ContextType>;
};

export type OutcomeReceiptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeReceipt'] = ResolversParentTypes['OutcomeReceipt']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  reputations?: Resolver<ResolversTypes['ReputationBatch'], ParentType, ContextType, RequireFields<QueryReputationsArgs, 'addresses' | 'network'>>;
};

export type ReputationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reputation'] = ResolversParentTypes['Reputation']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  band?: Resolver<ResolversTypes['ReputationBand'], ParentType, ContextType>;
  components?: Resolver<ReadonlyArray<ResolversTypes['ReputationComponent']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  historyStatus?: Resolver<ResolversTypes['HistoryStatus'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['ReputationReason']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  trend?: Resolver<ResolversTypes['ReputationTrend'], ParentType, ContextType>;
};

export type ReputationBatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReputationBatch'] = ResolversParentTypes['ReputationBatch']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['ReputationError']>, ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wallets?: Resolver<ReadonlyArray<ResolversTypes['Wallet']>, ParentType, ContextType>;
};

export type ReputationComponentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReputationComponent'] = ResolversParentTypes['ReputationComponent']> = {
  name?: Resolver<ResolversTypes['ReputationPart'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReputationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReputationError'] = ResolversParentTypes['ReputationError']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReputationEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReputationEvidence'] = ResolversParentTypes['ReputationEvidence']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReputationListEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReputationListEntry'] = ResolversParentTypes['ReputationListEntry']> = {
  list?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  word?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReputationPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReputationPoint'] = ResolversParentTypes['ReputationPoint']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  knownAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReputationReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReputationReason'] = ResolversParentTypes['ReputationReason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['ReputationEvidence']>, ParentType, ContextType>;
  lists?: Resolver<ReadonlyArray<ResolversTypes['ReputationListEntry']>, ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReputationTrendResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReputationTrend'] = ResolversParentTypes['ReputationTrend']> = {
  days7?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  days30?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type WalletResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Wallet'] = ResolversParentTypes['Wallet'], FederationReferenceType extends FederationReferenceTypes['Wallet'] = FederationReferenceTypes['Wallet']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Wallet']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reputation?: Resolver<ResolversTypes['Reputation'], ParentType, ContextType>;
  reputationHistory?: Resolver<ReadonlyArray<ResolversTypes['ReputationPoint']>, ParentType, ContextType, RequireFields<WalletReputationHistoryArgs, 'from' | 'step' | 'to'>>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Outcome?: OutcomeResolvers<ContextType>;
  OutcomeReceipt?: OutcomeReceiptResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Reputation?: ReputationResolvers<ContextType>;
  ReputationBatch?: ReputationBatchResolvers<ContextType>;
  ReputationComponent?: ReputationComponentResolvers<ContextType>;
  ReputationError?: ReputationErrorResolvers<ContextType>;
  ReputationEvidence?: ReputationEvidenceResolvers<ContextType>;
  ReputationListEntry?: ReputationListEntryResolvers<ContextType>;
  ReputationPoint?: ReputationPointResolvers<ContextType>;
  ReputationReason?: ReputationReasonResolvers<ContextType>;
  ReputationTrend?: ReputationTrendResolvers<ContextType>;
  Wallet?: WalletResolvers<ContextType>;
};

