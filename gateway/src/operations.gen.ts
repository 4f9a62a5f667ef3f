// Written by `npm run codegen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Classes that an analysis assigns to a wallet. */
export type AnalysisResult =
  | 'FRAUD'
  | 'NOT_FRAUD'
  | 'UNDECIDED';

/** Whether a key acts on live data. */
export type ApiKeyMode =
  | 'LIVE'
  /** It gets fixed answers for test addresses and never touches live data: see docs/test-keys.md. */
  | 'TEST';

/** Whether a key works. */
export type ApiKeyStatus =
  | 'ACTIVE'
  | 'EXPIRED'
  | 'REVOKED';

/** A part of a file. */
export type AppendUploadInput = {
  /** Its bytes in base64; at most 1 MiB. The public endpoint takes requests of 64 kB. */
  readonly content: string;
  /** The upload. */
  readonly id: string;
  /** Which part, from 0. */
  readonly part: number;
};

/** The carrier of a step. */
export type CarrierKind =
  /** From one network to another. */
  | 'BRIDGE'
  /** A plain transfer on one network. */
  | 'TRANSFER'
  /** An exchange on one network. */
  | 'VENUE';

/** Why a cluster may be wrong. */
export type ClusterDoubt =
  /** Lists name addresses of it as those of different services, so that at least one link is wrong: nothing is concluded from it. */
  | 'SEVERAL_SERVICES'
  /** It has more than 1,000 addresses. The nearest by links are read; the confidence in what lists say of them is lower, and they raise no reputation. */
  | 'TOO_LARGE';

/** What lists say of an address. */
export type ClusterListing =
  | 'BAD'
  | 'RISKY'
  | 'SANCTIONED'
  | 'SERVICE';

/** Which list's labels of which wallet are contested, and why. */
export type ContestLabelInput = {
  /** The wallet's address. */
  readonly address: string;
  /** The list, as `WalletLabel.list` names it. All of its labels of the wallet are contested, in every version. */
  readonly list: string;
  /** The wallet's network. */
  readonly network: string;
  /** Why, 1-500 characters; required unless the contest is withdrawn. */
  readonly reason?: string | null | undefined;
  /** Contests it for every tenant; needs the scope `admin:data`. */
  readonly shared?: boolean;
  /** Withdraws the contest. */
  readonly withdraw?: boolean;
};

/** Which entries of a history were read. */
export type CoverageFrom =
  /** The oldest and the newest. */
  | 'BOTH_ENDS'
  /** The newest. */
  | 'NEWEST'
  /** The oldest. */
  | 'START';

/** Why reading a history stopped. */
export type CoverageReason =
  /** A limit of entries: a longer history is read from both ends, and that of a service is not read. */
  | 'CAP'
  /** It was not read, because the address is a contract. */
  | 'CONTRACT'
  /** A deadline. */
  | 'DEADLINE'
  /** The history was read completely. */
  | 'END'
  /** The provider refused to supply more. */
  | 'REFUSED';

/** A key to create. */
export type CreateApiKeyInput = {
  /** Addresses and CIDR ranges, IPv4 or IPv6, from which it may be used, at most 50; any address when empty. */
  readonly allowedIps?: ReadonlyArray<string>;
  /** When it expires; never by default. */
  readonly expiresAt?: string | null | undefined;
  readonly mode?: ApiKeyMode;
  /** What the key is for, 1-64 characters. */
  readonly name: string;
  /** What it may do, such as `score:write`. A key with `keys:write` may grant only scopes that it has itself. */
  readonly scopes: ReadonlyArray<string>;
  /** The caller's tenant by default. Another tenant requires the scope `admin:keys`, and is created if it is new. */
  readonly tenant?: string | null | undefined;
};

/** A source to create. */
export type CreateHookSourceInput = {
  /** Required for HMAC; Alchemy's activities are WALLETS. */
  readonly kind?: HookKind | null | undefined;
  /** 1-64 characters. */
  readonly name: string;
  /** For HMAC: the network of rows that do not name one. */
  readonly network?: string | null | undefined;
  /** The source's own signing key, 16-256 characters: required for ALCHEMY; for HMAC, generated when absent. */
  readonly secret?: string | null | undefined;
  readonly signature: HookSignature;
};

/** A webhook to create. */
export type CreateWebhookInput = {
  /** One or more of `score.completed`, `address.updated`, `routing.executed`, `payment.pending`, `payment.confirmed`, `payment.reverted`, `payment.replaced` and `payment.dropped`. */
  readonly events: ReadonlyArray<string>;
  /** What it is for, 1-64 characters. */
  readonly name: string;
  /** HTTPS URL with a public host, without user name, password or fragment. */
  readonly url: string;
};

/** Owner of a list. */
export type FactOwner =
  /** An operator added it for every tenant. */
  | 'OPERATOR'
  /** Ships with Tetron. */
  | 'SYSTEM'
  /** The caller's tenant added it; no other tenant sees it. */
  | 'TENANT';

/** How settled a payment must be before it counts as arrived. */
export type Finality =
  /** It cannot be undone. */
  | 'FINAL'
  /** It is in a block. */
  | 'INCLUDED'
  /** It would take an attack to undo it. */
  | 'SAFE';

/** The end of a file. */
export type FinishUploadInput = {
  /** Bytes of the whole file. */
  readonly bytes: number;
  /** The upload. */
  readonly id: string;
  /** SHA-256 of the whole file, in hexadecimal digits. */
  readonly sha256: string;
};

/** Level of the fee paid for speed. */
export type GasTier =
  | 'FAST'
  /** May never get into a block. */
  | 'SLOW'
  | 'STANDARD';

/** Whether a wallet's history is stored. */
export type HistoryStatus =
  /** A provider was queried and has not answered yet; try again later. */
  | 'LATE'
  /** None is stored: the wallet has none, or no provider was queried, as for a service that a list names, and in a list of wallets. */
  | 'MISSING'
  /** None is stored, and no provider is configured for the network. */
  | 'NOT_CONFIGURED'
  | 'OK'
  /** A provider supplied a part of it: see `coverage`. */
  | 'PARTIAL'
  /** It is past its shelf life. */
  | 'STALE'
  /** Providers were asked, and none can tell it. */
  | 'UNAVAILABLE';

/** What each row of a message is. */
export type HookKind =
  /** What the tenant knows about wallets, as in an upload of that kind. */
  | 'CONTEXT'
  /** Outcomes of dealings with wallets, as in an upload of that kind. */
  | 'OUTCOMES'
  /** Wallets with new activity: their histories are requested again. */
  | 'WALLETS';

/** How a source signs its messages. */
export type HookSignature =
  /** As Alchemy does: the body alone, in `X-Alchemy-Signature`. */
  | 'ALCHEMY'
  /** As Tetron's own webhooks: the timestamp, a dot and the body, in `X-TetronFun-Signature`. */
  | 'HMAC';

/** Which source. */
export type HookSourceInput = {
  readonly id: string;
};

/** Format of the lines of an import. */
export type ImportFormat =
  | 'CSV'
  | 'NDJSON';

/** Lines to import. Larger files go through `tetron import`, which streams them. */
export type ImportInput = {
  /** Labels: replaces the list even if this version has less than half the rows of the previous one. */
  readonly force?: boolean;
  readonly format: ImportFormat;
  /** One record per line, in the order of the file; CSV starts with its header. At most 1,000 lines; the public endpoint takes requests of 64 kB. */
  readonly lines: ReadonlyArray<string>;
  /** The list, 1-64 characters; required for labels. */
  readonly list?: string | null | undefined;
  /** The network of the lines, such as `ethereum`. */
  readonly network: string;
  /** Labels: replaces the list even if some lines were refused. Otherwise one refused line rejects the whole version, and the previous one stays. */
  readonly partial?: boolean;
  /** Whether every tenant sees what is imported, which needs the scope `admin:data`. Otherwise only the caller's tenant sees it. */
  readonly shared?: boolean;
  /**
   * Which list the lines come from.
   * @deprecated Renamed: use `list`. Removed after 2027-06-30.
   */
  readonly source?: string | null | undefined;
  /** Version of the list, 1-64 characters; required for labels. */
  readonly version?: string | null | undefined;
};

/** Location of the file of an index. */
export type IndexSource =
  /** CSV with a header, at any public address. */
  | 'CSV'
  /** Lines of JSON, or one array of JSON of at most 32 MiB. */
  | 'JSON'
  /** A dataset of Kaggle, through its API. */
  | 'KAGGLE';

/** State of an index. */
export type IndexState =
  /** It is still being read, or its job failed or was cancelled. */
  | 'BUILDING'
  /** It was a dry run and has no wallets. */
  | 'DRY_RUN'
  /** Scores search for neighbours in it. */
  | 'PROMOTED'
  /** It is complete, but not used by scores. */
  | 'READY';

/** State of a job. */
export type JobState =
  | 'CANCELLED'
  | 'DONE'
  /** It ended with an error. Committed work stays; a restart resumes from there. */
  | 'FAILED'
  | 'QUEUED'
  /** Its file is still arriving. */
  | 'RECEIVING'
  | 'RUNNING';

/** What a label implies for a wallet. Only a sanctions list makes a wallet sanctioned. */
export type LabelStance =
  /** It accuses the wallet of a crime. */
  | 'BAD'
  /** It is evidence neither for nor against the wallet, as is an unmapped word. */
  | 'NEUTRAL'
  /** It warns without accusing, as a contested accusation does. */
  | 'RISKY'
  /** It names a public service. */
  | 'SERVICE';

/** What shows that two addresses are of one holder. */
export type LinkRule =
  /** One got the change of a payment by the other. */
  | 'CHANGE'
  /** Both are inputs of one transaction that does not look like several people's, such as a CoinJoin. */
  | 'COMMON_INPUTS';

/** Effect of a fact on the score. */
export type NarrativeEffect =
  | 'LOWERS'
  | 'RAISES';

/** Why a language model's text was rejected. */
export type NarrativeRefusal =
  /** It contradicted what the rules decided, or what its evidence says. */
  | 'CONTRADICTS'
  /** It did not answer before the deadline. */
  | 'LATE'
  /** It was not requested, or not yet. */
  | 'NOT_ASKED'
  /** Its answer was not JSON. */
  | 'NOT_JSON'
  /** The budget of calls, tokens or money was used up. */
  | 'OVER_BUDGET'
  /** The model's provider asked to wait. */
  | 'RATE_LIMITED'
  /** Its answer was too long. */
  | 'TOO_LARGE'
  /** It named evidence that the score does not have, or none. */
  | 'UNKNOWN_EVIDENCE'
  /** It could not be reached, or answered with an error. */
  | 'UNREACHABLE'
  /** It wrote links, markup, instructions or promises. */
  | 'UNSAFE_TEXT'
  /** It stated a number that is in none of the evidence it named. */
  | 'WRONG_NUMBER'
  /** Its answer did not have the required structure. */
  | 'WRONG_SHAPE';

/** Who wrote an explanation. */
export type NarrativeWriter =
  | 'MODEL'
  /** Tetron's own templates, filled with numbers. */
  | 'TEMPLATES';

/** The engine that found the nearest known wallets. */
export type NeighbourSearch =
  /** The process, in its memory, exactly: without OpenSearch, or because OpenSearch failed. */
  | 'EMBEDDED'
  /** OpenSearch, by measuring every distance. */
  | 'OPENSEARCH'
  /** OpenSearch, by a graph of a large index, which may lose some neighbours of an outlier. Their distances are measured again. */
  | 'OPENSEARCH_HNSW';

/** A report about a wallet. */
export type OutcomeInput = {
  readonly address: string;
  /** The network's identifier, such as `ethereum`. */
  readonly network: string;
  /** When the outcome became known; now by default, never in the future. */
  readonly occurredAt?: string | null | undefined;
  readonly outcome: OutcomeKind;
  /** The caller's own name for the report, 1-128 characters; a report with the same name is the same report. By default the score, or else the wallet, and the outcome name it. */
  readonly reference?: string | null | undefined;
  /** The score that the report is about: `tx_` and a ULID. The wallet must be one of its two sides. */
  readonly transactionId?: string | null | undefined;
};

/** What was reported about a wallet. */
export type OutcomeKind =
  /** A report of fraud was wrong. */
  | 'CLEARED'
  /** A report of fraud is contested: it counts half until it is cleared or confirmed again. */
  | 'CONTESTED'
  /** Fraud was confirmed. */
  | 'FRAUD'
  /** A payment was confirmed to be good. */
  | 'GOOD';

/** The side of a payment that a reason is about. */
export type PaymentSide =
  | 'FROM'
  | 'TO';

/** A payment to find a route for. */
export type QuoteRouteInput = {
  /** A decimal number > 0 with no more decimals than its currency has, such as `100`; see `exact`. */
  readonly amount: string;
  /** What the payer pays with: the symbol or the CAIP-19 id of an asset of `network`. */
  readonly currency: string;
  /** `OUT` when absent. */
  readonly exact?: RouteExactness | null | undefined;
  /** Ids of bridges and venues that must not be used, at most 100. */
  readonly exclude?: ReadonlyArray<string> | null | undefined;
  /** `USD` (when absent) or the symbol of a network's coin. */
  readonly feeCurrency?: string | null | undefined;
  /** The payer's address, valid on `network`. */
  readonly fromAddress: string;
  /** Maximum `estimatedFee`, a decimal number > 0 in `feeCurrency`. */
  readonly maxFee?: string | null | undefined;
  /** Maximum `totalTime` in seconds, 1-31,536,000. */
  readonly maxTime?: number | null | undefined;
  /** Network of the payer, such as `ethereum`. */
  readonly network: string;
  /** `BALANCED` when absent. Not together with `weights`. */
  readonly preference?: RoutePreference | null | undefined;
  /** The recipient's address, valid on `toNetwork`; not the payer's on the same network. */
  readonly toAddress: string;
  /** What the recipient gets: the symbol or the CAIP-19 id of an asset of `toNetwork`; the payer's currency when absent. */
  readonly toCurrency?: string | null | undefined;
  /** The recipient's network; the payer's when absent. */
  readonly toNetwork?: string | null | undefined;
  /** Weight of each measure, instead of a preference. */
  readonly weights?: RouteWeightsInput | null | undefined;
};

/** A message of a source. */
export type ReceiveHookInput = {
  readonly kind: HookKind;
  /** The message's id, 1-128 characters: the same id means the same job. */
  readonly message: string;
  /** The network of rows that do not name one. */
  readonly network?: string | null | undefined;
  /** Its rows as lines of JSON; at most 1 MiB. */
  readonly rows: string;
  /** The name of the source, 1-64 characters. */
  readonly source: string;
};

/** Recommendation to the payer's application. */
export type Recommendation =
  | 'APPROVE'
  | 'DECLINE'
  | 'REVIEW';

/** What to resend: one delivery, or those created in a range. */
export type ReplayWebhookInput = {
  /** One delivery. */
  readonly deliveryId?: string | null | undefined;
  /** The beginning of the range. */
  readonly from?: string | null | undefined;
  readonly id: string;
  /** Which of the range: `DEAD` by default, or `DELIVERED`. */
  readonly state?: WebhookDeliveryState | null | undefined;
  /** End of the range, exclusive; now by default. */
  readonly to?: string | null | undefined;
};

/** Bands of reputation, from worst to best. NEUTRAL is 40-60 and includes unknown wallets. */
export type ReputationBand =
  | 'BAD'
  | 'GOOD'
  | 'HIGH'
  | 'NEUTRAL'
  | 'POOR';

/** What a reputation is made of. */
export type ReputationPart =
  /** What is unusual now; fades within weeks. */
  | 'ANOMALY'
  /** Its counterparties: known, unknown, bad and sanctioned ones, and their counterparties. */
  | 'COUNTERPARTIES'
  /** How long and how regularly known parties have dealt with the wallet. */
  | 'HISTORY'
  /** What is known of other addresses of its holder, by how sure it is that they are of one holder: only where something is. */
  | 'HOLDER'
  /** Reports about it, and its labels. */
  | 'OUTCOMES'
  /** The 50 points that every wallet starts from. */
  | 'PRIOR'
  /** How much it transferred, as percentiles of the reference population. */
  | 'THROUGHPUT';

/** A key to revoke. */
export type RevokeApiKeyInput = {
  readonly id: string;
  /** The caller's tenant by default. Another tenant requires the scope `admin:keys`. */
  readonly tenant?: string | null | undefined;
};

/** A key to replace. */
export type RotateApiKeyInput = {
  readonly id: string;
  /** Whole minutes, 0-10080, that the old key keeps working beside the new one. */
  readonly overlapMinutes?: number;
  /** The caller's tenant by default. Another tenant requires the scope `admin:keys`. */
  readonly tenant?: string | null | undefined;
};

/** A source whose secret is replaced. */
export type RotateHookSecretInput = {
  readonly id: string;
  /** How long the previous secret stays valid: 0-10080. */
  readonly overlapMinutes?: number | null | undefined;
  /** The source's new signing key: required for ALCHEMY; for HMAC, generated when absent. */
  readonly secret?: string | null | undefined;
};

/** A webhook whose secret is replaced. */
export type RotateWebhookSecretInput = {
  readonly id: string;
  /** Whole minutes, 0-10080, for which deliveries are also signed with the old secret. */
  readonly overlapMinutes?: number;
};

/** How far a quote is based on live inputs. */
export type RouteConfidence =
  /** Every fee and price is live, and neither they nor any number of the catalogue is in doubt. */
  | 'HIGH'
  /** No fee of the route's networks is live; or some inputs are, and a number of the catalogue is over its shelf life. */
  | 'LOW'
  /** Some inputs are live; or all are, and a number of the catalogue is over its shelf life. */
  | 'MEDIUM';

/** The side of the payment for which `amount` is exact. */
export type RouteExactness =
  /** The payer sends `amount` of `currency`. */
  | 'IN'
  /** The recipient gets `amount` of `toCurrency`. */
  | 'OUT';

/** Which of the best routes to choose. */
export type RoutePreference =
  /** The smallest sum of the fee, 0.001 USD per second, and the share of the amount that is expected to fail. */
  | 'BALANCED'
  | 'CHEAPEST'
  /** By the given weights; only in answers. */
  | 'CUSTOM'
  | 'FASTEST'
  /** The largest probability of success. */
  | 'SAFEST';

/** Whether and how a payment should be made. */
export type RouteRecommendation =
  /** In one transaction. */
  | 'DIRECT'
  /** In the steps that are listed. */
  | 'MULTI_HOP'
  /** No route now: `reason` gives the cause. There are no steps. */
  | 'WAIT';

/** The measure in which a route is best. */
export type RouteTag =
  | 'CHEAPEST'
  | 'FASTEST'
  | 'SAFEST';

/** Weights of the measures, 0-1 each, at least one 0.001 or more. */
export type RouteWeightsInput = {
  /** Weight of the fee in USD. */
  readonly fee: number;
  /** Weight of the risk: the share of the amount that is expected to fail. */
  readonly risk: number;
  /** Weight of the time, at 0.001 USD a second. */
  readonly time: number;
};

/** Selects scores; a score must match every given member. */
export type ScoreFilter = {
  /** An address that sends or receives; needs `network`. */
  readonly address?: string | null | undefined;
  /** Scored at this time or later. */
  readonly from?: string | null | undefined;
  /** The minimum fraud score, 0-100. */
  readonly minFraudScore?: number | null | undefined;
  /** A network's identifier, such as `ethereum`. */
  readonly network?: string | null | undefined;
  readonly recommendation?: Recommendation | null | undefined;
  readonly status?: ScoreStatus | null | undefined;
  /** Scored before this time. */
  readonly to?: string | null | undefined;
};

/** State of a score. */
export type ScoreStatus =
  | 'COMPLETED'
  /** The late source did not answer for an hour; the recommendation stays as it was. */
  | 'FAILED'
  /** A source missed its deadline: the numbers use the sources that answered, and the recommendation is REVIEW unless a sanctions list already decided. */
  | 'PENDING';

/** A payment that is about to be made. */
export type ScoreTransactionInput = {
  /** A decimal number > 0 with no more decimals than the currency has, such as `0.5`, and at most 10^15 of the currency, which no asset has; base units of a token that Tetron does not know. */
  readonly amount: string;
  /** An asset of `network`: the symbol of one that Tetron knows, such as `ETH` or `USDC`, or a CAIP-19 id, such as `eip155:1/erc20:0xdac1…`. */
  readonly currency: string;
  /** What the token's contract calls itself. It is never trusted: another asset's symbol makes it a `FAKE_TOKEN`. */
  readonly currencySymbol?: string | null | undefined;
  /** The sender's address, valid on `network`. */
  readonly fromAddress: string;
  /** A network's identifier, such as `ethereum`. */
  readonly network: string;
  /** The recipient's address, valid on `network`; not the sender's. */
  readonly toAddress: string;
};

/** A file to read into a new index. */
export type ScrapeInput = {
  /** Reports how the columns would be read and every row that would be refused, without storing anything. */
  readonly dryRun?: boolean;
  readonly sourceType: IndexSource;
  /** For KAGGLE the page of the dataset, with `?select=NAME` if it has several files. Only public `https://` addresses are called, including redirects. */
  readonly sourceUrl: string;
};

/** What secures the money during the payment, most secure first. */
export type SecurityClass =
  /** The network's own bridge. */
  | 'CANONICAL'
  /** A contract on one network. */
  | 'CONTRACT'
  /** A third party pays in advance and is repaid by a protocol. */
  | 'INTENT'
  /** The token's issuer burns and mints. */
  | 'ISSUER'
  /** Nothing but the network. */
  | 'NATIVE'
  /** A group of validators or a threshold signature holds the money or vouches for the message. */
  | 'VALIDATORS';

/** Whether a source answered in time. */
export type SourceStatus =
  /** It failed, or did not answer before its deadline. */
  | 'LATE'
  /** It answered without data. */
  | 'MISSING'
  /** No history is stored, and no provider is configured for the network. */
  | 'NOT_CONFIGURED'
  /** It answered with data. */
  | 'OK'
  /** A provider supplied a part of a history: see `coverage`. */
  | 'PARTIAL'
  /** It answered with data past its shelf life; results based on it have lower confidence. */
  | 'STALE'
  /** Providers were asked for a history, and none can tell it. */
  | 'UNAVAILABLE';

/** An upload to begin, with its options. */
export type StartUploadInput = {
  /** Labels: replaces the list even if less than half of it would remain, or if it is older. */
  readonly force?: boolean;
  readonly kind: UploadKind;
  /** Labels: the list, 1-64 characters. */
  readonly list?: string | null | undefined;
  /** The network of histories and labels (required), and of other rows that do not name one. */
  readonly network?: string | null | undefined;
  /** Labels: replaces the list even if some lines were refused. */
  readonly partial?: boolean;
  /** Histories and labels: whether every tenant sees them, which needs the scope `admin:data`. */
  readonly shared?: boolean;
  /** Labels: its edition, 1-64 characters. */
  readonly version?: string | null | undefined;
};

/** Changes to a webhook; absent or null fields stay unchanged. */
export type UpdateWebhookInput = {
  readonly events?: ReadonlyArray<string> | null | undefined;
  readonly id: string;
  readonly name?: string | null | undefined;
  /** `PAUSED` pauses it, `ACTIVE` resumes it. */
  readonly state?: WebhookState | null | undefined;
  readonly url?: string | null | undefined;
};

/** What each row of an upload is. */
export type UploadKind =
  /** What the tenant knows about wallets: see docs/uploads.md. */
  | 'CONTEXT'
  /** Histories of accounts, or an explorer's export of one. */
  | 'HISTORIES'
  /** An edition of a list of labels. */
  | 'LABELS'
  /** Outcomes of dealings with wallets. */
  | 'OUTCOMES'
  /** Payments to score. */
  | 'PAYMENTS';

/** Wallets of one network. */
export type WatchInput = {
  /** 1-1,000 addresses on `network`; the public endpoint takes requests of 64 kB. */
  readonly addresses: ReadonlyArray<string>;
  /** Such as `ethereum`. */
  readonly network: string;
};

/** State of a delivery. */
export type WebhookDeliveryState =
  /** Every attempt failed, or the webhook was paused. It can be replayed. */
  | 'DEAD'
  /** It was answered with 2xx. */
  | 'DELIVERED'
  | 'PENDING';

/** Which webhook. */
export type WebhookInput = {
  readonly id: string;
};

/** Why a webhook is paused. */
export type WebhookPauseReason =
  | 'BY_OWNER'
  /** Twelve attempts over about a day failed. */
  | 'FAILING'
  /** The tenant's data was erased, and its secret with it. Rotate the secret. */
  | 'SECRET_LOST';

/** Whether events are sent to a webhook. */
export type WebhookState =
  | 'ACTIVE'
  /** Pending deliveries wait, and new events become dead letters, which can be replayed. */
  | 'PAUSED';

export type AnalyseWalletQueryVariables = Exact<{
  network: string;
  address: string;
}>;


export type AnalyseWalletQuery = { readonly wallet: { readonly address: string, readonly analysis: { readonly result: AnalysisResult, readonly fraudProbability: number | null, readonly confidence: number | null, readonly averageDistance: number | null, readonly reasoning: string, readonly nearest: ReadonlyArray<{ readonly distance: number, readonly fraud: boolean, readonly wallet: { readonly id: string } }>, readonly edgeCases: ReadonlyArray<{ readonly title: string }>, readonly features: ReadonlyArray<{ readonly name: string, readonly value: number | null }> } | null } | null };

export type AppendUploadMutationVariables = Exact<{
  input: AppendUploadInput;
}>;


export type AppendUploadMutation = { readonly appendUpload: { readonly id: string } };

export type CancelJobMutationVariables = Exact<{
  id: string;
  kinds?: ReadonlyArray<string> | string | null | undefined;
}>;


export type CancelJobMutation = { readonly cancelJob: { readonly id: string, readonly kind: string, readonly state: JobState, readonly bytes: number, readonly bytesDone: number, readonly rows: number, readonly read: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly refused: number, readonly etaSeconds: number | null, readonly createdAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly reason: string, readonly message: string } | null } };

export type CancelScrapeMutationVariables = Exact<{
  id: string;
  kinds?: ReadonlyArray<string> | string | null | undefined;
}>;


export type CancelScrapeMutation = { readonly cancelJob: { readonly id: string, readonly kind: string, readonly state: JobState, readonly bytes: number, readonly bytesDone: number, readonly rows: number, readonly read: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly refused: number, readonly etaSeconds: number | null, readonly createdAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly index: { readonly id: string, readonly state: IndexState, readonly sourceUrl: string, readonly sourceType: IndexSource, readonly dryRun: boolean, readonly wallets: number, readonly fraud: number, readonly edition: string | null, readonly createdAt: string, readonly readyAt: string | null, readonly mapping: ReadonlyArray<{ readonly column: string, readonly feature: string | null }> } | null, readonly error: { readonly reason: string, readonly message: string } | null } };

export type ContestLabelMutationVariables = Exact<{
  input: ContestLabelInput;
}>;


export type ContestLabelMutation = { readonly contestLabel: { readonly list: string, readonly reason: string | null, readonly changed: boolean, readonly wallet: { readonly id: string } } };

export type CreateHookSourceMutationVariables = Exact<{
  input: CreateHookSourceInput;
}>;


export type CreateHookSourceMutation = { readonly createHookSource: { readonly secret: string, readonly source: { readonly id: string, readonly name: string, readonly signature: HookSignature, readonly kind: HookKind, readonly network: string | null, readonly previousUntil: string | null, readonly createdAt: string, readonly updatedAt: string } } };

export type CreateKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateKeyMutation = { readonly createApiKey: { readonly key: string, readonly apiKey: { readonly id: string, readonly tenant: string, readonly name: string, readonly prefix: string, readonly mode: ApiKeyMode, readonly status: ApiKeyStatus, readonly scopes: ReadonlyArray<string>, readonly allowedIps: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null } } };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { readonly createWebhook: { readonly secret: string, readonly webhook: { readonly id: string, readonly name: string, readonly url: string, readonly events: ReadonlyArray<string>, readonly state: WebhookState, readonly pauseReason: WebhookPauseReason | null, readonly previousUntil: string | null, readonly lastSuccessAt: string | null, readonly createdAt: string, readonly updatedAt: string } } };

export type DeleteHookSourceMutationVariables = Exact<{
  input: HookSourceInput;
}>;


export type DeleteHookSourceMutation = { readonly deleteHookSource: { readonly id: string, readonly name: string, readonly signature: HookSignature, readonly kind: HookKind, readonly network: string | null, readonly previousUntil: string | null, readonly createdAt: string, readonly updatedAt: string } };

export type DeletePromotedIndexMutationVariables = Exact<{ [key: string]: never; }>;


export type DeletePromotedIndexMutation = { readonly deletePromotedIndex: { readonly id: string, readonly edition: string, readonly wallets: number } };

export type DeleteWebhookMutationVariables = Exact<{
  input: WebhookInput;
}>;


export type DeleteWebhookMutation = { readonly deleteWebhook: { readonly id: string, readonly name: string, readonly url: string, readonly events: ReadonlyArray<string>, readonly state: WebhookState, readonly pauseReason: WebhookPauseReason | null, readonly previousUntil: string | null, readonly lastSuccessAt: string | null, readonly createdAt: string, readonly updatedAt: string } };

export type ExplainScoreQueryVariables = Exact<{
  id: string;
}>;


export type ExplainScoreQuery = { readonly score: { readonly id: string, readonly status: ScoreStatus, readonly fraudScore: number, readonly reputationScore: number, readonly recommendation: Recommendation, readonly confidence: number, readonly base: number, readonly asset: string, readonly createdAt: string, readonly completedAt: string | null, readonly requestId: string, readonly narrative: { readonly text: string, readonly writer: NarrativeWriter, readonly refusal: NarrativeRefusal | null, readonly model: string | null, readonly promptVersion: string, readonly groundedShare: number, readonly factors: ReadonlyArray<{ readonly evidence: string, readonly code: string, readonly side: PaymentSide | null, readonly effect: NarrativeEffect }>, readonly proposal: { readonly evidence: string, readonly code: string, readonly side: PaymentSide | null } | null }, readonly fraudScoreRange: { readonly low: number, readonly high: number } | null, readonly rule: { readonly id: string, readonly title: string }, readonly reasons: ReadonlyArray<{ readonly code: string, readonly title: string, readonly contribution: number, readonly side: PaymentSide | null, readonly evidence: ReadonlyArray<{ readonly name: string, readonly value: string, readonly unit: string | null, readonly source: string | null }> }>, readonly from: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly to: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly sources: ReadonlyArray<{ readonly name: string, readonly status: SourceStatus, readonly ageSeconds: number | null, readonly shelfLifeSeconds: number | null, readonly provider: string | null, readonly coverage: { readonly complete: boolean, readonly reason: CoverageReason, readonly share: number | null, readonly from: CoverageFrom } | null }>, readonly versions: { readonly model: string, readonly features: string, readonly policy: string, readonly labels: string | null, readonly neighbours: string | null, readonly neighboursBy: NeighbourSearch | null, readonly lists: ReadonlyArray<{ readonly list: string, readonly version: string }> } } | null };

export type FinishUploadMutationVariables = Exact<{
  input: FinishUploadInput;
}>;


export type FinishUploadMutation = { readonly finishUpload: { readonly isNew: boolean, readonly job: { readonly id: string, readonly kind: string, readonly state: JobState, readonly bytes: number, readonly bytesDone: number, readonly rows: number, readonly read: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly refused: number, readonly etaSeconds: number | null, readonly createdAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly reason: string, readonly message: string } | null } } };

export type HookSourceAnswerFragment = { readonly id: string, readonly name: string, readonly signature: HookSignature, readonly kind: HookKind, readonly network: string | null, readonly previousUntil: string | null, readonly createdAt: string, readonly updatedAt: string };

export type HookSourceByIdQueryVariables = Exact<{
  id: string;
}>;


export type HookSourceByIdQuery = { readonly hookSource: { readonly id: string, readonly name: string, readonly signature: HookSignature, readonly kind: HookKind, readonly network: string | null, readonly previousUntil: string | null, readonly createdAt: string, readonly updatedAt: string } | null };

export type ImportLabelsMutationVariables = Exact<{
  input: ImportInput;
}>;


export type ImportLabelsMutation = { readonly importLabels: { readonly id: string, readonly read: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly refused: number, readonly refusals: ReadonlyArray<{ readonly line: number, readonly reason: string, readonly message: string }> } };

export type IndexAnswerFragment = { readonly id: string, readonly state: IndexState, readonly sourceUrl: string, readonly sourceType: IndexSource, readonly dryRun: boolean, readonly wallets: number, readonly fraud: number, readonly edition: string | null, readonly createdAt: string, readonly readyAt: string | null, readonly mapping: ReadonlyArray<{ readonly column: string, readonly feature: string | null }> };

export type IndexStatsQueryVariables = Exact<{ [key: string]: never; }>;


export type IndexStatsQuery = { readonly indexInForce: { readonly edition: string, readonly shipped: boolean, readonly wallets: number, readonly fraud: number, readonly dimensions: number, readonly asOf: string } };

export type KeyAnswerFragment = { readonly id: string, readonly tenant: string, readonly name: string, readonly prefix: string, readonly mode: ApiKeyMode, readonly status: ApiKeyStatus, readonly scopes: ReadonlyArray<string>, readonly allowedIps: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null };

export type KeyByIdQueryVariables = Exact<{
  id: string;
  tenant?: string | null | undefined;
}>;


export type KeyByIdQuery = { readonly apiKey: { readonly id: string, readonly tenant: string, readonly name: string, readonly prefix: string, readonly mode: ApiKeyMode, readonly status: ApiKeyStatus, readonly scopes: ReadonlyArray<string>, readonly allowedIps: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null } | null };

export type ListEventsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  types?: ReadonlyArray<string> | string | null | undefined;
}>;


export type ListEventsQuery = { readonly events: { readonly next: string, readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly id: string, readonly type: string, readonly subject: string, readonly version: number, readonly data: string, readonly at: string } }>, readonly pageInfo: { readonly hasNextPage: boolean } } };

export type ListHookSourcesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ListHookSourcesQuery = { readonly hookSources: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly signature: HookSignature, readonly kind: HookKind, readonly network: string | null, readonly previousUntil: string | null, readonly createdAt: string, readonly updatedAt: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ListIndexesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ListIndexesQuery = { readonly indexes: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly state: IndexState, readonly sourceUrl: string, readonly sourceType: IndexSource, readonly dryRun: boolean, readonly wallets: number, readonly fraud: number, readonly edition: string | null, readonly createdAt: string, readonly readyAt: string | null, readonly mapping: ReadonlyArray<{ readonly column: string, readonly feature: string | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ListKeysQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  tenant?: string | null | undefined;
}>;


export type ListKeysQuery = { readonly apiKeys: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly tenant: string, readonly name: string, readonly prefix: string, readonly mode: ApiKeyMode, readonly status: ApiKeyStatus, readonly scopes: ReadonlyArray<string>, readonly allowedIps: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ListLabelsQueryVariables = Exact<{
  network: string;
  address: string;
}>;


export type ListLabelsQuery = { readonly wallet: { readonly id: string, readonly address: string, readonly labels: ReadonlyArray<{ readonly label: string, readonly name: string | null, readonly category: string, readonly stance: LabelStance, readonly list: string, readonly owner: FactOwner, readonly version: string, readonly firstSeen: string | null, readonly lastSeen: string | null, readonly confidence: number | null, readonly contested: string | null, readonly network: { readonly id: string } }> } | null };

export type ListScoresQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter: ScoreFilter;
}>;


export type ListScoresQuery = { readonly scores: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly status: ScoreStatus, readonly fraudScore: number, readonly reputationScore: number, readonly recommendation: Recommendation, readonly confidence: number, readonly base: number, readonly asset: string, readonly createdAt: string, readonly completedAt: string | null, readonly requestId: string, readonly fraudScoreRange: { readonly low: number, readonly high: number } | null, readonly rule: { readonly id: string, readonly title: string }, readonly reasons: ReadonlyArray<{ readonly code: string, readonly title: string, readonly contribution: number, readonly side: PaymentSide | null, readonly evidence: ReadonlyArray<{ readonly name: string, readonly value: string, readonly unit: string | null, readonly source: string | null }> }>, readonly from: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly to: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly sources: ReadonlyArray<{ readonly name: string, readonly status: SourceStatus, readonly ageSeconds: number | null, readonly shelfLifeSeconds: number | null, readonly provider: string | null, readonly coverage: { readonly complete: boolean, readonly reason: CoverageReason, readonly share: number | null, readonly from: CoverageFrom } | null }>, readonly versions: { readonly model: string, readonly features: string, readonly policy: string, readonly labels: string | null, readonly neighbours: string | null, readonly neighboursBy: NeighbourSearch | null, readonly lists: ReadonlyArray<{ readonly list: string, readonly version: string }> } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ListWatchesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  network?: string | null | undefined;
}>;


export type ListWatchesQuery = { readonly watches: { readonly edges: ReadonlyArray<{ readonly node: { readonly network: string, readonly address: string, readonly createdAt: string, readonly followedFrom: number | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ListWebhooksQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ListWebhooksQuery = { readonly webhooks: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly url: string, readonly events: ReadonlyArray<string>, readonly state: WebhookState, readonly pauseReason: WebhookPauseReason | null, readonly previousUntil: string | null, readonly lastSuccessAt: string | null, readonly createdAt: string, readonly updatedAt: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type NarrativeAnswerFragment = { readonly text: string, readonly writer: NarrativeWriter, readonly refusal: NarrativeRefusal | null, readonly model: string | null, readonly promptVersion: string, readonly groundedShare: number, readonly factors: ReadonlyArray<{ readonly evidence: string, readonly code: string, readonly side: PaymentSide | null, readonly effect: NarrativeEffect }>, readonly proposal: { readonly evidence: string, readonly code: string, readonly side: PaymentSide | null } | null };

export type PingWebhookMutationVariables = Exact<{
  input: WebhookInput;
}>;


export type PingWebhookMutation = { readonly pingWebhook: { readonly id: string, readonly eventId: string, readonly event: string, readonly state: WebhookDeliveryState, readonly attempts: number, readonly nextAt: string | null, readonly createdAt: string, readonly log: ReadonlyArray<{ readonly attempt: number, readonly at: string, readonly latencyMs: number, readonly status: number | null, readonly head: string | null, readonly error: string | null }> } };

export type PromoteIndexMutationVariables = Exact<{
  id: string;
}>;


export type PromoteIndexMutation = { readonly promoteIndex: { readonly edition: string | null, readonly previous: string | null } };

export type QuoteAnswerFragment = { readonly id: string, readonly recommendation: RouteRecommendation, readonly reason: string, readonly estimatedFee: string | null, readonly totalTime: number | null, readonly totalTimeP95: number | null, readonly successProbability: number | null, readonly sent: string | null, readonly minReceived: string | null, readonly preference: RoutePreference, readonly exact: RouteExactness, readonly currency: string, readonly toCurrency: string, readonly confidence: RouteConfidence, readonly modelVersion: string, readonly catalogueVersion: string, readonly createdAt: string, readonly expiresAt: string, readonly steps: ReadonlyArray<{ readonly fee: string, readonly bridge: string, readonly bridgeName: string, readonly kind: CarrierKind, readonly securityClass: SecurityClass, readonly tier: GasTier, readonly currency: string, readonly sent: string, readonly toCurrency: string, readonly received: string, readonly time: number, readonly timeP95: number | null, readonly network: { readonly id: string }, readonly toNetwork: { readonly id: string } }>, readonly feeBreakdown: { readonly gas: string, readonly bridge: string, readonly exchange: string, readonly rounding: string } | null, readonly network: { readonly id: string }, readonly toNetwork: { readonly id: string }, readonly alternatives: ReadonlyArray<{ readonly tags: ReadonlyArray<RouteTag>, readonly estimatedFee: string, readonly totalTime: number, readonly totalTimeP95: number | null, readonly successProbability: number, readonly sent: string, readonly minReceived: string, readonly steps: ReadonlyArray<{ readonly fee: string, readonly bridge: string, readonly bridgeName: string, readonly kind: CarrierKind, readonly securityClass: SecurityClass, readonly tier: GasTier, readonly currency: string, readonly sent: string, readonly toCurrency: string, readonly received: string, readonly time: number, readonly timeP95: number | null, readonly network: { readonly id: string }, readonly toNetwork: { readonly id: string } }>, readonly feeBreakdown: { readonly gas: string, readonly bridge: string, readonly exchange: string, readonly rounding: string } }>, readonly unavailable: ReadonlyArray<{ readonly path: string, readonly reason: string }>, readonly trust: { readonly from: { readonly reputation: number | null, readonly confidence: number | null, readonly fraudProbability: number | null }, readonly to: { readonly reputation: number | null, readonly confidence: number | null, readonly fraudProbability: number | null }, readonly effect: { readonly riskScale: number | null, readonly finality: Finality, readonly finalitySeconds: number, readonly allowedSecurityClasses: ReadonlyArray<SecurityClass> } }, readonly sources: ReadonlyArray<{ readonly name: string, readonly source: string, readonly asOf: string, readonly ageSeconds: number, readonly live: boolean, readonly stale: boolean, readonly problem: string | null }> };

export type QuoteStepFragment = { readonly fee: string, readonly bridge: string, readonly bridgeName: string, readonly kind: CarrierKind, readonly securityClass: SecurityClass, readonly tier: GasTier, readonly currency: string, readonly sent: string, readonly toCurrency: string, readonly received: string, readonly time: number, readonly timeP95: number | null, readonly network: { readonly id: string }, readonly toNetwork: { readonly id: string } };

export type QuoteFeesFragment = { readonly gas: string, readonly bridge: string, readonly exchange: string, readonly rounding: string };

export type QuoteTrustFragment = { readonly reputation: number | null, readonly confidence: number | null, readonly fraudProbability: number | null };

export type QuoteRouteQueryVariables = Exact<{
  input: QuoteRouteInput;
}>;


export type QuoteRouteQuery = { readonly quoteRoute: { readonly id: string, readonly recommendation: RouteRecommendation, readonly reason: string, readonly estimatedFee: string | null, readonly totalTime: number | null, readonly totalTimeP95: number | null, readonly successProbability: number | null, readonly sent: string | null, readonly minReceived: string | null, readonly preference: RoutePreference, readonly exact: RouteExactness, readonly currency: string, readonly toCurrency: string, readonly confidence: RouteConfidence, readonly modelVersion: string, readonly catalogueVersion: string, readonly createdAt: string, readonly expiresAt: string, readonly steps: ReadonlyArray<{ readonly fee: string, readonly bridge: string, readonly bridgeName: string, readonly kind: CarrierKind, readonly securityClass: SecurityClass, readonly tier: GasTier, readonly currency: string, readonly sent: string, readonly toCurrency: string, readonly received: string, readonly time: number, readonly timeP95: number | null, readonly network: { readonly id: string }, readonly toNetwork: { readonly id: string } }>, readonly feeBreakdown: { readonly gas: string, readonly bridge: string, readonly exchange: string, readonly rounding: string } | null, readonly network: { readonly id: string }, readonly toNetwork: { readonly id: string }, readonly alternatives: ReadonlyArray<{ readonly tags: ReadonlyArray<RouteTag>, readonly estimatedFee: string, readonly totalTime: number, readonly totalTimeP95: number | null, readonly successProbability: number, readonly sent: string, readonly minReceived: string, readonly steps: ReadonlyArray<{ readonly fee: string, readonly bridge: string, readonly bridgeName: string, readonly kind: CarrierKind, readonly securityClass: SecurityClass, readonly tier: GasTier, readonly currency: string, readonly sent: string, readonly toCurrency: string, readonly received: string, readonly time: number, readonly timeP95: number | null, readonly network: { readonly id: string }, readonly toNetwork: { readonly id: string } }>, readonly feeBreakdown: { readonly gas: string, readonly bridge: string, readonly exchange: string, readonly rounding: string } }>, readonly unavailable: ReadonlyArray<{ readonly path: string, readonly reason: string }>, readonly trust: { readonly from: { readonly reputation: number | null, readonly confidence: number | null, readonly fraudProbability: number | null }, readonly to: { readonly reputation: number | null, readonly confidence: number | null, readonly fraudProbability: number | null }, readonly effect: { readonly riskScale: number | null, readonly finality: Finality, readonly finalitySeconds: number, readonly allowedSecurityClasses: ReadonlyArray<SecurityClass> } }, readonly sources: ReadonlyArray<{ readonly name: string, readonly source: string, readonly asOf: string, readonly ageSeconds: number, readonly live: boolean, readonly stale: boolean, readonly problem: string | null }> } };

export type ReceiveHookMutationVariables = Exact<{
  input: ReceiveHookInput;
}>;


export type ReceiveHookMutation = { readonly receiveHook: { readonly isNew: boolean, readonly job: { readonly id: string } } };

export type RecordOutcomeMutationVariables = Exact<{
  input: OutcomeInput;
}>;


export type RecordOutcomeMutation = { readonly recordOutcome: { readonly recorded: boolean, readonly outcome: { readonly id: string, readonly outcome: OutcomeKind, readonly transactionId: string | null, readonly reference: string, readonly occurredAt: string, readonly createdAt: string, readonly wallet: { readonly id: string } } } };

export type ReplayWebhookMutationVariables = Exact<{
  input: ReplayWebhookInput;
}>;


export type ReplayWebhookMutation = { readonly replayWebhook: { readonly replayed: number } };

export type ReputationsQueryVariables = Exact<{
  network: string;
  addresses: ReadonlyArray<string> | string;
}>;


export type ReputationsQuery = { readonly reputations: { readonly modelVersion: string, readonly wallets: ReadonlyArray<{ readonly reputation: { readonly score: number, readonly confidence: number, readonly band: ReputationBand, readonly kind: string | null, readonly asOf: string, readonly historyStatus: HistoryStatus, readonly components: ReadonlyArray<{ readonly name: ReputationPart, readonly points: number }>, readonly trend: { readonly days7: number, readonly days30: number }, readonly reasons: ReadonlyArray<{ readonly code: string, readonly title: string, readonly points: number, readonly evidence: ReadonlyArray<{ readonly name: string, readonly value: number, readonly unit: string | null }>, readonly lists: ReadonlyArray<{ readonly list: string, readonly version: string, readonly word: string }> }> } }>, readonly errors: ReadonlyArray<{ readonly index: number, readonly code: string, readonly message: string }> } };

export type RevokeKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeKeyMutation = { readonly revokeApiKey: { readonly id: string, readonly tenant: string, readonly name: string, readonly prefix: string, readonly mode: ApiKeyMode, readonly status: ApiKeyStatus, readonly scopes: ReadonlyArray<string>, readonly allowedIps: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null } };

export type RotateHookSecretMutationVariables = Exact<{
  input: RotateHookSecretInput;
}>;


export type RotateHookSecretMutation = { readonly rotateHookSecret: { readonly secret: string, readonly source: { readonly id: string, readonly name: string, readonly signature: HookSignature, readonly kind: HookKind, readonly network: string | null, readonly previousUntil: string | null, readonly createdAt: string, readonly updatedAt: string } } };

export type RotateKeyMutationVariables = Exact<{
  input: RotateApiKeyInput;
}>;


export type RotateKeyMutation = { readonly rotateApiKey: { readonly key: string, readonly apiKey: { readonly id: string, readonly tenant: string, readonly name: string, readonly prefix: string, readonly mode: ApiKeyMode, readonly status: ApiKeyStatus, readonly scopes: ReadonlyArray<string>, readonly allowedIps: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null } } };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { readonly rotateWebhookSecret: { readonly secret: string, readonly webhook: { readonly id: string, readonly name: string, readonly url: string, readonly events: ReadonlyArray<string>, readonly state: WebhookState, readonly pauseReason: WebhookPauseReason | null, readonly previousUntil: string | null, readonly lastSuccessAt: string | null, readonly createdAt: string, readonly updatedAt: string } } };

export type RouteByIdQueryVariables = Exact<{
  id: string;
}>;


export type RouteByIdQuery = { readonly route: { readonly id: string, readonly recommendation: RouteRecommendation, readonly reason: string, readonly estimatedFee: string | null, readonly totalTime: number | null, readonly totalTimeP95: number | null, readonly successProbability: number | null, readonly sent: string | null, readonly minReceived: string | null, readonly preference: RoutePreference, readonly exact: RouteExactness, readonly currency: string, readonly toCurrency: string, readonly confidence: RouteConfidence, readonly modelVersion: string, readonly catalogueVersion: string, readonly createdAt: string, readonly expiresAt: string, readonly steps: ReadonlyArray<{ readonly fee: string, readonly bridge: string, readonly bridgeName: string, readonly kind: CarrierKind, readonly securityClass: SecurityClass, readonly tier: GasTier, readonly currency: string, readonly sent: string, readonly toCurrency: string, readonly received: string, readonly time: number, readonly timeP95: number | null, readonly network: { readonly id: string }, readonly toNetwork: { readonly id: string } }>, readonly feeBreakdown: { readonly gas: string, readonly bridge: string, readonly exchange: string, readonly rounding: string } | null, readonly network: { readonly id: string }, readonly toNetwork: { readonly id: string }, readonly alternatives: ReadonlyArray<{ readonly tags: ReadonlyArray<RouteTag>, readonly estimatedFee: string, readonly totalTime: number, readonly totalTimeP95: number | null, readonly successProbability: number, readonly sent: string, readonly minReceived: string, readonly steps: ReadonlyArray<{ readonly fee: string, readonly bridge: string, readonly bridgeName: string, readonly kind: CarrierKind, readonly securityClass: SecurityClass, readonly tier: GasTier, readonly currency: string, readonly sent: string, readonly toCurrency: string, readonly received: string, readonly time: number, readonly timeP95: number | null, readonly network: { readonly id: string }, readonly toNetwork: { readonly id: string } }>, readonly feeBreakdown: { readonly gas: string, readonly bridge: string, readonly exchange: string, readonly rounding: string } }>, readonly unavailable: ReadonlyArray<{ readonly path: string, readonly reason: string }>, readonly trust: { readonly from: { readonly reputation: number | null, readonly confidence: number | null, readonly fraudProbability: number | null }, readonly to: { readonly reputation: number | null, readonly confidence: number | null, readonly fraudProbability: number | null }, readonly effect: { readonly riskScale: number | null, readonly finality: Finality, readonly finalitySeconds: number, readonly allowedSecurityClasses: ReadonlyArray<SecurityClass> } }, readonly sources: ReadonlyArray<{ readonly name: string, readonly source: string, readonly asOf: string, readonly ageSeconds: number, readonly live: boolean, readonly stale: boolean, readonly problem: string | null }> } | null };

export type ScoreAnswerFragment = { readonly id: string, readonly status: ScoreStatus, readonly fraudScore: number, readonly reputationScore: number, readonly recommendation: Recommendation, readonly confidence: number, readonly base: number, readonly asset: string, readonly createdAt: string, readonly completedAt: string | null, readonly requestId: string, readonly fraudScoreRange: { readonly low: number, readonly high: number } | null, readonly rule: { readonly id: string, readonly title: string }, readonly reasons: ReadonlyArray<{ readonly code: string, readonly title: string, readonly contribution: number, readonly side: PaymentSide | null, readonly evidence: ReadonlyArray<{ readonly name: string, readonly value: string, readonly unit: string | null, readonly source: string | null }> }>, readonly from: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly to: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly sources: ReadonlyArray<{ readonly name: string, readonly status: SourceStatus, readonly ageSeconds: number | null, readonly shelfLifeSeconds: number | null, readonly provider: string | null, readonly coverage: { readonly complete: boolean, readonly reason: CoverageReason, readonly share: number | null, readonly from: CoverageFrom } | null }>, readonly versions: { readonly model: string, readonly features: string, readonly policy: string, readonly labels: string | null, readonly neighbours: string | null, readonly neighboursBy: NeighbourSearch | null, readonly lists: ReadonlyArray<{ readonly list: string, readonly version: string }> } };

export type WalletAnswerFragment = { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null };

export type ScoreByIdQueryVariables = Exact<{
  id: string;
}>;


export type ScoreByIdQuery = { readonly score: { readonly id: string, readonly status: ScoreStatus, readonly fraudScore: number, readonly reputationScore: number, readonly recommendation: Recommendation, readonly confidence: number, readonly base: number, readonly asset: string, readonly createdAt: string, readonly completedAt: string | null, readonly requestId: string, readonly fraudScoreRange: { readonly low: number, readonly high: number } | null, readonly rule: { readonly id: string, readonly title: string }, readonly reasons: ReadonlyArray<{ readonly code: string, readonly title: string, readonly contribution: number, readonly side: PaymentSide | null, readonly evidence: ReadonlyArray<{ readonly name: string, readonly value: string, readonly unit: string | null, readonly source: string | null }> }>, readonly from: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly to: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly sources: ReadonlyArray<{ readonly name: string, readonly status: SourceStatus, readonly ageSeconds: number | null, readonly shelfLifeSeconds: number | null, readonly provider: string | null, readonly coverage: { readonly complete: boolean, readonly reason: CoverageReason, readonly share: number | null, readonly from: CoverageFrom } | null }>, readonly versions: { readonly model: string, readonly features: string, readonly policy: string, readonly labels: string | null, readonly neighbours: string | null, readonly neighboursBy: NeighbourSearch | null, readonly lists: ReadonlyArray<{ readonly list: string, readonly version: string }> } } | null };

export type ScoreTransactionMutationVariables = Exact<{
  input: ScoreTransactionInput;
}>;


export type ScoreTransactionMutation = { readonly scoreTransaction: { readonly id: string, readonly status: ScoreStatus, readonly fraudScore: number, readonly reputationScore: number, readonly recommendation: Recommendation, readonly confidence: number, readonly base: number, readonly asset: string, readonly createdAt: string, readonly completedAt: string | null, readonly requestId: string, readonly fraudScoreRange: { readonly low: number, readonly high: number } | null, readonly rule: { readonly id: string, readonly title: string }, readonly reasons: ReadonlyArray<{ readonly code: string, readonly title: string, readonly contribution: number, readonly side: PaymentSide | null, readonly evidence: ReadonlyArray<{ readonly name: string, readonly value: string, readonly unit: string | null, readonly source: string | null }> }>, readonly from: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly to: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly sources: ReadonlyArray<{ readonly name: string, readonly status: SourceStatus, readonly ageSeconds: number | null, readonly shelfLifeSeconds: number | null, readonly provider: string | null, readonly coverage: { readonly complete: boolean, readonly reason: CoverageReason, readonly share: number | null, readonly from: CoverageFrom } | null }>, readonly versions: { readonly model: string, readonly features: string, readonly policy: string, readonly labels: string | null, readonly neighbours: string | null, readonly neighboursBy: NeighbourSearch | null, readonly lists: ReadonlyArray<{ readonly list: string, readonly version: string }> } } };

export type ScoreTransactionsMutationVariables = Exact<{
  inputs: ReadonlyArray<ScoreTransactionInput> | ScoreTransactionInput;
}>;


export type ScoreTransactionsMutation = { readonly scoreTransactions: { readonly results: ReadonlyArray<{ readonly score: { readonly id: string, readonly status: ScoreStatus, readonly fraudScore: number, readonly reputationScore: number, readonly recommendation: Recommendation, readonly confidence: number, readonly base: number, readonly asset: string, readonly createdAt: string, readonly completedAt: string | null, readonly requestId: string, readonly fraudScoreRange: { readonly low: number, readonly high: number } | null, readonly rule: { readonly id: string, readonly title: string }, readonly reasons: ReadonlyArray<{ readonly code: string, readonly title: string, readonly contribution: number, readonly side: PaymentSide | null, readonly evidence: ReadonlyArray<{ readonly name: string, readonly value: string, readonly unit: string | null, readonly source: string | null }> }>, readonly from: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly to: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly sources: ReadonlyArray<{ readonly name: string, readonly status: SourceStatus, readonly ageSeconds: number | null, readonly shelfLifeSeconds: number | null, readonly provider: string | null, readonly coverage: { readonly complete: boolean, readonly reason: CoverageReason, readonly share: number | null, readonly from: CoverageFrom } | null }>, readonly versions: { readonly model: string, readonly features: string, readonly policy: string, readonly labels: string | null, readonly neighbours: string | null, readonly neighboursBy: NeighbourSearch | null, readonly lists: ReadonlyArray<{ readonly list: string, readonly version: string }> } } | null, readonly error: { readonly code: string, readonly message: string, readonly field: string, readonly reason: string } | null }> } };

export type ScoresByIdQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type ScoresByIdQuery = { readonly scoresById: ReadonlyArray<{ readonly id: string, readonly status: ScoreStatus, readonly fraudScore: number, readonly reputationScore: number, readonly recommendation: Recommendation, readonly confidence: number, readonly base: number, readonly asset: string, readonly createdAt: string, readonly completedAt: string | null, readonly requestId: string, readonly fraudScoreRange: { readonly low: number, readonly high: number } | null, readonly rule: { readonly id: string, readonly title: string }, readonly reasons: ReadonlyArray<{ readonly code: string, readonly title: string, readonly contribution: number, readonly side: PaymentSide | null, readonly evidence: ReadonlyArray<{ readonly name: string, readonly value: string, readonly unit: string | null, readonly source: string | null }> }>, readonly from: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly to: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly outOfDistribution: boolean | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string }, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null }, readonly sources: ReadonlyArray<{ readonly name: string, readonly status: SourceStatus, readonly ageSeconds: number | null, readonly shelfLifeSeconds: number | null, readonly provider: string | null, readonly coverage: { readonly complete: boolean, readonly reason: CoverageReason, readonly share: number | null, readonly from: CoverageFrom } | null }>, readonly versions: { readonly model: string, readonly features: string, readonly policy: string, readonly labels: string | null, readonly neighbours: string | null, readonly neighboursBy: NeighbourSearch | null, readonly lists: ReadonlyArray<{ readonly list: string, readonly version: string }> } } | null> };

export type ScrapeAnswerFragment = { readonly id: string, readonly kind: string, readonly state: JobState, readonly bytes: number, readonly bytesDone: number, readonly rows: number, readonly read: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly refused: number, readonly etaSeconds: number | null, readonly createdAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly index: { readonly id: string, readonly state: IndexState, readonly sourceUrl: string, readonly sourceType: IndexSource, readonly dryRun: boolean, readonly wallets: number, readonly fraud: number, readonly edition: string | null, readonly createdAt: string, readonly readyAt: string | null, readonly mapping: ReadonlyArray<{ readonly column: string, readonly feature: string | null }> } | null, readonly error: { readonly reason: string, readonly message: string } | null };

export type ScrapeByIdQueryVariables = Exact<{
  id: string;
}>;


export type ScrapeByIdQuery = { readonly job: { readonly id: string, readonly kind: string, readonly state: JobState, readonly bytes: number, readonly bytesDone: number, readonly rows: number, readonly read: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly refused: number, readonly etaSeconds: number | null, readonly createdAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly index: { readonly id: string, readonly state: IndexState, readonly sourceUrl: string, readonly sourceType: IndexSource, readonly dryRun: boolean, readonly wallets: number, readonly fraud: number, readonly edition: string | null, readonly createdAt: string, readonly readyAt: string | null, readonly mapping: ReadonlyArray<{ readonly column: string, readonly feature: string | null }> } | null, readonly error: { readonly reason: string, readonly message: string } | null } | null };

export type ScrapeMutationVariables = Exact<{
  input: ScrapeInput;
}>;


export type ScrapeMutation = { readonly scrape: { readonly id: string, readonly kind: string, readonly state: JobState, readonly bytes: number, readonly bytesDone: number, readonly rows: number, readonly read: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly refused: number, readonly etaSeconds: number | null, readonly createdAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly index: { readonly id: string, readonly state: IndexState, readonly sourceUrl: string, readonly sourceType: IndexSource, readonly dryRun: boolean, readonly wallets: number, readonly fraud: number, readonly edition: string | null, readonly createdAt: string, readonly readyAt: string | null, readonly mapping: ReadonlyArray<{ readonly column: string, readonly feature: string | null }> } | null, readonly error: { readonly reason: string, readonly message: string } | null } };

export type StartUploadMutationVariables = Exact<{
  input: StartUploadInput;
}>;


export type StartUploadMutation = { readonly startUpload: { readonly id: string } };

export type UnwatchWalletsMutationVariables = Exact<{
  input: WatchInput;
}>;


export type UnwatchWalletsMutation = { readonly unwatchWallets: { readonly changed: number, readonly unchanged: number, readonly watched: number } };

export type UpdateWebhookMutationVariables = Exact<{
  input: UpdateWebhookInput;
}>;


export type UpdateWebhookMutation = { readonly updateWebhook: { readonly id: string, readonly name: string, readonly url: string, readonly events: ReadonlyArray<string>, readonly state: WebhookState, readonly pauseReason: WebhookPauseReason | null, readonly previousUntil: string | null, readonly lastSuccessAt: string | null, readonly createdAt: string, readonly updatedAt: string } };

export type UploadAnswerFragment = { readonly id: string, readonly kind: string, readonly state: JobState, readonly bytes: number, readonly bytesDone: number, readonly rows: number, readonly read: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly refused: number, readonly etaSeconds: number | null, readonly createdAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly reason: string, readonly message: string } | null };

export type UploadByIdQueryVariables = Exact<{
  id: string;
}>;


export type UploadByIdQuery = { readonly job: { readonly id: string, readonly kind: string, readonly state: JobState, readonly bytes: number, readonly bytesDone: number, readonly rows: number, readonly read: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly refused: number, readonly etaSeconds: number | null, readonly createdAt: string, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly reason: string, readonly message: string } | null } | null };

export type UploadRefusalsQueryVariables = Exact<{
  id: string;
  from: number;
  first: number;
}>;


export type UploadRefusalsQuery = { readonly job: { readonly refusals: ReadonlyArray<{ readonly line: number, readonly reason: string, readonly message: string }> } | null };

export type WalletQueryVariables = Exact<{
  network: string;
  address: string;
}>;


export type WalletQuery = { readonly wallet: { readonly id: string, readonly address: string, readonly checksumAddress: string, readonly firstSeen: string | null, readonly lastSeen: string | null, readonly historyStatus: HistoryStatus, readonly history: { readonly sentTransactions: number | null, readonly receivedTransactions: number | null, readonly tokenTransfers: number | null, readonly recipients: number | null, readonly senders: number | null } | null, readonly coverage: { readonly complete: boolean, readonly reason: CoverageReason, readonly share: number | null, readonly from: CoverageFrom } | null, readonly labels: ReadonlyArray<{ readonly label: string, readonly name: string | null, readonly category: string, readonly stance: LabelStance, readonly list: string, readonly version: string, readonly firstSeen: string | null, readonly lastSeen: string | null, readonly confidence: number | null, readonly contested: string | null, readonly network: { readonly id: string } }>, readonly depositOf: { readonly service: string, readonly sweeps: number, readonly share: number, readonly firstSweep: string, readonly lastSweep: string, readonly isFunded: boolean, readonly payers: number, readonly confidence: number, readonly wallets: ReadonlyArray<{ readonly address: string }> } | null, readonly cluster: { readonly id: string, readonly size: number, readonly doubt: ClusterDoubt | null, readonly named: ReadonlyArray<{ readonly listing: ClusterListing, readonly rule: LinkRule, readonly confidence: number, readonly wallet: { readonly address: string } }> } | null, readonly sanctions: ReadonlyArray<{ readonly list: string, readonly version: string }>, readonly sources: ReadonlyArray<{ readonly name: string, readonly version: string, readonly asOf: string, readonly ageSeconds: number, readonly shelfLifeSeconds: number, readonly stale: boolean }>, readonly reputation: { readonly score: number, readonly confidence: number, readonly band: ReputationBand }, readonly risk: { readonly fraudProbability: number, readonly outOfDistribution: boolean | null, readonly confidence: number, readonly modelVersion: string, readonly fraudProbabilityRange: { readonly low: number, readonly high: number } | null } | null } | null };

export type WatchWalletsMutationVariables = Exact<{
  input: WatchInput;
}>;


export type WatchWalletsMutation = { readonly watchWallets: { readonly changed: number, readonly unchanged: number, readonly watched: number } };

export type WebhookAnswerFragment = { readonly id: string, readonly name: string, readonly url: string, readonly events: ReadonlyArray<string>, readonly state: WebhookState, readonly pauseReason: WebhookPauseReason | null, readonly previousUntil: string | null, readonly lastSuccessAt: string | null, readonly createdAt: string, readonly updatedAt: string };

export type DeliveryAnswerFragment = { readonly id: string, readonly eventId: string, readonly event: string, readonly state: WebhookDeliveryState, readonly attempts: number, readonly nextAt: string | null, readonly createdAt: string, readonly log: ReadonlyArray<{ readonly attempt: number, readonly at: string, readonly latencyMs: number, readonly status: number | null, readonly head: string | null, readonly error: string | null }> };

export type WebhookByIdQueryVariables = Exact<{
  id: string;
}>;


export type WebhookByIdQuery = { readonly webhook: { readonly id: string, readonly name: string, readonly url: string, readonly events: ReadonlyArray<string>, readonly state: WebhookState, readonly pauseReason: WebhookPauseReason | null, readonly previousUntil: string | null, readonly lastSuccessAt: string | null, readonly createdAt: string, readonly updatedAt: string } | null };

export type WebhookDeliveriesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  state?: WebhookDeliveryState | null | undefined;
}>;


export type WebhookDeliveriesQuery = { readonly webhook: { readonly deliveries: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly eventId: string, readonly event: string, readonly state: WebhookDeliveryState, readonly attempts: number, readonly nextAt: string | null, readonly createdAt: string, readonly log: ReadonlyArray<{ readonly attempt: number, readonly at: string, readonly latencyMs: number, readonly status: number | null, readonly head: string | null, readonly error: string | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const HookSourceAnswerFragmentDoc = new TypedDocumentString(`
    fragment HookSourceAnswer on HookSource {
  id
  name
  signature
  kind
  network
  previousUntil
  createdAt
  updatedAt
}
    `, {"fragmentName":"HookSourceAnswer"}) as unknown as TypedDocumentString<HookSourceAnswerFragment, unknown>;
export const KeyAnswerFragmentDoc = new TypedDocumentString(`
    fragment KeyAnswer on ApiKey {
  id
  tenant
  name
  prefix
  mode
  status
  scopes
  allowedIps
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
    `, {"fragmentName":"KeyAnswer"}) as unknown as TypedDocumentString<KeyAnswerFragment, unknown>;
export const NarrativeAnswerFragmentDoc = new TypedDocumentString(`
    fragment NarrativeAnswer on ScoreNarrative {
  text
  factors {
    evidence
    code
    side
    effect
  }
  proposal {
    evidence
    code
    side
  }
  writer
  refusal
  model
  promptVersion
  groundedShare
}
    `, {"fragmentName":"NarrativeAnswer"}) as unknown as TypedDocumentString<NarrativeAnswerFragment, unknown>;
export const QuoteStepFragmentDoc = new TypedDocumentString(`
    fragment QuoteStep on RouteStep {
  network {
    id
  }
  fee
  bridge
  bridgeName
  kind
  securityClass
  tier
  currency
  sent
  toNetwork {
    id
  }
  toCurrency
  received
  time
  timeP95
}
    `, {"fragmentName":"QuoteStep"}) as unknown as TypedDocumentString<QuoteStepFragment, unknown>;
export const QuoteFeesFragmentDoc = new TypedDocumentString(`
    fragment QuoteFees on RouteFeeBreakdown {
  gas
  bridge
  exchange
  rounding
}
    `, {"fragmentName":"QuoteFees"}) as unknown as TypedDocumentString<QuoteFeesFragment, unknown>;
export const QuoteTrustFragmentDoc = new TypedDocumentString(`
    fragment QuoteTrust on RouteWalletTrust {
  reputation
  confidence
  fraudProbability
}
    `, {"fragmentName":"QuoteTrust"}) as unknown as TypedDocumentString<QuoteTrustFragment, unknown>;
export const QuoteAnswerFragmentDoc = new TypedDocumentString(`
    fragment QuoteAnswer on Route {
  id
  recommendation
  reason
  estimatedFee
  steps {
    ...QuoteStep
  }
  totalTime
  totalTimeP95
  successProbability
  sent
  minReceived
  feeBreakdown {
    ...QuoteFees
  }
  preference
  exact
  network {
    id
  }
  currency
  toNetwork {
    id
  }
  toCurrency
  alternatives {
    tags
    estimatedFee
    steps {
      ...QuoteStep
    }
    totalTime
    totalTimeP95
    successProbability
    sent
    minReceived
    feeBreakdown {
      ...QuoteFees
    }
  }
  unavailable {
    path
    reason
  }
  trust {
    from {
      ...QuoteTrust
    }
    to {
      ...QuoteTrust
    }
    effect {
      riskScale
      finality
      finalitySeconds
      allowedSecurityClasses
    }
  }
  confidence
  sources {
    name
    source
    asOf
    ageSeconds
    live
    stale
    problem
  }
  modelVersion
  catalogueVersion
  createdAt
  expiresAt
}
    fragment QuoteStep on RouteStep {
  network {
    id
  }
  fee
  bridge
  bridgeName
  kind
  securityClass
  tier
  currency
  sent
  toNetwork {
    id
  }
  toCurrency
  received
  time
  timeP95
}
fragment QuoteFees on RouteFeeBreakdown {
  gas
  bridge
  exchange
  rounding
}
fragment QuoteTrust on RouteWalletTrust {
  reputation
  confidence
  fraudProbability
}`, {"fragmentName":"QuoteAnswer"}) as unknown as TypedDocumentString<QuoteAnswerFragment, unknown>;
export const WalletAnswerFragmentDoc = new TypedDocumentString(`
    fragment WalletAnswer on ScoredWallet {
  wallet {
    id
  }
  address
  known
  fraudProbability
  fraudProbabilityRange {
    low
    high
  }
  outOfDistribution
  neighbourFraudShare
  reputationScore
  confidence
  labels
  sanctioned
}
    `, {"fragmentName":"WalletAnswer"}) as unknown as TypedDocumentString<WalletAnswerFragment, unknown>;
export const ScoreAnswerFragmentDoc = new TypedDocumentString(`
    fragment ScoreAnswer on Score {
  id
  status
  fraudScore
  fraudScoreRange {
    low
    high
  }
  reputationScore
  recommendation
  rule {
    id
    title
  }
  confidence
  base
  reasons {
    code
    title
    contribution
    side
    evidence {
      name
      value
      unit
      source
    }
  }
  from {
    ...WalletAnswer
  }
  to {
    ...WalletAnswer
  }
  asset
  sources {
    name
    status
    ageSeconds
    shelfLifeSeconds
    provider
    coverage {
      complete
      reason
      share
      from
    }
  }
  versions {
    model
    features
    policy
    labels
    neighbours
    neighboursBy
    lists {
      list
      version
    }
  }
  createdAt
  completedAt
  requestId
}
    fragment WalletAnswer on ScoredWallet {
  wallet {
    id
  }
  address
  known
  fraudProbability
  fraudProbabilityRange {
    low
    high
  }
  outOfDistribution
  neighbourFraudShare
  reputationScore
  confidence
  labels
  sanctioned
}`, {"fragmentName":"ScoreAnswer"}) as unknown as TypedDocumentString<ScoreAnswerFragment, unknown>;
export const UploadAnswerFragmentDoc = new TypedDocumentString(`
    fragment UploadAnswer on Job {
  id
  kind
  state
  bytes
  bytesDone
  rows
  read
  created
  updated
  unchanged
  refused
  etaSeconds
  error {
    reason
    message
  }
  createdAt
  startedAt
  endedAt
}
    `, {"fragmentName":"UploadAnswer"}) as unknown as TypedDocumentString<UploadAnswerFragment, unknown>;
export const IndexAnswerFragmentDoc = new TypedDocumentString(`
    fragment IndexAnswer on ReferenceIndex {
  id
  state
  sourceUrl
  sourceType
  dryRun
  mapping {
    column
    feature
  }
  wallets
  fraud
  edition
  createdAt
  readyAt
}
    `, {"fragmentName":"IndexAnswer"}) as unknown as TypedDocumentString<IndexAnswerFragment, unknown>;
export const ScrapeAnswerFragmentDoc = new TypedDocumentString(`
    fragment ScrapeAnswer on Job {
  ...UploadAnswer
  index {
    ...IndexAnswer
  }
}
    fragment IndexAnswer on ReferenceIndex {
  id
  state
  sourceUrl
  sourceType
  dryRun
  mapping {
    column
    feature
  }
  wallets
  fraud
  edition
  createdAt
  readyAt
}
fragment UploadAnswer on Job {
  id
  kind
  state
  bytes
  bytesDone
  rows
  read
  created
  updated
  unchanged
  refused
  etaSeconds
  error {
    reason
    message
  }
  createdAt
  startedAt
  endedAt
}`, {"fragmentName":"ScrapeAnswer"}) as unknown as TypedDocumentString<ScrapeAnswerFragment, unknown>;
export const WebhookAnswerFragmentDoc = new TypedDocumentString(`
    fragment WebhookAnswer on Webhook {
  id
  name
  url
  events
  state
  pauseReason
  previousUntil
  lastSuccessAt
  createdAt
  updatedAt
}
    `, {"fragmentName":"WebhookAnswer"}) as unknown as TypedDocumentString<WebhookAnswerFragment, unknown>;
export const DeliveryAnswerFragmentDoc = new TypedDocumentString(`
    fragment DeliveryAnswer on WebhookDelivery {
  id
  eventId
  event
  state
  attempts
  nextAt
  createdAt
  log {
    attempt
    at
    latencyMs
    status
    head
    error
  }
}
    `, {"fragmentName":"DeliveryAnswer"}) as unknown as TypedDocumentString<DeliveryAnswerFragment, unknown>;
export const AnalyseWalletDocument = new TypedDocumentString(`
    query AnalyseWallet($network: String!, $address: String!) {
  wallet(network: $network, address: $address) {
    address
    analysis {
      result
      fraudProbability
      confidence
      averageDistance
      nearest {
        wallet {
          id
        }
        distance
        fraud
      }
      reasoning
      edgeCases {
        title
      }
      features {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AnalyseWalletQuery, AnalyseWalletQueryVariables>;
export const AppendUploadDocument = new TypedDocumentString(`
    mutation AppendUpload($input: AppendUploadInput!) {
  appendUpload(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<AppendUploadMutation, AppendUploadMutationVariables>;
export const CancelJobDocument = new TypedDocumentString(`
    mutation CancelJob($id: ID!, $kinds: [String!]) {
  cancelJob(id: $id, kinds: $kinds) {
    ...UploadAnswer
  }
}
    fragment UploadAnswer on Job {
  id
  kind
  state
  bytes
  bytesDone
  rows
  read
  created
  updated
  unchanged
  refused
  etaSeconds
  error {
    reason
    message
  }
  createdAt
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<CancelJobMutation, CancelJobMutationVariables>;
export const CancelScrapeDocument = new TypedDocumentString(`
    mutation CancelScrape($id: ID!, $kinds: [String!]) {
  cancelJob(id: $id, kinds: $kinds) {
    ...ScrapeAnswer
  }
}
    fragment IndexAnswer on ReferenceIndex {
  id
  state
  sourceUrl
  sourceType
  dryRun
  mapping {
    column
    feature
  }
  wallets
  fraud
  edition
  createdAt
  readyAt
}
fragment ScrapeAnswer on Job {
  ...UploadAnswer
  index {
    ...IndexAnswer
  }
}
fragment UploadAnswer on Job {
  id
  kind
  state
  bytes
  bytesDone
  rows
  read
  created
  updated
  unchanged
  refused
  etaSeconds
  error {
    reason
    message
  }
  createdAt
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<CancelScrapeMutation, CancelScrapeMutationVariables>;
export const ContestLabelDocument = new TypedDocumentString(`
    mutation ContestLabel($input: ContestLabelInput!) {
  contestLabel(input: $input) {
    wallet {
      id
    }
    list
    reason
    changed
  }
}
    `) as unknown as TypedDocumentString<ContestLabelMutation, ContestLabelMutationVariables>;
export const CreateHookSourceDocument = new TypedDocumentString(`
    mutation CreateHookSource($input: CreateHookSourceInput!) {
  createHookSource(input: $input) {
    secret
    source {
      ...HookSourceAnswer
    }
  }
}
    fragment HookSourceAnswer on HookSource {
  id
  name
  signature
  kind
  network
  previousUntil
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CreateHookSourceMutation, CreateHookSourceMutationVariables>;
export const CreateKeyDocument = new TypedDocumentString(`
    mutation CreateKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    key
    apiKey {
      ...KeyAnswer
    }
  }
}
    fragment KeyAnswer on ApiKey {
  id
  tenant
  name
  prefix
  mode
  status
  scopes
  allowedIps
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<CreateKeyMutation, CreateKeyMutationVariables>;
export const CreateWebhookDocument = new TypedDocumentString(`
    mutation CreateWebhook($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    secret
    webhook {
      ...WebhookAnswer
    }
  }
}
    fragment WebhookAnswer on Webhook {
  id
  name
  url
  events
  state
  pauseReason
  previousUntil
  lastSuccessAt
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const DeleteHookSourceDocument = new TypedDocumentString(`
    mutation DeleteHookSource($input: HookSourceInput!) {
  deleteHookSource(input: $input) {
    ...HookSourceAnswer
  }
}
    fragment HookSourceAnswer on HookSource {
  id
  name
  signature
  kind
  network
  previousUntil
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<DeleteHookSourceMutation, DeleteHookSourceMutationVariables>;
export const DeletePromotedIndexDocument = new TypedDocumentString(`
    mutation DeletePromotedIndex {
  deletePromotedIndex {
    id
    edition
    wallets
  }
}
    `) as unknown as TypedDocumentString<DeletePromotedIndexMutation, DeletePromotedIndexMutationVariables>;
export const DeleteWebhookDocument = new TypedDocumentString(`
    mutation DeleteWebhook($input: WebhookInput!) {
  deleteWebhook(input: $input) {
    ...WebhookAnswer
  }
}
    fragment WebhookAnswer on Webhook {
  id
  name
  url
  events
  state
  pauseReason
  previousUntil
  lastSuccessAt
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const ExplainScoreDocument = new TypedDocumentString(`
    query ExplainScore($id: ID!) {
  score(id: $id) {
    ...ScoreAnswer
    narrative {
      ...NarrativeAnswer
    }
  }
}
    fragment NarrativeAnswer on ScoreNarrative {
  text
  factors {
    evidence
    code
    side
    effect
  }
  proposal {
    evidence
    code
    side
  }
  writer
  refusal
  model
  promptVersion
  groundedShare
}
fragment ScoreAnswer on Score {
  id
  status
  fraudScore
  fraudScoreRange {
    low
    high
  }
  reputationScore
  recommendation
  rule {
    id
    title
  }
  confidence
  base
  reasons {
    code
    title
    contribution
    side
    evidence {
      name
      value
      unit
      source
    }
  }
  from {
    ...WalletAnswer
  }
  to {
    ...WalletAnswer
  }
  asset
  sources {
    name
    status
    ageSeconds
    shelfLifeSeconds
    provider
    coverage {
      complete
      reason
      share
      from
    }
  }
  versions {
    model
    features
    policy
    labels
    neighbours
    neighboursBy
    lists {
      list
      version
    }
  }
  createdAt
  completedAt
  requestId
}
fragment WalletAnswer on ScoredWallet {
  wallet {
    id
  }
  address
  known
  fraudProbability
  fraudProbabilityRange {
    low
    high
  }
  outOfDistribution
  neighbourFraudShare
  reputationScore
  confidence
  labels
  sanctioned
}`) as unknown as TypedDocumentString<ExplainScoreQuery, ExplainScoreQueryVariables>;
export const FinishUploadDocument = new TypedDocumentString(`
    mutation FinishUpload($input: FinishUploadInput!) {
  finishUpload(input: $input) {
    isNew
    job {
      ...UploadAnswer
    }
  }
}
    fragment UploadAnswer on Job {
  id
  kind
  state
  bytes
  bytesDone
  rows
  read
  created
  updated
  unchanged
  refused
  etaSeconds
  error {
    reason
    message
  }
  createdAt
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<FinishUploadMutation, FinishUploadMutationVariables>;
export const HookSourceByIdDocument = new TypedDocumentString(`
    query HookSourceById($id: ID!) {
  hookSource(id: $id) {
    ...HookSourceAnswer
  }
}
    fragment HookSourceAnswer on HookSource {
  id
  name
  signature
  kind
  network
  previousUntil
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<HookSourceByIdQuery, HookSourceByIdQueryVariables>;
export const ImportLabelsDocument = new TypedDocumentString(`
    mutation ImportLabels($input: ImportInput!) {
  importLabels(input: $input) {
    id
    read
    created
    updated
    unchanged
    refused
    refusals {
      line
      reason
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ImportLabelsMutation, ImportLabelsMutationVariables>;
export const IndexStatsDocument = new TypedDocumentString(`
    query IndexStats {
  indexInForce {
    edition
    shipped
    wallets
    fraud
    dimensions
    asOf
  }
}
    `) as unknown as TypedDocumentString<IndexStatsQuery, IndexStatsQueryVariables>;
export const KeyByIdDocument = new TypedDocumentString(`
    query KeyById($id: ID!, $tenant: String) {
  apiKey(id: $id, tenant: $tenant) {
    ...KeyAnswer
  }
}
    fragment KeyAnswer on ApiKey {
  id
  tenant
  name
  prefix
  mode
  status
  scopes
  allowedIps
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<KeyByIdQuery, KeyByIdQueryVariables>;
export const ListEventsDocument = new TypedDocumentString(`
    query ListEvents($first: Int!, $after: String, $types: [String!]) {
  events(first: $first, after: $after, types: $types) {
    edges {
      cursor
      node {
        id
        type
        subject
        version
        data
        at
      }
    }
    pageInfo {
      hasNextPage
    }
    next
  }
}
    `) as unknown as TypedDocumentString<ListEventsQuery, ListEventsQueryVariables>;
export const ListHookSourcesDocument = new TypedDocumentString(`
    query ListHookSources($first: Int!, $after: String) {
  hookSources(first: $first, after: $after) {
    edges {
      node {
        ...HookSourceAnswer
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment HookSourceAnswer on HookSource {
  id
  name
  signature
  kind
  network
  previousUntil
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ListHookSourcesQuery, ListHookSourcesQueryVariables>;
export const ListIndexesDocument = new TypedDocumentString(`
    query ListIndexes($first: Int!, $after: String) {
  indexes(first: $first, after: $after) {
    edges {
      node {
        ...IndexAnswer
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment IndexAnswer on ReferenceIndex {
  id
  state
  sourceUrl
  sourceType
  dryRun
  mapping {
    column
    feature
  }
  wallets
  fraud
  edition
  createdAt
  readyAt
}`) as unknown as TypedDocumentString<ListIndexesQuery, ListIndexesQueryVariables>;
export const ListKeysDocument = new TypedDocumentString(`
    query ListKeys($first: Int!, $after: String, $tenant: String) {
  apiKeys(first: $first, after: $after, tenant: $tenant) {
    edges {
      node {
        ...KeyAnswer
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment KeyAnswer on ApiKey {
  id
  tenant
  name
  prefix
  mode
  status
  scopes
  allowedIps
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<ListKeysQuery, ListKeysQueryVariables>;
export const ListLabelsDocument = new TypedDocumentString(`
    query ListLabels($network: String!, $address: String!) {
  wallet(network: $network, address: $address) {
    id
    address
    labels {
      label
      name
      network {
        id
      }
      category
      stance
      list
      owner
      version
      firstSeen
      lastSeen
      confidence
      contested
    }
  }
}
    `) as unknown as TypedDocumentString<ListLabelsQuery, ListLabelsQueryVariables>;
export const ListScoresDocument = new TypedDocumentString(`
    query ListScores($first: Int!, $after: String, $filter: ScoreFilter!) {
  scores(first: $first, after: $after, filter: $filter) {
    edges {
      node {
        ...ScoreAnswer
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ScoreAnswer on Score {
  id
  status
  fraudScore
  fraudScoreRange {
    low
    high
  }
  reputationScore
  recommendation
  rule {
    id
    title
  }
  confidence
  base
  reasons {
    code
    title
    contribution
    side
    evidence {
      name
      value
      unit
      source
    }
  }
  from {
    ...WalletAnswer
  }
  to {
    ...WalletAnswer
  }
  asset
  sources {
    name
    status
    ageSeconds
    shelfLifeSeconds
    provider
    coverage {
      complete
      reason
      share
      from
    }
  }
  versions {
    model
    features
    policy
    labels
    neighbours
    neighboursBy
    lists {
      list
      version
    }
  }
  createdAt
  completedAt
  requestId
}
fragment WalletAnswer on ScoredWallet {
  wallet {
    id
  }
  address
  known
  fraudProbability
  fraudProbabilityRange {
    low
    high
  }
  outOfDistribution
  neighbourFraudShare
  reputationScore
  confidence
  labels
  sanctioned
}`) as unknown as TypedDocumentString<ListScoresQuery, ListScoresQueryVariables>;
export const ListWatchesDocument = new TypedDocumentString(`
    query ListWatches($first: Int!, $after: String, $network: String) {
  watches(first: $first, after: $after, network: $network) {
    edges {
      node {
        network
        address
        createdAt
        followedFrom
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListWatchesQuery, ListWatchesQueryVariables>;
export const ListWebhooksDocument = new TypedDocumentString(`
    query ListWebhooks($first: Int!, $after: String) {
  webhooks(first: $first, after: $after) {
    edges {
      node {
        ...WebhookAnswer
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment WebhookAnswer on Webhook {
  id
  name
  url
  events
  state
  pauseReason
  previousUntil
  lastSuccessAt
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ListWebhooksQuery, ListWebhooksQueryVariables>;
export const PingWebhookDocument = new TypedDocumentString(`
    mutation PingWebhook($input: WebhookInput!) {
  pingWebhook(input: $input) {
    ...DeliveryAnswer
  }
}
    fragment DeliveryAnswer on WebhookDelivery {
  id
  eventId
  event
  state
  attempts
  nextAt
  createdAt
  log {
    attempt
    at
    latencyMs
    status
    head
    error
  }
}`) as unknown as TypedDocumentString<PingWebhookMutation, PingWebhookMutationVariables>;
export const PromoteIndexDocument = new TypedDocumentString(`
    mutation PromoteIndex($id: ID!) {
  promoteIndex(id: $id) {
    edition
    previous
  }
}
    `) as unknown as TypedDocumentString<PromoteIndexMutation, PromoteIndexMutationVariables>;
export const QuoteRouteDocument = new TypedDocumentString(`
    query QuoteRoute($input: QuoteRouteInput!) {
  quoteRoute(input: $input) {
    ...QuoteAnswer
  }
}
    fragment QuoteAnswer on Route {
  id
  recommendation
  reason
  estimatedFee
  steps {
    ...QuoteStep
  }
  totalTime
  totalTimeP95
  successProbability
  sent
  minReceived
  feeBreakdown {
    ...QuoteFees
  }
  preference
  exact
  network {
    id
  }
  currency
  toNetwork {
    id
  }
  toCurrency
  alternatives {
    tags
    estimatedFee
    steps {
      ...QuoteStep
    }
    totalTime
    totalTimeP95
    successProbability
    sent
    minReceived
    feeBreakdown {
      ...QuoteFees
    }
  }
  unavailable {
    path
    reason
  }
  trust {
    from {
      ...QuoteTrust
    }
    to {
      ...QuoteTrust
    }
    effect {
      riskScale
      finality
      finalitySeconds
      allowedSecurityClasses
    }
  }
  confidence
  sources {
    name
    source
    asOf
    ageSeconds
    live
    stale
    problem
  }
  modelVersion
  catalogueVersion
  createdAt
  expiresAt
}
fragment QuoteStep on RouteStep {
  network {
    id
  }
  fee
  bridge
  bridgeName
  kind
  securityClass
  tier
  currency
  sent
  toNetwork {
    id
  }
  toCurrency
  received
  time
  timeP95
}
fragment QuoteFees on RouteFeeBreakdown {
  gas
  bridge
  exchange
  rounding
}
fragment QuoteTrust on RouteWalletTrust {
  reputation
  confidence
  fraudProbability
}`) as unknown as TypedDocumentString<QuoteRouteQuery, QuoteRouteQueryVariables>;
export const ReceiveHookDocument = new TypedDocumentString(`
    mutation ReceiveHook($input: ReceiveHookInput!) {
  receiveHook(input: $input) {
    isNew
    job {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ReceiveHookMutation, ReceiveHookMutationVariables>;
export const RecordOutcomeDocument = new TypedDocumentString(`
    mutation RecordOutcome($input: OutcomeInput!) {
  recordOutcome(input: $input) {
    recorded
    outcome {
      id
      wallet {
        id
      }
      outcome
      transactionId
      reference
      occurredAt
      createdAt
    }
  }
}
    `) as unknown as TypedDocumentString<RecordOutcomeMutation, RecordOutcomeMutationVariables>;
export const ReplayWebhookDocument = new TypedDocumentString(`
    mutation ReplayWebhook($input: ReplayWebhookInput!) {
  replayWebhook(input: $input) {
    replayed
  }
}
    `) as unknown as TypedDocumentString<ReplayWebhookMutation, ReplayWebhookMutationVariables>;
export const ReputationsDocument = new TypedDocumentString(`
    query Reputations($network: String!, $addresses: [String!]!) {
  reputations(network: $network, addresses: $addresses) {
    wallets {
      reputation {
        score
        confidence
        band
        components {
          name
          points
        }
        trend {
          days7
          days30
        }
        kind
        asOf
        historyStatus
        reasons {
          code
          title
          points
          evidence {
            name
            value
            unit
          }
          lists {
            list
            version
            word
          }
        }
      }
    }
    errors {
      index
      code
      message
    }
    modelVersion
  }
}
    `) as unknown as TypedDocumentString<ReputationsQuery, ReputationsQueryVariables>;
export const RevokeKeyDocument = new TypedDocumentString(`
    mutation RevokeKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    ...KeyAnswer
  }
}
    fragment KeyAnswer on ApiKey {
  id
  tenant
  name
  prefix
  mode
  status
  scopes
  allowedIps
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<RevokeKeyMutation, RevokeKeyMutationVariables>;
export const RotateHookSecretDocument = new TypedDocumentString(`
    mutation RotateHookSecret($input: RotateHookSecretInput!) {
  rotateHookSecret(input: $input) {
    secret
    source {
      ...HookSourceAnswer
    }
  }
}
    fragment HookSourceAnswer on HookSource {
  id
  name
  signature
  kind
  network
  previousUntil
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<RotateHookSecretMutation, RotateHookSecretMutationVariables>;
export const RotateKeyDocument = new TypedDocumentString(`
    mutation RotateKey($input: RotateApiKeyInput!) {
  rotateApiKey(input: $input) {
    key
    apiKey {
      ...KeyAnswer
    }
  }
}
    fragment KeyAnswer on ApiKey {
  id
  tenant
  name
  prefix
  mode
  status
  scopes
  allowedIps
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<RotateKeyMutation, RotateKeyMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    secret
    webhook {
      ...WebhookAnswer
    }
  }
}
    fragment WebhookAnswer on Webhook {
  id
  name
  url
  events
  state
  pauseReason
  previousUntil
  lastSuccessAt
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const RouteByIdDocument = new TypedDocumentString(`
    query RouteById($id: ID!) {
  route(id: $id) {
    ...QuoteAnswer
  }
}
    fragment QuoteAnswer on Route {
  id
  recommendation
  reason
  estimatedFee
  steps {
    ...QuoteStep
  }
  totalTime
  totalTimeP95
  successProbability
  sent
  minReceived
  feeBreakdown {
    ...QuoteFees
  }
  preference
  exact
  network {
    id
  }
  currency
  toNetwork {
    id
  }
  toCurrency
  alternatives {
    tags
    estimatedFee
    steps {
      ...QuoteStep
    }
    totalTime
    totalTimeP95
    successProbability
    sent
    minReceived
    feeBreakdown {
      ...QuoteFees
    }
  }
  unavailable {
    path
    reason
  }
  trust {
    from {
      ...QuoteTrust
    }
    to {
      ...QuoteTrust
    }
    effect {
      riskScale
      finality
      finalitySeconds
      allowedSecurityClasses
    }
  }
  confidence
  sources {
    name
    source
    asOf
    ageSeconds
    live
    stale
    problem
  }
  modelVersion
  catalogueVersion
  createdAt
  expiresAt
}
fragment QuoteStep on RouteStep {
  network {
    id
  }
  fee
  bridge
  bridgeName
  kind
  securityClass
  tier
  currency
  sent
  toNetwork {
    id
  }
  toCurrency
  received
  time
  timeP95
}
fragment QuoteFees on RouteFeeBreakdown {
  gas
  bridge
  exchange
  rounding
}
fragment QuoteTrust on RouteWalletTrust {
  reputation
  confidence
  fraudProbability
}`) as unknown as TypedDocumentString<RouteByIdQuery, RouteByIdQueryVariables>;
export const ScoreByIdDocument = new TypedDocumentString(`
    query ScoreById($id: ID!) {
  score(id: $id) {
    ...ScoreAnswer
  }
}
    fragment ScoreAnswer on Score {
  id
  status
  fraudScore
  fraudScoreRange {
    low
    high
  }
  reputationScore
  recommendation
  rule {
    id
    title
  }
  confidence
  base
  reasons {
    code
    title
    contribution
    side
    evidence {
      name
      value
      unit
      source
    }
  }
  from {
    ...WalletAnswer
  }
  to {
    ...WalletAnswer
  }
  asset
  sources {
    name
    status
    ageSeconds
    shelfLifeSeconds
    provider
    coverage {
      complete
      reason
      share
      from
    }
  }
  versions {
    model
    features
    policy
    labels
    neighbours
    neighboursBy
    lists {
      list
      version
    }
  }
  createdAt
  completedAt
  requestId
}
fragment WalletAnswer on ScoredWallet {
  wallet {
    id
  }
  address
  known
  fraudProbability
  fraudProbabilityRange {
    low
    high
  }
  outOfDistribution
  neighbourFraudShare
  reputationScore
  confidence
  labels
  sanctioned
}`) as unknown as TypedDocumentString<ScoreByIdQuery, ScoreByIdQueryVariables>;
export const ScoreTransactionDocument = new TypedDocumentString(`
    mutation ScoreTransaction($input: ScoreTransactionInput!) {
  scoreTransaction(input: $input) {
    ...ScoreAnswer
  }
}
    fragment ScoreAnswer on Score {
  id
  status
  fraudScore
  fraudScoreRange {
    low
    high
  }
  reputationScore
  recommendation
  rule {
    id
    title
  }
  confidence
  base
  reasons {
    code
    title
    contribution
    side
    evidence {
      name
      value
      unit
      source
    }
  }
  from {
    ...WalletAnswer
  }
  to {
    ...WalletAnswer
  }
  asset
  sources {
    name
    status
    ageSeconds
    shelfLifeSeconds
    provider
    coverage {
      complete
      reason
      share
      from
    }
  }
  versions {
    model
    features
    policy
    labels
    neighbours
    neighboursBy
    lists {
      list
      version
    }
  }
  createdAt
  completedAt
  requestId
}
fragment WalletAnswer on ScoredWallet {
  wallet {
    id
  }
  address
  known
  fraudProbability
  fraudProbabilityRange {
    low
    high
  }
  outOfDistribution
  neighbourFraudShare
  reputationScore
  confidence
  labels
  sanctioned
}`) as unknown as TypedDocumentString<ScoreTransactionMutation, ScoreTransactionMutationVariables>;
export const ScoreTransactionsDocument = new TypedDocumentString(`
    mutation ScoreTransactions($inputs: [ScoreTransactionInput!]!) {
  scoreTransactions(inputs: $inputs) {
    results {
      score {
        ...ScoreAnswer
      }
      error {
        code
        message
        field
        reason
      }
    }
  }
}
    fragment ScoreAnswer on Score {
  id
  status
  fraudScore
  fraudScoreRange {
    low
    high
  }
  reputationScore
  recommendation
  rule {
    id
    title
  }
  confidence
  base
  reasons {
    code
    title
    contribution
    side
    evidence {
      name
      value
      unit
      source
    }
  }
  from {
    ...WalletAnswer
  }
  to {
    ...WalletAnswer
  }
  asset
  sources {
    name
    status
    ageSeconds
    shelfLifeSeconds
    provider
    coverage {
      complete
      reason
      share
      from
    }
  }
  versions {
    model
    features
    policy
    labels
    neighbours
    neighboursBy
    lists {
      list
      version
    }
  }
  createdAt
  completedAt
  requestId
}
fragment WalletAnswer on ScoredWallet {
  wallet {
    id
  }
  address
  known
  fraudProbability
  fraudProbabilityRange {
    low
    high
  }
  outOfDistribution
  neighbourFraudShare
  reputationScore
  confidence
  labels
  sanctioned
}`) as unknown as TypedDocumentString<ScoreTransactionsMutation, ScoreTransactionsMutationVariables>;
export const ScoresByIdDocument = new TypedDocumentString(`
    query ScoresById($ids: [ID!]!) {
  scoresById(ids: $ids) {
    ...ScoreAnswer
  }
}
    fragment ScoreAnswer on Score {
  id
  status
  fraudScore
  fraudScoreRange {
    low
    high
  }
  reputationScore
  recommendation
  rule {
    id
    title
  }
  confidence
  base
  reasons {
    code
    title
    contribution
    side
    evidence {
      name
      value
      unit
      source
    }
  }
  from {
    ...WalletAnswer
  }
  to {
    ...WalletAnswer
  }
  asset
  sources {
    name
    status
    ageSeconds
    shelfLifeSeconds
    provider
    coverage {
      complete
      reason
      share
      from
    }
  }
  versions {
    model
    features
    policy
    labels
    neighbours
    neighboursBy
    lists {
      list
      version
    }
  }
  createdAt
  completedAt
  requestId
}
fragment WalletAnswer on ScoredWallet {
  wallet {
    id
  }
  address
  known
  fraudProbability
  fraudProbabilityRange {
    low
    high
  }
  outOfDistribution
  neighbourFraudShare
  reputationScore
  confidence
  labels
  sanctioned
}`) as unknown as TypedDocumentString<ScoresByIdQuery, ScoresByIdQueryVariables>;
export const ScrapeByIdDocument = new TypedDocumentString(`
    query ScrapeById($id: ID!) {
  job(id: $id) {
    ...ScrapeAnswer
  }
}
    fragment IndexAnswer on ReferenceIndex {
  id
  state
  sourceUrl
  sourceType
  dryRun
  mapping {
    column
    feature
  }
  wallets
  fraud
  edition
  createdAt
  readyAt
}
fragment ScrapeAnswer on Job {
  ...UploadAnswer
  index {
    ...IndexAnswer
  }
}
fragment UploadAnswer on Job {
  id
  kind
  state
  bytes
  bytesDone
  rows
  read
  created
  updated
  unchanged
  refused
  etaSeconds
  error {
    reason
    message
  }
  createdAt
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<ScrapeByIdQuery, ScrapeByIdQueryVariables>;
export const ScrapeDocument = new TypedDocumentString(`
    mutation Scrape($input: ScrapeInput!) {
  scrape(input: $input) {
    ...ScrapeAnswer
  }
}
    fragment IndexAnswer on ReferenceIndex {
  id
  state
  sourceUrl
  sourceType
  dryRun
  mapping {
    column
    feature
  }
  wallets
  fraud
  edition
  createdAt
  readyAt
}
fragment ScrapeAnswer on Job {
  ...UploadAnswer
  index {
    ...IndexAnswer
  }
}
fragment UploadAnswer on Job {
  id
  kind
  state
  bytes
  bytesDone
  rows
  read
  created
  updated
  unchanged
  refused
  etaSeconds
  error {
    reason
    message
  }
  createdAt
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<ScrapeMutation, ScrapeMutationVariables>;
export const StartUploadDocument = new TypedDocumentString(`
    mutation StartUpload($input: StartUploadInput!) {
  startUpload(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<StartUploadMutation, StartUploadMutationVariables>;
export const UnwatchWalletsDocument = new TypedDocumentString(`
    mutation UnwatchWallets($input: WatchInput!) {
  unwatchWallets(input: $input) {
    changed
    unchanged
    watched
  }
}
    `) as unknown as TypedDocumentString<UnwatchWalletsMutation, UnwatchWalletsMutationVariables>;
export const UpdateWebhookDocument = new TypedDocumentString(`
    mutation UpdateWebhook($input: UpdateWebhookInput!) {
  updateWebhook(input: $input) {
    ...WebhookAnswer
  }
}
    fragment WebhookAnswer on Webhook {
  id
  name
  url
  events
  state
  pauseReason
  previousUntil
  lastSuccessAt
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<UpdateWebhookMutation, UpdateWebhookMutationVariables>;
export const UploadByIdDocument = new TypedDocumentString(`
    query UploadById($id: ID!) {
  job(id: $id) {
    ...UploadAnswer
  }
}
    fragment UploadAnswer on Job {
  id
  kind
  state
  bytes
  bytesDone
  rows
  read
  created
  updated
  unchanged
  refused
  etaSeconds
  error {
    reason
    message
  }
  createdAt
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<UploadByIdQuery, UploadByIdQueryVariables>;
export const UploadRefusalsDocument = new TypedDocumentString(`
    query UploadRefusals($id: ID!, $from: Float!, $first: Int!) {
  job(id: $id) {
    refusals(from: $from, first: $first) {
      line
      reason
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UploadRefusalsQuery, UploadRefusalsQueryVariables>;
export const WalletDocument = new TypedDocumentString(`
    query Wallet($network: String!, $address: String!) {
  wallet(network: $network, address: $address) {
    id
    address
    checksumAddress
    firstSeen
    lastSeen
    history {
      sentTransactions
      receivedTransactions
      tokenTransfers
      recipients
      senders
    }
    historyStatus
    coverage {
      complete
      reason
      share
      from
    }
    labels {
      label
      name
      network {
        id
      }
      category
      stance
      list
      version
      firstSeen
      lastSeen
      confidence
      contested
    }
    depositOf {
      service
      sweeps
      share
      wallets {
        address
      }
      firstSweep
      lastSweep
      isFunded
      payers
      confidence
    }
    cluster {
      id
      size
      doubt
      named {
        wallet {
          address
        }
        listing
        rule
        confidence
      }
    }
    sanctions {
      list
      version
    }
    sources {
      name
      version
      asOf
      ageSeconds
      shelfLifeSeconds
      stale
    }
    reputation {
      score
      confidence
      band
    }
    risk {
      fraudProbability
      fraudProbabilityRange {
        low
        high
      }
      outOfDistribution
      confidence
      modelVersion
    }
  }
}
    `) as unknown as TypedDocumentString<WalletQuery, WalletQueryVariables>;
export const WatchWalletsDocument = new TypedDocumentString(`
    mutation WatchWallets($input: WatchInput!) {
  watchWallets(input: $input) {
    changed
    unchanged
    watched
  }
}
    `) as unknown as TypedDocumentString<WatchWalletsMutation, WatchWalletsMutationVariables>;
export const WebhookByIdDocument = new TypedDocumentString(`
    query WebhookById($id: ID!) {
  webhook(id: $id) {
    ...WebhookAnswer
  }
}
    fragment WebhookAnswer on Webhook {
  id
  name
  url
  events
  state
  pauseReason
  previousUntil
  lastSuccessAt
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<WebhookByIdQuery, WebhookByIdQueryVariables>;
export const WebhookDeliveriesDocument = new TypedDocumentString(`
    query WebhookDeliveries($id: ID!, $first: Int!, $after: String, $state: WebhookDeliveryState) {
  webhook(id: $id) {
    deliveries(first: $first, after: $after, state: $state) {
      edges {
        node {
          ...DeliveryAnswer
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment DeliveryAnswer on WebhookDelivery {
  id
  eventId
  event
  state
  attempts
  nextAt
  createdAt
  log {
    attempt
    at
    latencyMs
    status
    head
    error
  }
}`) as unknown as TypedDocumentString<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;