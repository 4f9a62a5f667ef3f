// Written by `npm run codegen`. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { StoredKey } from '@tetron/lake/tables/api-keys';
import type { CreatedKey } from './new-key.ts';
import type { StoredEvent } from '@tetron/lake/tables/events';
import type { StoredWebhook } from '@tetron/lake/tables/webhooks';
import type { WebhookWithSecret as WebhookWithSecretParent } from './webhooks/manage-webhooks.ts';
import type { StoredHookSource } from '@tetron/lake/tables/hook-sources';
import type { HookSourceWithSecret as HookSourceWithSecretParent } from './hook-sources/manage-hook-sources.ts';
import type { StoredDelivery } from '@tetron/lake/tables/webhook-deliveries';
import type { StoredAttempt } from '@tetron/lake/tables/webhook-attempts';
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

/** An API key. The key itself is stored nowhere. */
export type ApiKey = {
  readonly __typename?: 'ApiKey';
  /** Addresses and CIDR ranges from which the key may be used; any address when empty. */
  readonly allowedIps: ReadonlyArray<Scalars['String']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** When the key expires; null for never. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** `key_` and a ULID. */
  readonly id: Scalars['ID']['output'];
  /** When the key was last used, delayed by some seconds; null if never. */
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly mode: ApiKeyMode;
  /** The tenant's name for the key. */
  readonly name: Scalars['String']['output'];
  /** The first characters of the key, to recognise it by. */
  readonly prefix: Scalars['String']['output'];
  /** When the key was or will be revoked; null for never. */
  readonly revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the key may do, such as `score:write`. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  readonly status: ApiKeyStatus;
  readonly tenant: Scalars['String']['output'];
};

export type ApiKeyConnection = {
  readonly __typename?: 'ApiKeyConnection';
  readonly edges: ReadonlyArray<ApiKeyEdge>;
  readonly pageInfo: PageInfo;
};

export type ApiKeyEdge = {
  readonly __typename?: 'ApiKeyEdge';
  /** Cursor of this key: pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: ApiKey;
};

/** Whether a key acts on live data. */
export type ApiKeyMode =
  | 'live'
  /** It gets fixed answers for test addresses and never touches live data: see docs/test-keys.md. */
  | 'test';

/** Whether a key works. */
export type ApiKeyStatus =
  | 'active'
  | 'expired'
  | 'revoked';

/** A key to create. */
export type CreateApiKeyInput = {
  /** Addresses and CIDR ranges, IPv4 or IPv6, from which it may be used, at most 50; any address when empty. */
  readonly allowedIps?: ReadonlyArray<Scalars['String']['input']>;
  /** When it expires; never by default. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly mode?: ApiKeyMode;
  /** What the key is for, 1-64 characters. */
  readonly name: Scalars['String']['input'];
  /** What it may do, such as `score:write`. A key with `keys:write` may grant only scopes that it has itself. */
  readonly scopes: ReadonlyArray<Scalars['String']['input']>;
  /** The caller's tenant by default. Another tenant requires the scope `admin:keys`, and is created if it is new. */
  readonly tenant?: InputMaybe<Scalars['String']['input']>;
};

/** A source to create. */
export type CreateHookSourceInput = {
  /** Required for HMAC; Alchemy's activities are WALLETS. */
  readonly kind?: InputMaybe<HookKind>;
  /** 1-64 characters. */
  readonly name: Scalars['String']['input'];
  /** For HMAC: the network of rows that do not name one. */
  readonly network?: InputMaybe<Scalars['String']['input']>;
  /** The source's own signing key, 16-256 characters: required for ALCHEMY; for HMAC, generated when absent. */
  readonly secret?: InputMaybe<Scalars['String']['input']>;
  readonly signature: HookSignature;
};

/** A webhook to create. */
export type CreateWebhookInput = {
  /** One or more of `score.completed`, `address.updated`, `routing.executed`, `payment.pending`, `payment.confirmed`, `payment.reverted`, `payment.replaced` and `payment.dropped`. */
  readonly events: ReadonlyArray<Scalars['String']['input']>;
  /** What it is for, 1-64 characters. */
  readonly name: Scalars['String']['input'];
  /** HTTPS URL with a public host, without user name, password or fragment. */
  readonly url: Scalars['String']['input'];
};

/** A new key. */
export type CreatedApiKey = {
  readonly __typename?: 'CreatedApiKey';
  readonly apiKey: ApiKey;
  /** The key itself. It is shown only here: only its hash is stored. */
  readonly key: Scalars['String']['output'];
};

/** An event. */
export type Event = {
  readonly __typename?: 'Event';
  readonly at: Scalars['DateTime']['output'];
  /** As JSON: see schema/asyncapi.json. */
  readonly data: Scalars['String']['output'];
  /** `evt_` and a ULID; the same in webhooks. */
  readonly id: Scalars['ID']['output'];
  /** The id of its subject. */
  readonly subject: Scalars['String']['output'];
  /** Such as `score.completed`. */
  readonly type: Scalars['String']['output'];
  /** Version of the shape of `data`. */
  readonly version: Scalars['Int']['output'];
};

export type EventConnection = {
  readonly __typename?: 'EventConnection';
  readonly edges: ReadonlyArray<EventEdge>;
  /** Where to resume, also if the page is empty. */
  readonly next: Scalars['String']['output'];
  readonly pageInfo: PageInfo;
};

export type EventEdge = {
  readonly __typename?: 'EventEdge';
  /** Cursor of this event, the same in streams: pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: Event;
};

/** What each row of a message is. */
export type HookKind =
  /** What the tenant knows about wallets, as in an upload of that kind. */
  | 'context'
  /** Outcomes of dealings with wallets, as in an upload of that kind. */
  | 'outcomes'
  /** Wallets with new activity: their histories are requested again. */
  | 'wallets';

/** How a source signs its messages. */
export type HookSignature =
  /** As Alchemy does: the body alone, in `X-Alchemy-Signature`. */
  | 'alchemy'
  /** As Tetron's own webhooks: the timestamp, a dot and the body, in `X-TetronFun-Signature`. */
  | 'hmac';

/** A system whose signed messages the caller's tenant accepts at `POST /v1/hooks/{id}`. */
export type HookSource = {
  readonly __typename?: 'HookSource';
  readonly createdAt: Scalars['DateTime']['output'];
  /** `hook_` and a ULID. */
  readonly id: Scalars['ID']['output'];
  readonly kind: HookKind;
  /** The tenant's name for it. */
  readonly name: Scalars['String']['output'];
  /** The network of rows that do not name one. */
  readonly network?: Maybe<Scalars['String']['output']>;
  /** Until when the previous secret stays valid; null if there was none. */
  readonly previousUntil?: Maybe<Scalars['DateTime']['output']>;
  readonly signature: HookSignature;
  readonly updatedAt: Scalars['DateTime']['output'];
};

export type HookSourceConnection = {
  readonly __typename?: 'HookSourceConnection';
  readonly edges: ReadonlyArray<HookSourceEdge>;
  readonly pageInfo: PageInfo;
};

export type HookSourceEdge = {
  readonly __typename?: 'HookSourceEdge';
  /** Cursor of this source: pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: HookSource;
};

/** Which source. */
export type HookSourceInput = {
  readonly id: Scalars['ID']['input'];
};

/** A source with its secret. */
export type HookSourceWithSecret = {
  readonly __typename?: 'HookSourceWithSecret';
  /** Signs its messages. It is shown only here. */
  readonly secret: Scalars['String']['output'];
  readonly source: HookSource;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Creates a key, and its tenant if that is new. */
  readonly createApiKey: CreatedApiKey;
  /** Creates a hook source; a tenant has at most 20. Needs the scope `data:write`, and also `feedback:write` for outcomes. */
  readonly createHookSource: HookSourceWithSecret;
  /** Creates a webhook; a tenant has at most 20. */
  readonly createWebhook: WebhookWithSecret;
  /** Deletes a hook source: its messages are refused from then on. */
  readonly deleteHookSource: HookSource;
  /** Deletes a webhook with its deliveries. */
  readonly deleteWebhook: Webhook;
  /** Sends a `ping` to a webhook. */
  readonly pingWebhook: WebhookDelivery;
  /** Resends deliveries. */
  readonly replayWebhook: WebhookReplay;
  /** Revokes a key permanently. Has no effect on a revoked key. */
  readonly revokeApiKey: ApiKey;
  /** Replaces a key by a new one with the same permissions. Refused as CONFLICT if it is revoked, replaced or expired. */
  readonly rotateApiKey: CreatedApiKey;
  /** Rotates the secret of a hook source. Its messages may be signed with either secret until the overlap ends. */
  readonly rotateHookSecret: HookSourceWithSecret;
  /** Rotates the secret of a webhook. Deliveries are signed with both secrets until the overlap ends. */
  readonly rotateWebhookSecret: WebhookWithSecret;
  /** Changes, pauses or resumes a webhook. */
  readonly updateWebhook: Webhook;
};


export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


export type MutationCreateHookSourceArgs = {
  input: CreateHookSourceInput;
};


export type MutationCreateWebhookArgs = {
  input: CreateWebhookInput;
};


export type MutationDeleteHookSourceArgs = {
  input: HookSourceInput;
};


export type MutationDeleteWebhookArgs = {
  input: WebhookInput;
};


export type MutationPingWebhookArgs = {
  input: WebhookInput;
};


export type MutationReplayWebhookArgs = {
  input: ReplayWebhookInput;
};


export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


export type MutationRotateApiKeyArgs = {
  input: RotateApiKeyInput;
};


export type MutationRotateHookSecretArgs = {
  input: RotateHookSecretInput;
};


export type MutationRotateWebhookSecretArgs = {
  input: RotateWebhookSecretInput;
};


export type MutationUpdateWebhookArgs = {
  input: UpdateWebhookInput;
};

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** A key by its id; null when the tenant has none with it. */
  readonly apiKey?: Maybe<ApiKey>;
  /** A tenant's keys, oldest first, including revoked ones; `first` is 1-100. Another tenant's keys also need the scope `admin:keys`. */
  readonly apiKeys: ApiKeyConnection;
  /** Events of the caller's tenant, oldest first: those of all streams, in one order; `first` is 1-100. */
  readonly events: EventConnection;
  /** A hook source by its id; null when the caller has none with it. */
  readonly hookSource?: Maybe<HookSource>;
  /** The caller's hook sources, oldest first; `first` is 1-100. Sources from the operator's settings are not included. */
  readonly hookSources: HookSourceConnection;
  /** A webhook by its id; null when the caller has none with it. */
  readonly webhook?: Maybe<Webhook>;
  /** The caller's webhooks, oldest first; `first` is 1-100. */
  readonly webhooks: WebhookConnection;
};


export type QueryApiKeyArgs = {
  id: Scalars['ID']['input'];
  tenant?: InputMaybe<Scalars['String']['input']>;
};


export type QueryApiKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  tenant?: InputMaybe<Scalars['String']['input']>;
};


export type QueryEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type QueryHookSourceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryHookSourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


export type QueryWebhookArgs = {
  id: Scalars['ID']['input'];
};


export type QueryWebhooksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** What to resend: one delivery, or those created in a range. */
export type ReplayWebhookInput = {
  /** One delivery. */
  readonly deliveryId?: InputMaybe<Scalars['ID']['input']>;
  /** The beginning of the range. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly id: Scalars['ID']['input'];
  /** Which of the range: `DEAD` by default, or `DELIVERED`. */
  readonly state?: InputMaybe<WebhookDeliveryState>;
  /** End of the range, exclusive; now by default. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A key to revoke. */
export type RevokeApiKeyInput = {
  readonly id: Scalars['ID']['input'];
  /** The caller's tenant by default. Another tenant requires the scope `admin:keys`. */
  readonly tenant?: InputMaybe<Scalars['String']['input']>;
};

/** A key to replace. */
export type RotateApiKeyInput = {
  readonly id: Scalars['ID']['input'];
  /** Whole minutes, 0-10080, that the old key keeps working beside the new one. */
  readonly overlapMinutes?: Scalars['Int']['input'];
  /** The caller's tenant by default. Another tenant requires the scope `admin:keys`. */
  readonly tenant?: InputMaybe<Scalars['String']['input']>;
};

/** A source whose secret is replaced. */
export type RotateHookSecretInput = {
  readonly id: Scalars['ID']['input'];
  /** How long the previous secret stays valid: 0-10080. */
  readonly overlapMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** The source's new signing key: required for ALCHEMY; for HMAC, generated when absent. */
  readonly secret?: InputMaybe<Scalars['String']['input']>;
};

/** A webhook whose secret is replaced. */
export type RotateWebhookSecretInput = {
  readonly id: Scalars['ID']['input'];
  /** Whole minutes, 0-10080, for which deliveries are also signed with the old secret. */
  readonly overlapMinutes?: Scalars['Int']['input'];
};

/** Changes to a webhook; absent or null fields stay unchanged. */
export type UpdateWebhookInput = {
  readonly events?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly id: Scalars['ID']['input'];
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** `PAUSED` pauses it, `ACTIVE` resumes it. */
  readonly state?: InputMaybe<WebhookState>;
  readonly url?: InputMaybe<Scalars['String']['input']>;
};

/** An address to which the caller's tenant gets events: see docs/webhooks.md. */
export type Webhook = {
  readonly __typename?: 'Webhook';
  readonly createdAt: Scalars['DateTime']['output'];
  /** Its deliveries of the last 30 days, newest first, of one state when given; `first` is 1-100. */
  readonly deliveries: WebhookDeliveryConnection;
  /** The types of events that are sent to it, such as `score.completed`. */
  readonly events: ReadonlyArray<Scalars['String']['output']>;
  /** `wh_` and a ULID. */
  readonly id: Scalars['ID']['output'];
  /** Time of the last answer with 2xx; null without one. */
  readonly lastSuccessAt?: Maybe<Scalars['DateTime']['output']>;
  /** The tenant's name for it. */
  readonly name: Scalars['String']['output'];
  /** Null when it is not paused. */
  readonly pauseReason?: Maybe<WebhookPauseReason>;
  /** Until when deliveries are also signed with the previous secret; null if there was none. */
  readonly previousUntil?: Maybe<Scalars['DateTime']['output']>;
  readonly state: WebhookState;
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly url: Scalars['String']['output'];
};


/** An address to which the caller's tenant gets events: see docs/webhooks.md. */
export type WebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  state?: InputMaybe<WebhookDeliveryState>;
};

/** An attempt to deliver. */
export type WebhookAttempt = {
  readonly __typename?: 'WebhookAttempt';
  readonly at: Scalars['DateTime']['output'];
  /** 1-12. */
  readonly attempt: Scalars['Int']['output'];
  /** Why there was no answer, such as `ADDRESS_NOT_ALLOWED: …`; null with one. */
  readonly error?: Maybe<Scalars['String']['output']>;
  /** The first 1,024 bytes of the answer's body; null without an answer. */
  readonly head?: Maybe<Scalars['String']['output']>;
  /** Milliseconds until the answer or the timeout. */
  readonly latencyMs: Scalars['Int']['output'];
  /** HTTP status; null without an answer. */
  readonly status?: Maybe<Scalars['Int']['output']>;
};

export type WebhookConnection = {
  readonly __typename?: 'WebhookConnection';
  readonly edges: ReadonlyArray<WebhookEdge>;
  readonly pageInfo: PageInfo;
};

/** One event on its way to a webhook. */
export type WebhookDelivery = {
  readonly __typename?: 'WebhookDelivery';
  /** Attempts since it was created or replayed, 0-12. */
  readonly attempts: Scalars['Int']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  /** The event's type, or `ping`. */
  readonly event: Scalars['String']['output'];
  /** The event's id, as `X-TetronFun-Event-Id`. */
  readonly eventId: Scalars['ID']['output'];
  /** `whd_` and a ULID; the same at every attempt and replay, as `X-TetronFun-Delivery-Id`. */
  readonly id: Scalars['ID']['output'];
  /** Result of each attempt, oldest first, including those before a replay. */
  readonly log: ReadonlyArray<WebhookAttempt>;
  /** When the next attempt is due; null when there is none. */
  readonly nextAt?: Maybe<Scalars['DateTime']['output']>;
  readonly state: WebhookDeliveryState;
};

export type WebhookDeliveryConnection = {
  readonly __typename?: 'WebhookDeliveryConnection';
  readonly edges: ReadonlyArray<WebhookDeliveryEdge>;
  readonly pageInfo: PageInfo;
};

export type WebhookDeliveryEdge = {
  readonly __typename?: 'WebhookDeliveryEdge';
  /** Cursor of this delivery: pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: WebhookDelivery;
};

/** State of a delivery. */
export type WebhookDeliveryState =
  /** Every attempt failed, or the webhook was paused. It can be replayed. */
  | 'dead'
  /** It was answered with 2xx. */
  | 'delivered'
  | 'pending';

export type WebhookEdge = {
  readonly __typename?: 'WebhookEdge';
  /** Cursor of this webhook: pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: Webhook;
};

/** Which webhook. */
export type WebhookInput = {
  readonly id: Scalars['ID']['input'];
};

/** Why a webhook is paused. */
export type WebhookPauseReason =
  | 'by_owner'
  /** Twelve attempts over about a day failed. */
  | 'failing'
  /** The tenant's data was erased, and its secret with it. Rotate the secret. */
  | 'secret_lost';

/** Result of a replay. */
export type WebhookReplay = {
  readonly __typename?: 'WebhookReplay';
  /** Deliveries to be resent; if it is 1,000, the range may contain more. */
  readonly replayed: Scalars['Int']['output'];
};

/** Whether events are sent to a webhook. */
export type WebhookState =
  | 'active'
  /** Pending deliveries wait, and new events become dead letters, which can be replayed. */
  | 'paused';

/** A webhook with its secret. */
export type WebhookWithSecret = {
  readonly __typename?: 'WebhookWithSecret';
  /** Signs its deliveries: `whsec_` and 43 characters. It is shown only here. */
  readonly secret: Scalars['String']['output'];
  readonly webhook: Webhook;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


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





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ApiKey: ResolverTypeWrapper<StoredKey>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ApiKeyConnection: ResolverTypeWrapper<Omit<ApiKeyConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ApiKeyEdge']> }>;
  ApiKeyEdge: ResolverTypeWrapper<Omit<ApiKeyEdge, 'node'> & { node: ResolversTypes['ApiKey'] }>;
  ApiKeyMode: ApiKeyMode;
  ApiKeyStatus: ApiKeyStatus;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateHookSourceInput: CreateHookSourceInput;
  CreateWebhookInput: CreateWebhookInput;
  CreatedApiKey: ResolverTypeWrapper<CreatedKey>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Event: ResolverTypeWrapper<StoredEvent>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  EventConnection: ResolverTypeWrapper<Omit<EventConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['EventEdge']> }>;
  EventEdge: ResolverTypeWrapper<Omit<EventEdge, 'node'> & { node: ResolversTypes['Event'] }>;
  HookKind: HookKind;
  HookSignature: HookSignature;
  HookSource: ResolverTypeWrapper<StoredHookSource>;
  HookSourceConnection: ResolverTypeWrapper<Omit<HookSourceConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['HookSourceEdge']> }>;
  HookSourceEdge: ResolverTypeWrapper<Omit<HookSourceEdge, 'node'> & { node: ResolversTypes['HookSource'] }>;
  HookSourceInput: HookSourceInput;
  HookSourceWithSecret: ResolverTypeWrapper<HookSourceWithSecretParent>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReplayWebhookInput: ReplayWebhookInput;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RotateApiKeyInput: RotateApiKeyInput;
  RotateHookSecretInput: RotateHookSecretInput;
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  UpdateWebhookInput: UpdateWebhookInput;
  Webhook: ResolverTypeWrapper<StoredWebhook>;
  WebhookAttempt: ResolverTypeWrapper<StoredAttempt>;
  WebhookConnection: ResolverTypeWrapper<Omit<WebhookConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['WebhookEdge']> }>;
  WebhookDelivery: ResolverTypeWrapper<StoredDelivery>;
  WebhookDeliveryConnection: ResolverTypeWrapper<Omit<WebhookDeliveryConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['WebhookDeliveryEdge']> }>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  WebhookDeliveryState: WebhookDeliveryState;
  WebhookEdge: ResolverTypeWrapper<Omit<WebhookEdge, 'node'> & { node: ResolversTypes['Webhook'] }>;
  WebhookInput: WebhookInput;
  WebhookPauseReason: WebhookPauseReason;
  WebhookReplay: ResolverTypeWrapper<WebhookReplay>;
  WebhookState: WebhookState;
  WebhookWithSecret: ResolverTypeWrapper<WebhookWithSecretParent>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ApiKey: StoredKey;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  ApiKeyConnection: Omit<ApiKeyConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ApiKeyEdge']> };
  ApiKeyEdge: Omit<ApiKeyEdge, 'node'> & { node: ResolversParentTypes['ApiKey'] };
  CreateApiKeyInput: CreateApiKeyInput;
  CreateHookSourceInput: CreateHookSourceInput;
  CreateWebhookInput: CreateWebhookInput;
  CreatedApiKey: CreatedKey;
  DateTime: Scalars['DateTime']['output'];
  Event: StoredEvent;
  Int: Scalars['Int']['output'];
  EventConnection: Omit<EventConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['EventEdge']> };
  EventEdge: Omit<EventEdge, 'node'> & { node: ResolversParentTypes['Event'] };
  HookSource: StoredHookSource;
  HookSourceConnection: Omit<HookSourceConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['HookSourceEdge']> };
  HookSourceEdge: Omit<HookSourceEdge, 'node'> & { node: ResolversParentTypes['HookSource'] };
  HookSourceInput: HookSourceInput;
  HookSourceWithSecret: HookSourceWithSecretParent;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
  ReplayWebhookInput: ReplayWebhookInput;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RotateApiKeyInput: RotateApiKeyInput;
  RotateHookSecretInput: RotateHookSecretInput;
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  UpdateWebhookInput: UpdateWebhookInput;
  Webhook: StoredWebhook;
  WebhookAttempt: StoredAttempt;
  WebhookConnection: Omit<WebhookConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['WebhookEdge']> };
  WebhookDelivery: StoredDelivery;
  WebhookDeliveryConnection: Omit<WebhookDeliveryConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['WebhookDeliveryEdge']> };
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  WebhookEdge: Omit<WebhookEdge, 'node'> & { node: ResolversParentTypes['Webhook'] };
  WebhookInput: WebhookInput;
  WebhookReplay: WebhookReplay;
  WebhookWithSecret: WebhookWithSecretParent;
};

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  allowedIps?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ApiKeyMode'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ApiKeyStatus'], ParentType, ContextType>;
  tenant?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApiKeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyConnection'] = ResolversParentTypes['ApiKeyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ApiKeyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ApiKeyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyEdge'] = ResolversParentTypes['ApiKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type CreatedApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatedApiKey'] = ResolversParentTypes['CreatedApiKey']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Event'] = ResolversParentTypes['Event']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  data?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EventConnection'] = ResolversParentTypes['EventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EventEdge']>, ParentType, ContextType>;
  next?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EventEdge'] = ResolversParentTypes['EventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
};

export type HookSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HookSource'] = ResolversParentTypes['HookSource']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['HookKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  network?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previousUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['HookSignature'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type HookSourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HookSourceConnection'] = ResolversParentTypes['HookSourceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['HookSourceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type HookSourceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HookSourceEdge'] = ResolversParentTypes['HookSourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['HookSource'], ParentType, ContextType>;
};

export type HookSourceWithSecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HookSourceWithSecret'] = ResolversParentTypes['HookSourceWithSecret']> = {
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['HookSource'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createApiKey?: Resolver<ResolversTypes['CreatedApiKey'], ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  createHookSource?: Resolver<ResolversTypes['HookSourceWithSecret'], ParentType, ContextType, RequireFields<MutationCreateHookSourceArgs, 'input'>>;
  createWebhook?: Resolver<ResolversTypes['WebhookWithSecret'], ParentType, ContextType, RequireFields<MutationCreateWebhookArgs, 'input'>>;
  deleteHookSource?: Resolver<ResolversTypes['HookSource'], ParentType, ContextType, RequireFields<MutationDeleteHookSourceArgs, 'input'>>;
  deleteWebhook?: Resolver<ResolversTypes['Webhook'], ParentType, ContextType, RequireFields<MutationDeleteWebhookArgs, 'input'>>;
  pingWebhook?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType, RequireFields<MutationPingWebhookArgs, 'input'>>;
  replayWebhook?: Resolver<ResolversTypes['WebhookReplay'], ParentType, ContextType, RequireFields<MutationReplayWebhookArgs, 'input'>>;
  revokeApiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'input'>>;
  rotateApiKey?: Resolver<ResolversTypes['CreatedApiKey'], ParentType, ContextType, RequireFields<MutationRotateApiKeyArgs, 'input'>>;
  rotateHookSecret?: Resolver<ResolversTypes['HookSourceWithSecret'], ParentType, ContextType, RequireFields<MutationRotateHookSecretArgs, 'input'>>;
  rotateWebhookSecret?: Resolver<ResolversTypes['WebhookWithSecret'], ParentType, ContextType, RequireFields<MutationRotateWebhookSecretArgs, 'input'>>;
  updateWebhook?: Resolver<ResolversTypes['Webhook'], ParentType, ContextType, RequireFields<MutationUpdateWebhookArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType, RequireFields<QueryApiKeyArgs, 'id'>>;
  apiKeys?: Resolver<ResolversTypes['ApiKeyConnection'], ParentType, ContextType, RequireFields<QueryApiKeysArgs, 'first'>>;
  events?: Resolver<ResolversTypes['EventConnection'], ParentType, ContextType, RequireFields<QueryEventsArgs, 'first'>>;
  hookSource?: Resolver<Maybe<ResolversTypes['HookSource']>, ParentType, ContextType, RequireFields<QueryHookSourceArgs, 'id'>>;
  hookSources?: Resolver<ResolversTypes['HookSourceConnection'], ParentType, ContextType, RequireFields<QueryHookSourcesArgs, 'first'>>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType, RequireFields<QueryWebhookArgs, 'id'>>;
  webhooks?: Resolver<ResolversTypes['WebhookConnection'], ParentType, ContextType, RequireFields<QueryWebhooksArgs, 'first'>>;
};

export type WebhookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveries?: Resolver<ResolversTypes['WebhookDeliveryConnection'], ParentType, ContextType, RequireFields<WebhookDeliveriesArgs, 'first'>>;
  events?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pauseReason?: Resolver<Maybe<ResolversTypes['WebhookPauseReason']>, ParentType, ContextType>;
  previousUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookState'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookAttempt'] = ResolversParentTypes['WebhookAttempt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  head?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  latencyMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type WebhookConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookConnection'] = ResolversParentTypes['WebhookConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WebhookEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  log?: Resolver<ReadonlyArray<ResolversTypes['WebhookAttempt']>, ParentType, ContextType>;
  nextAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookDeliveryState'], ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEdge'] = ResolversParentTypes['WebhookEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Webhook'], ParentType, ContextType>;
};

export type WebhookReplayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookReplay'] = ResolversParentTypes['WebhookReplay']> = {
  replayed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookWithSecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookWithSecret'] = ResolversParentTypes['WebhookWithSecret']> = {
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  webhook?: Resolver<ResolversTypes['Webhook'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyConnection?: ApiKeyConnectionResolvers<ContextType>;
  ApiKeyEdge?: ApiKeyEdgeResolvers<ContextType>;
  CreatedApiKey?: CreatedApiKeyResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Event?: EventResolvers<ContextType>;
  EventConnection?: EventConnectionResolvers<ContextType>;
  EventEdge?: EventEdgeResolvers<ContextType>;
  HookSource?: HookSourceResolvers<ContextType>;
  HookSourceConnection?: HookSourceConnectionResolvers<ContextType>;
  HookSourceEdge?: HookSourceEdgeResolvers<ContextType>;
  HookSourceWithSecret?: HookSourceWithSecretResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Webhook?: WebhookResolvers<ContextType>;
  WebhookAttempt?: WebhookAttemptResolvers<ContextType>;
  WebhookConnection?: WebhookConnectionResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookEdge?: WebhookEdgeResolvers<ContextType>;
  WebhookReplay?: WebhookReplayResolvers<ContextType>;
  WebhookWithSecret?: WebhookWithSecretResolvers<ContextType>;
};

