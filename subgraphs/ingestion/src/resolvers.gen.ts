// Written by `npm run codegen`. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Asset as AssetParent } from '@tetron/domain/asset';
import type { ValuedAssetTotal } from '@tetron/lake/counterparties';
import type { CategoryExposureParent, ClusterMemberParent, CounterpartyParent, DepositParent, PathStepParent, TransferParent, PathParent, PathsParent, TransferredAssetParent, ClusterParent, ExposureParent, BalanceParent } from './graph-parents.ts';
import type { ChainStatus } from '@tetron/lake/chain-status';
import type { BalanceChecks, EndpointReport } from '@tetron/lake/tables/chains';
import type { StoredJob } from '@tetron/lake/tables/jobs';
import type { StoredRefusal } from '@tetron/lake/tables/job-refusals';
import type { NetworkRef } from '@tetron/domain/network';
import type { StoredIndex } from '@tetron/lake/tables/reference-indexes';
import type { AskedWallet } from '@tetron/verdict/asking/ask-for-wallets';
import type { PresentedLabel as LabelParent } from './presented-facts.ts';
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

/** A part of a file. */
export type AppendUploadInput = {
  /** Its bytes in base64; at most 1 MiB. The public endpoint takes requests of 64 kB. */
  readonly content: Scalars['String']['input'];
  /** The upload. */
  readonly id: Scalars['ID']['input'];
  /** Which part, from 0. */
  readonly part: Scalars['Int']['input'];
};

/** A coin or token on one network. */
export type Asset = {
  readonly __typename?: 'Asset';
  /** The token's contract in stored form; null for the native coin. */
  readonly contract?: Maybe<Scalars['String']['output']>;
  /** Digits after the point in one whole unit, 0-18. */
  readonly decimals: Scalars['Int']['output'];
  /** CAIP-19 asset id. */
  readonly id: Scalars['ID']['output'];
  /** The symbol that a payment's `currency` uses, such as `USDC`. */
  readonly symbol: Scalars['String']['output'];
};

/** Transfers between two wallets in one asset. */
export type AssetTotal = {
  readonly __typename?: 'AssetTotal';
  readonly asset: TransferredAsset;
  /** Base units received. */
  readonly received: Scalars['String']['output'];
  /** Transfers received, in decimal digits. */
  readonly receivedCount: Scalars['String']['output'];
  /** US dollars received, as `sentUsd`. */
  readonly receivedUsd?: Maybe<Scalars['String']['output']>;
  /** Base units sent. */
  readonly sent: Scalars['String']['output'];
  /** Transfers sent, in decimal digits. */
  readonly sentCount: Scalars['String']['output'];
  /** US dollars sent, each transfer by the price of its day; null when none has a price, 0 when nothing was sent. */
  readonly sentUsd?: Maybe<Scalars['String']['output']>;
};

/** Who may cache an answer. */
export type CacheControlScope =
  /** Only the client. */
  | 'private'
  /** Any cache between the gateway and the client. */
  | 'public';

/** How much of a wallet's flow comes from or goes to wallets of one category. */
export type CategoryExposure = {
  readonly __typename?: 'CategoryExposure';
  /** One of the categories of docs/labels.md, such as `mixer`; `sanctioned` for wallets on a sanctions list. */
  readonly category: Scalars['String']['output'];
  /** Part of the flow that is with the wallet's own counterparties, 0-1. */
  readonly directShare: Scalars['Float']['output'];
  /** Part of both that is with wallets that no list names, but another address of their holder (docs/clusters.md), 0-1. */
  readonly holderShare: Scalars['Float']['output'];
  /** Part of the flow that is with wallets further away, 0-1: of what a wallet between passed on, each payment has its part. */
  readonly indirectShare: Scalars['Float']['output'];
  /** The way that most of it takes, from the wallet's counterparty to the wallet that a list names. */
  readonly path: ReadonlyArray<PathStep>;
  /** US dollars of both; null where parts go by the amount of one asset of which not every price is known. */
  readonly usd?: Maybe<Scalars['String']['output']>;
};

/** Progress of following a chain: see docs/chains.md. */
export type Chain = {
  readonly __typename?: 'Chain';
  /** How often what is held was compared with the books of a node since the process that follows began; null before the first time, and where it is not: only in the mode `FULL`, of nodes that tell calls within transactions. */
  readonly balanceChecks?: Maybe<ChainBalanceChecks>;
  /** The nodes, as seen by the process that follows the chain. */
  readonly endpoints: ReadonlyArray<ChainEndpoint>;
  /** Height up to which blocks are final, which never falls; null when it is not known yet. */
  readonly finalized?: Maybe<Scalars['Float']['output']>;
  /** Height of the newest block that a node has reported; null while nothing is held. */
  readonly head?: Maybe<Scalars['Float']['output']>;
  /** Height of the newest block that is held; null while nothing is: no node has answered yet (see `trouble`), or the chain was reset. */
  readonly held?: Maybe<Scalars['Float']['output']>;
  /** Blocks from `held` to `head`; null while nothing is held. */
  readonly lag?: Maybe<Scalars['Float']['output']>;
  /** Seconds since the time of the block `held` while later ones are known, or while it is not known whether there are any; otherwise 0. Null while nothing is held. */
  readonly lagSeconds?: Maybe<Scalars['Float']['output']>;
  readonly mode: ChainMode;
  /** The network's identifier, such as `ethereum`. */
  readonly network: Scalars['ID']['output'];
  /** Whether it has stopped until an operator resets it, because a final block would have to be undone. */
  readonly stopped: Scalars['Boolean']['output'];
  /** Whether payments by calls within transactions are kept: not every node supplies them. Null before a node was asked, and on networks without such calls. */
  readonly traces?: Maybe<Scalars['Boolean']['output']>;
  /** Why it makes no progress; null if it does. */
  readonly trouble?: Maybe<Scalars['String']['output']>;
};

/** Comparisons of what movements add up to with what a node says that a few wallets of a block have. */
export type ChainBalanceChecks = {
  readonly __typename?: 'ChainBalanceChecks';
  /** Of the network's coin. */
  readonly coins: Scalars['Float']['output'];
  /** Of tokens. */
  readonly tokens: Scalars['Float']['output'];
  /** Height of the newest block at which coins differed; null when they never did. */
  readonly wrongAt?: Maybe<Scalars['Float']['output']>;
  /** Those of them that differed: something is wrong with the node, or with what is held. */
  readonly wrongCoins: Scalars['Float']['output'];
  /** Those of them that differed: the token is taken for one that rebases from then on (`WalletBalance.isRebasing`). */
  readonly wrongTokens: Scalars['Float']['output'];
};

/** A node used to follow a chain. */
export type ChainEndpoint = {
  readonly __typename?: 'ChainEndpoint';
  readonly answers: Scalars['Float']['output'];
  readonly endpoint: Scalars['String']['output'];
  /** Failed attempts, such as answers that contradict themselves. */
  readonly faults: Scalars['Float']['output'];
  /** Smoothed; null before the first answer. */
  readonly latencyMs?: Maybe<Scalars['Float']['output']>;
  /** `well`, `resting` for a while after a fault, `failing` without an answer since its last fault, `wrong_chain`, or `untried`. */
  readonly state: Scalars['String']['output'];
};

/** Which part of a chain's blocks is kept: everything, or only what concerns wallets whose payments were scored. */
export type ChainMode =
  | 'full'
  | 'watch';

/** Why a cluster may be wrong. */
export type ClusterDoubt =
  /** Lists name addresses of it as those of different services, so that at least one link is wrong: nothing is concluded from it. */
  | 'several_services'
  /** It has more than 1,000 addresses. The nearest by links are read; the confidence in what lists say of them is lower, and they raise no reputation. */
  | 'too_large';

/** What a list says of another address of the cluster. */
export type ClusterEvidence = {
  readonly __typename?: 'ClusterEvidence';
  /** How sure it is that both are of one holder, 0-1. */
  readonly confidence: Scalars['Float']['output'];
  /** What lists say of it together. */
  readonly listing: ClusterListing;
  /** The weakest rule by which it is of the cluster. */
  readonly rule: LinkRule;
  readonly wallet: Wallet;
};

/** What lists say of an address. */
export type ClusterListing =
  | 'bad'
  | 'risky'
  | 'sanctioned'
  | 'service';

/** An address of a cluster. */
export type ClusterMember = {
  readonly __typename?: 'ClusterMember';
  /** Height of that transaction's block; null where it is from a provider. */
  readonly height?: Maybe<Scalars['Int']['output']>;
  /** The weakest rule between it and the wallet: CHANGE where common inputs alone do not connect them. */
  readonly rule: LinkRule;
  /** Time of that block. */
  readonly since: Scalars['DateTime']['output'];
  /** Hash of the first transaction that links it with another address, by either rule. */
  readonly transaction: Scalars['String']['output'];
  readonly wallet: Wallet;
};

/** A page of a cluster's addresses. */
export type ClusterMemberConnection = {
  readonly __typename?: 'ClusterMemberConnection';
  readonly edges: ReadonlyArray<ClusterMemberEdge>;
  readonly pageInfo: PageInfo;
};

/** An address of a cluster, and its position in the list. */
export type ClusterMemberEdge = {
  readonly __typename?: 'ClusterMemberEdge';
  /** Pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: ClusterMember;
};

/** Which list's labels of which wallet are contested, and why. */
export type ContestLabelInput = {
  /** The wallet's address. */
  readonly address: Scalars['String']['input'];
  /** The list, as `WalletLabel.list` names it. All of its labels of the wallet are contested, in every version. */
  readonly list: Scalars['String']['input'];
  /** The wallet's network. */
  readonly network: Scalars['String']['input'];
  /** Why, 1-500 characters; required unless the contest is withdrawn. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Contests it for every tenant; needs the scope `admin:data`. */
  readonly shared?: Scalars['Boolean']['input'];
  /** Withdraws the contest. */
  readonly withdraw?: Scalars['Boolean']['input'];
};

/** Transfers between a wallet and a counterparty. */
export type Counterparty = {
  readonly __typename?: 'Counterparty';
  /** By asset, in descending number of transfers; at most 20. */
  readonly assets: ReadonlyArray<AssetTotal>;
  /** Transfers excluded from values: see `Transfer.exclusion`. In decimal digits. */
  readonly excludedCount: Scalars['String']['output'];
  /** Time of the first transfer. */
  readonly firstSeen: Scalars['DateTime']['output'];
  /** Time of the last transfer. */
  readonly lastSeen: Scalars['DateTime']['output'];
  /** Transfers from the counterparty, in decimal digits. */
  readonly receivedCount: Scalars['String']['output'];
  /** US dollars received, as `sentUsd`. */
  readonly receivedUsd?: Maybe<Scalars['String']['output']>;
  /** Transfers to the counterparty, in decimal digits. */
  readonly sentCount: Scalars['String']['output'];
  /** US dollars sent, over the transfers with a price of their day; null if none has one, 0 if nothing was sent. */
  readonly sentUsd?: Maybe<Scalars['String']['output']>;
  /** Transfers of listed assets on days without a known price, which no value includes. In decimal digits. */
  readonly unpricedCount: Scalars['String']['output'];
  readonly wallet: Wallet;
};

/** A page of counterparties. */
export type CounterpartyConnection = {
  readonly __typename?: 'CounterpartyConnection';
  readonly edges: ReadonlyArray<CounterpartyEdge>;
  /** As `TransferConnection.isComplete`. */
  readonly isComplete: Scalars['Boolean']['output'];
  readonly pageInfo: PageInfo;
};

/** A counterparty, and its position in the list. */
export type CounterpartyEdge = {
  readonly __typename?: 'CounterpartyEdge';
  /** Pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: Counterparty;
};

/** How counterparties are ordered, the largest first. */
export type CounterpartyOrder =
  /** By the number of transfers. */
  | 'count'
  /** By the time of the last transfer. */
  | 'recent'
  /** By their labels: sanctioned, accused, warned of, the rest; then by value. Covers the 1,000 with the highest value. */
  | 'risk'
  /** By the value moved; those without a value last. */
  | 'value';

/** Which entries of a history were read. */
export type CoverageFrom =
  /** The oldest and the newest. */
  | 'both_ends'
  /** The newest. */
  | 'newest'
  /** The oldest. */
  | 'start';

/** Why reading a history stopped. */
export type CoverageReason =
  /** A limit of entries: a longer history is read from both ends, and that of a service is not read. */
  | 'cap'
  /** It was not read, because the address is a contract. */
  | 'contract'
  /** A deadline. */
  | 'deadline'
  /** The history was read completely. */
  | 'end'
  /** The provider refused to supply more. */
  | 'refused';

/** An index that was deleted. */
export type DeletedIndex = {
  readonly __typename?: 'DeletedIndex';
  readonly edition: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** Its wallets, which are deleted with it. */
  readonly wallets: Scalars['Int']['output'];
};

/** Evidence that a wallet is a customer's address at a service, which sweeps incoming funds to its own wallets. */
export type DepositAddress = {
  readonly __typename?: 'DepositAddress';
  /** 0-1. */
  readonly confidence: Scalars['Float']['output'];
  readonly firstSweep: Scalars['DateTime']['output'];
  /** Whether the service itself paid the wallet, as it does to fund fees of token payments. */
  readonly isFunded: Scalars['Boolean']['output'];
  readonly lastSweep: Scalars['DateTime']['output'];
  /** Number of payers other than the service. */
  readonly payers: Scalars['Int']['output'];
  /** The service's name in lists. */
  readonly service: Scalars['String']['output'];
  /** Their share of all of the wallet's payments, 0.9-1. */
  readonly share: Scalars['Float']['output'];
  /** Payments to the service's wallets, at least 3. */
  readonly sweeps: Scalars['Int']['output'];
  /** The service's wallets that it paid, those with most payments first, at most 5. */
  readonly wallets: ReadonlyArray<Wallet>;
};

/** Owner of a list. */
export type FactOwner =
  /** An operator added it for every tenant. */
  | 'operator'
  /** Ships with Tetron. */
  | 'system'
  /** The caller's tenant added it; no other tenant sees it. */
  | 'tenant';

/** The end of a file. */
export type FinishUploadInput = {
  /** Bytes of the whole file. */
  readonly bytes: Scalars['Float']['input'];
  /** The upload. */
  readonly id: Scalars['ID']['input'];
  /** SHA-256 of the whole file, in hexadecimal digits. */
  readonly sha256: Scalars['String']['input'];
};

/** The job of an upload. */
export type FinishedUpload = {
  readonly __typename?: 'FinishedUpload';
  /** False if the same file with the same options was uploaded before: the job is then that upload's. */
  readonly isNew: Scalars['Boolean']['output'];
  readonly job: Job;
};

/** How much of a wallet's history its provider supplied. */
export type HistoryCoverage = {
  readonly __typename?: 'HistoryCoverage';
  /** Whether it supplied all of it. */
  readonly complete: Scalars['Boolean']['output'];
  readonly from: CoverageFrom;
  readonly reason: CoverageReason;
  /** Part of the entries that was read, 0-1; null when their number is not known. */
  readonly share?: Maybe<Scalars['Float']['output']>;
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

/** What each row of a message is. */
export type HookKind =
  /** What the tenant knows about wallets, as in an upload of that kind. */
  | 'context'
  /** Outcomes of dealings with wallets, as in an upload of that kind. */
  | 'outcomes'
  /** Wallets with new activity: their histories are requested again. */
  | 'wallets';

/** Format of the lines of an import. */
export type ImportFormat =
  | 'csv'
  | 'ndjson';

/** Lines to import. Larger files go through `tetron import`, which streams them. */
export type ImportInput = {
  /** Labels: replaces the list even if this version has less than half the rows of the previous one. */
  readonly force?: Scalars['Boolean']['input'];
  readonly format: ImportFormat;
  /** One record per line, in the order of the file; CSV starts with its header. At most 1,000 lines; the public endpoint takes requests of 64 kB. */
  readonly lines: ReadonlyArray<Scalars['String']['input']>;
  /** The list, 1-64 characters; required for labels. */
  readonly list?: InputMaybe<Scalars['String']['input']>;
  /** The network of the lines, such as `ethereum`. */
  readonly network: Scalars['String']['input'];
  /** Labels: replaces the list even if some lines were refused. Otherwise one refused line rejects the whole version, and the previous one stays. */
  readonly partial?: Scalars['Boolean']['input'];
  /** Whether every tenant sees what is imported, which needs the scope `admin:data`. Otherwise only the caller's tenant sees it. */
  readonly shared?: Scalars['Boolean']['input'];
  /**
   * Which list the lines come from.
   * @deprecated Renamed: use `list`. Removed after 2027-06-30.
   */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** Version of the list, 1-64 characters; required for labels. */
  readonly version?: InputMaybe<Scalars['String']['input']>;
};

/** A line, or a part of it, that was not imported, and why. */
export type ImportRefusal = {
  readonly __typename?: 'ImportRefusal';
  /** Line number, from 1. */
  readonly line: Scalars['Int']['output'];
  /** The same, for people. */
  readonly message: Scalars['String']['output'];
  /** A stable code, such as `negative_time`. */
  readonly reason: Scalars['String']['output'];
};

/** Result of an import. Importing the same lines again changes nothing and counts them in `unchanged`. */
export type ImportReport = {
  readonly __typename?: 'ImportReport';
  /** Records that were new. */
  readonly created: Scalars['Int']['output'];
  /** `imp_` and a ULID. */
  readonly id: Scalars['ID']['output'];
  /** Records parsed. */
  readonly read: Scalars['Int']['output'];
  /** The first 100 refusals, in the order of the lines. */
  readonly refusals: ReadonlyArray<ImportRefusal>;
  /** Records that were refused; the others were imported. */
  readonly refused: Scalars['Int']['output'];
  /** Transactions and token transfers repeated within their record, for example where pages overlap; each counts once. */
  readonly repeated: Scalars['Int']['output'];
  /** Token transfers skipped because of invalid token metadata, such as 256 decimals; the rest of the record was imported. */
  readonly skipped: Scalars['Int']['output'];
  /** The first 100 skipped items, in the order of the lines. */
  readonly skips: ReadonlyArray<ImportRefusal>;
  /** Records that were stored already, by content hash. */
  readonly unchanged: Scalars['Int']['output'];
  /** Records that replaced stored ones. */
  readonly updated: Scalars['Int']['output'];
};

/** The index in which scores search for neighbours from now on. */
export type IndexPromotion = {
  readonly __typename?: 'IndexPromotion';
  /** The current edition; null for the shipped index. */
  readonly edition?: Maybe<Scalars['String']['output']>;
  /** The previous one. */
  readonly previous?: Maybe<Scalars['String']['output']>;
};

/** Location of the file of an index. */
export type IndexSource =
  /** CSV with a header, at any public address. */
  | 'csv'
  /** Lines of JSON, or one array of JSON of at most 32 MiB. */
  | 'json'
  /** A dataset of Kaggle, through its API. */
  | 'kaggle';

/** State of an index. */
export type IndexState =
  /** It is still being read, or its job failed or was cancelled. */
  | 'building'
  /** It was a dry run and has no wallets. */
  | 'dry_run'
  /** Scores search for neighbours in it. */
  | 'promoted'
  /** It is complete, but not used by scores. */
  | 'ready';

/** Work that was requested and runs in the background: see docs/uploads.md. */
export type Job = {
  readonly __typename?: 'Job';
  /** Bytes of its file as sent; 0 without a file. */
  readonly bytes: Scalars['Float']['output'];
  /** Bytes of the file that were read so far. */
  readonly bytesDone: Scalars['Float']['output'];
  /** Rows that added data. */
  readonly created: Scalars['Float']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed; null when it has not. */
  readonly error?: Maybe<JobError>;
  /** Estimated seconds until it is done; null if unknown. */
  readonly etaSeconds?: Maybe<Scalars['Float']['output']>;
  /** `job_` and a ULID. */
  readonly id: Scalars['ID']['output'];
  /** The index that it reads; null when it reads none, and for a tenant's job. */
  readonly index?: Maybe<ReferenceIndex>;
  /** What it does, such as `upload.histories`. */
  readonly kind: Scalars['String']['output'];
  /** Rows that were parsed. */
  readonly read: Scalars['Float']['output'];
  /** The refused rows, in the order of the file; `first` is 1-1,000. The first million are kept. */
  readonly refusals: ReadonlyArray<JobRefusal>;
  /** Rows that were refused; the others were imported. */
  readonly refused: Scalars['Float']['output'];
  /** Rows processed, including refused ones. */
  readonly rows: Scalars['Float']['output'];
  /** Start of its first run; null before. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly state: JobState;
  /** Rows whose data was already stored. */
  readonly unchanged: Scalars['Float']['output'];
  /** Rows that replaced stored data. */
  readonly updated: Scalars['Float']['output'];
};


/** Work that was requested and runs in the background: see docs/uploads.md. */
export type JobRefusalsArgs = {
  first?: Scalars['Int']['input'];
  from?: Scalars['Float']['input'];
};

/** A page of jobs. */
export type JobConnection = {
  readonly __typename?: 'JobConnection';
  readonly edges: ReadonlyArray<JobEdge>;
  readonly pageInfo: PageInfo;
};

/** A job, and its position in the list. */
export type JobEdge = {
  readonly __typename?: 'JobEdge';
  /** Pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: Job;
};

/** Why a job failed. */
export type JobError = {
  readonly __typename?: 'JobError';
  /** The same, for people. */
  readonly message: Scalars['String']['output'];
  /** A stable code, such as `gzip_bomb`. */
  readonly reason: Scalars['String']['output'];
};

/** A row of a job's file that was refused, and why. */
export type JobRefusal = {
  readonly __typename?: 'JobRefusal';
  /** The line on which the row begins, from 1. */
  readonly line: Scalars['Float']['output'];
  /** The same, for people. */
  readonly message: Scalars['String']['output'];
  /** A stable code, such as `negative_time`. */
  readonly reason: Scalars['String']['output'];
};

/** State of a job. */
export type JobState =
  | 'cancelled'
  | 'done'
  /** It ended with an error. Committed work stays; a restart resumes from there. */
  | 'failed'
  | 'queued'
  /** Its file is still arriving. */
  | 'receiving'
  | 'running';

/** What a label implies for a wallet. Only a sanctions list makes a wallet sanctioned. */
export type LabelStance =
  /** It accuses the wallet of a crime. */
  | 'bad'
  /** It is evidence neither for nor against the wallet, as is an unmapped word. */
  | 'neutral'
  /** It warns without accusing, as a contested accusation does. */
  | 'risky'
  /** It names a public service. */
  | 'service';

/** What shows that two addresses are of one holder. */
export type LinkRule =
  /** One got the change of a payment by the other. */
  | 'change'
  /** Both are inputs of one transaction that does not look like several people's, such as a CoinJoin. */
  | 'common_inputs';

/** A column of a file, and how it is read. */
export type MappedColumn = {
  readonly __typename?: 'MappedColumn';
  /** Its name, without the spaces around it. */
  readonly column: Scalars['String']['output'];
  /** `address`, `flag` or a feature of `wallet-44/v1`; null if the column is ignored. */
  readonly feature?: Maybe<Scalars['String']['output']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Stores a part of an upload's file. */
  readonly appendUpload: Job;
  /** Cancels a job: committed work stays, the rest is not done. With `kinds`, only a job of these kinds: any other is NOT_FOUND. */
  readonly cancelJob: Job;
  /** Contests a list's labels of a wallet, or withdraws the contest. It counts from the next score on, for the caller's tenant alone or for all (see `shared`). Refused as UNPROCESSABLE when the list has no label of the wallet, and always for a sanctions list. Needs the scope `data:write` or `admin:data`. */
  readonly contestLabel: WalletLabelContest;
  /** Deletes the promoted index with its wallets; from then on, scores search for neighbours in the shipped one. NOT_FOUND while none is promoted. */
  readonly deletePromotedIndex: DeletedIndex;
  /** Ends an upload and queues its job. The same file with the same options gives the existing job. */
  readonly finishUpload: FinishedUpload;
  /** Imports account histories and computes their features, for the caller's tenant alone or for all (see `shared`). Needs the scope `data:write` or `admin:data`. */
  readonly importHistories: ImportReport;
  /** Imports a version of a list of address labels in place of the previous one of the same owner, name and network. A shipped list is never replaced. Refused as UNPROCESSABLE, keeping the previous edition, if a line cannot be read (see `partial`), if the list shrinks by more than half (see `force`), if an address would have more than 20 labels over all of the owner's lists, or for a 65th list of a network. Needs the scope `data:write`, or `admin:data` for a list that every tenant sees. */
  readonly importLabels: ImportReport;
  /** Makes scores search for neighbours in an index, or with `shipped` in the shipped one again: from the next score on, for every tenant. An index that is incomplete, has less than ten wallets, or none of a class is refused as CONFLICT. */
  readonly promoteIndex: IndexPromotion;
  /** Stores a message, which a job processes. `POST /v1/hooks/{source}` does this for sources that sign. Needs the scope `data:write`, and also `feedback:write` for outcomes. */
  readonly receiveHook: ReceivedHook;
  /** Resumes a failed or cancelled job where it stopped; a job whose fetched file is gone starts over. */
  readonly restartJob: Job;
  /** Starts reading a file into a new index: a job fetches it and processes its rows. */
  readonly scrape: Job;
  /** Begins an upload: `appendUpload` adds its parts, `finishUpload` ends it. `POST /v1/uploads` does all three. Needs the scope `data:write`, and also `score:write` for payments and `feedback:write` for outcomes. */
  readonly startUpload: Job;
  /** Stops watching wallets for the caller's tenant. */
  readonly unwatchWallets: WatchReport;
  /** Watches wallets for the caller's tenant, at most 100,000 on all networks: their network is followed for them from the next block on. Refused as UNPROCESSABLE, with nothing changed, if an address is invalid or there are too many. */
  readonly watchWallets: WatchReport;
};


export type MutationAppendUploadArgs = {
  input: AppendUploadInput;
};


export type MutationCancelJobArgs = {
  id: Scalars['ID']['input'];
  kinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type MutationContestLabelArgs = {
  input: ContestLabelInput;
};


export type MutationFinishUploadArgs = {
  input: FinishUploadInput;
};


export type MutationImportHistoriesArgs = {
  input: ImportInput;
};


export type MutationImportLabelsArgs = {
  input: ImportInput;
};


export type MutationPromoteIndexArgs = {
  id: Scalars['ID']['input'];
};


export type MutationReceiveHookArgs = {
  input: ReceiveHookInput;
};


export type MutationRestartJobArgs = {
  id: Scalars['ID']['input'];
};


export type MutationScrapeArgs = {
  input: ScrapeInput;
};


export type MutationStartUploadArgs = {
  input: StartUploadInput;
};


export type MutationUnwatchWalletsArgs = {
  input: WatchInput;
};


export type MutationWatchWalletsArgs = {
  input: WatchInput;
};

/** A blockchain on which Tetron knows wallets. */
export type Network = {
  readonly __typename?: 'Network';
  /** The assets in which a payment on this network can be made, the native coin first. */
  readonly assets: ReadonlyArray<Asset>;
  /** CAIP-2 chain id, such as `eip155:1`. */
  readonly caip2: Scalars['String']['output'];
  readonly family: NetworkFamily;
  /** The identifier used in all inputs, such as `ethereum`. */
  readonly id: Scalars['ID']['output'];
  /** The display name. */
  readonly name: Scalars['String']['output'];
  /** Symbol of the coin that pays fees. */
  readonly nativeCurrency: Scalars['String']['output'];
  /** Whether it is the simulated network, which runs if nothing is configured. */
  readonly simulated: Scalars['Boolean']['output'];
};

/** How a network writes addresses and transactions. */
export type NetworkFamily =
  | 'bitcoin'
  | 'evm'
  | 'solana';

/** Position of a page in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** A step of a path. */
export type PathStep = {
  readonly __typename?: 'PathStep';
  /** Time of its first transfer. */
  readonly firstSeen: Scalars['DateTime']['output'];
  /** Time of its last transfer. */
  readonly lastSeen: Scalars['DateTime']['output'];
  /** US dollars of all transfers of the step, each by the price of its day, of those with one; null when none has. */
  readonly usd?: Maybe<Scalars['String']['output']>;
  /** The wallet that the step leads to. */
  readonly wallet: Wallet;
};

export type Query = {
  readonly __typename?: 'Query';
  /** Every chain that is or was followed, with its progress. */
  readonly chains: ReadonlyArray<Chain>;
  /** The imported indexes of known wallets, newest first; `first` is 1-100. While none is PROMOTED, the shipped one is used. */
  readonly indexes: ReferenceIndexConnection;
  /** A job by its id; null if the caller has no such job. */
  readonly job?: Maybe<Job>;
  /** Jobs of the caller's tenant, and with `admin:data` those of the whole installation, newest first; `first` is 1-100. Needs the scope `data:write` or `admin:data`. */
  readonly jobs: JobConnection;
  /** A network by its identifier; null if Tetron does not know it. */
  readonly network?: Maybe<Network>;
  /** Every network that Tetron knows. */
  readonly networks: ReadonlyArray<Network>;
  /** The paths by which listed assets went from one wallet to another, the shortest first, at most 20; null if nothing is stored of either. `maxHops` is 1-4. */
  readonly paths?: Maybe<TransferPaths>;
  /** The wallet with this address. If its history is not stored and a provider is configured, the history is requested: see `historyStatus`. An address that is not valid on its network is refused as UNPROCESSABLE. */
  readonly wallet?: Maybe<Wallet>;
  /** The wallets that the caller's tenant watches, by network and address; `first` is 1-100. */
  readonly watches: WatchConnection;
};


export type QueryIndexesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryJobsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  kind?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<JobState>;
};


export type QueryNetworkArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPathsArgs = {
  from: Scalars['String']['input'];
  maxHops?: Scalars['Int']['input'];
  network: Scalars['String']['input'];
  to: Scalars['String']['input'];
};


export type QueryWalletArgs = {
  address: Scalars['String']['input'];
  network: Scalars['String']['input'];
};


export type QueryWatchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  network?: InputMaybe<Scalars['String']['input']>;
};

/** A message of a source. */
export type ReceiveHookInput = {
  readonly kind: HookKind;
  /** The message's id, 1-128 characters: the same id means the same job. */
  readonly message: Scalars['String']['input'];
  /** The network of rows that do not name one. */
  readonly network?: InputMaybe<Scalars['String']['input']>;
  /** Its rows as lines of JSON; at most 1 MiB. */
  readonly rows: Scalars['String']['input'];
  /** The name of the source, 1-64 characters. */
  readonly source: Scalars['String']['input'];
};

/** The job of a message. */
export type ReceivedHook = {
  readonly __typename?: 'ReceivedHook';
  /** False if the source already sent a message with this id: the job is then that message's. */
  readonly isNew: Scalars['Boolean']['output'];
  readonly job: Job;
};

/** An imported index of known wallets, in addition to the shipped one. No score uses it before it is promoted. */
export type ReferenceIndex = {
  readonly __typename?: 'ReferenceIndex';
  readonly createdAt: Scalars['DateTime']['output'];
  readonly dryRun: Scalars['Boolean']['output'];
  /** Identifies its content, as in scores; null until it is complete, and for a dry run. */
  readonly edition?: Maybe<Scalars['String']['output']>;
  /** Those of its wallets that are fraud. */
  readonly fraud: Scalars['Int']['output'];
  /** `idx_` and a ULID. */
  readonly id: Scalars['ID']['output'];
  /** How the columns of its file are read; empty until its header has been read. */
  readonly mapping: ReadonlyArray<MappedColumn>;
  /** Time of completion. */
  readonly readyAt?: Maybe<Scalars['DateTime']['output']>;
  readonly sourceType: IndexSource;
  readonly sourceUrl: Scalars['String']['output'];
  readonly state: IndexState;
  /** Number of its wallets; for a dry run, the number it would have. */
  readonly wallets: Scalars['Int']['output'];
};

/** A page of indexes. */
export type ReferenceIndexConnection = {
  readonly __typename?: 'ReferenceIndexConnection';
  readonly edges: ReadonlyArray<ReferenceIndexEdge>;
  readonly pageInfo: PageInfo;
};

/** An index, and its position in the list. */
export type ReferenceIndexEdge = {
  readonly __typename?: 'ReferenceIndexEdge';
  /** Pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: ReferenceIndex;
};

/** A sanctions list's entry. */
export type Sanction = {
  readonly __typename?: 'Sanction';
  /** Which list, such as `OFAC SDN ETH`. */
  readonly list: Scalars['String']['output'];
  /** Version of the list: its date and a prefix of its content hash. */
  readonly version: Scalars['String']['output'];
};

/** A file to read into a new index. */
export type ScrapeInput = {
  /** Reports how the columns would be read and every row that would be refused, without storing anything. */
  readonly dryRun?: Scalars['Boolean']['input'];
  readonly sourceType: IndexSource;
  /** For KAGGLE the page of the dataset, with `?select=NAME` if it has several files. Only public `https://` addresses are called, including redirects. */
  readonly sourceUrl: Scalars['String']['input'];
};

/** An upload to begin, with its options. */
export type StartUploadInput = {
  /** Labels: replaces the list even if less than half of it would remain, or if it is older. */
  readonly force?: Scalars['Boolean']['input'];
  readonly kind: UploadKind;
  /** Labels: the list, 1-64 characters. */
  readonly list?: InputMaybe<Scalars['String']['input']>;
  /** The network of histories and labels (required), and of other rows that do not name one. */
  readonly network?: InputMaybe<Scalars['String']['input']>;
  /** Labels: replaces the list even if some lines were refused. */
  readonly partial?: Scalars['Boolean']['input'];
  /** Histories and labels: whether every tenant sees them, which needs the scope `admin:data`. */
  readonly shared?: Scalars['Boolean']['input'];
  /** Labels: its edition, 1-64 characters. */
  readonly version?: InputMaybe<Scalars['String']['input']>;
};

/** A transfer from the viewpoint of the wallet. */
export type Transfer = {
  readonly __typename?: 'Transfer';
  /** Base units of the asset, as a decimal number. For a failed transfer, the amount that did not move. */
  readonly amount: Scalars['String']['output'];
  readonly asset: TransferredAsset;
  /** Time of its block. */
  readonly at: Scalars['DateTime']['output'];
  /** The other side; null for a mint, a burn, a reward or a created contract, and where it has no address. With several payees or payers in one transaction, the one with the largest amount. */
  readonly counterparty?: Maybe<Wallet>;
  /** The same in whole units, exact; null when the asset's decimals are not known. */
  readonly decimalAmount?: Maybe<Scalars['String']['output']>;
  readonly direction: TransferDirection;
  /** Why totals exclude its value; null if they include it, given a price. */
  readonly exclusion?: Maybe<TransferExclusion>;
  readonly failed: Scalars['Boolean']['output'];
  readonly kind: TransferKind;
  /** Hash of its transaction; null when the source does not tell it. */
  readonly transaction?: Maybe<Scalars['String']['output']>;
  /** US dollars at the price of the transfer's day; null, never 0, if unknown. */
  readonly valueUsd?: Maybe<Scalars['String']['output']>;
};

/** A page of transfers. */
export type TransferConnection = {
  readonly __typename?: 'TransferConnection';
  readonly edges: ReadonlyArray<TransferEdge>;
  /** Whether all of the wallet's transfers up to the newest one are held. False when a provider supplied a part, when the source sees no tokens, and when a followed chain has later blocks but perhaps not all that concern the wallet. */
  readonly isComplete: Scalars['Boolean']['output'];
  readonly pageInfo: PageInfo;
};

export type TransferDirection =
  /** The wallet was paid. */
  | 'received'
  /** The wallet paid. */
  | 'sent';

/** A transfer, and its position in the list. */
export type TransferEdge = {
  readonly __typename?: 'TransferEdge';
  /** Pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: Transfer;
};

/** Why a transfer is excluded from values. */
export type TransferExclusion =
  /** It moved nothing, for example to appear in the wallet's history. */
  | 'no_amount'
  /** Tetron does not list its token and no source prices it, regardless of its name: most unsolicited tokens. */
  | 'unknown_token';

/** Selects transfers. Every given member must match. */
export type TransferFilter = {
  /** A symbol that Tetron knows on the network, or a CAIP-19 id as `TransferredAsset.id` has it. */
  readonly asset?: InputMaybe<Scalars['String']['input']>;
  /** The other side's address. */
  readonly counterparty?: InputMaybe<Scalars['String']['input']>;
  readonly direction?: InputMaybe<TransferDirection>;
  /** Not before this time. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this time. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Kind of a transfer. */
export type TransferKind =
  /** A payment in the coin by a contract that a transaction called. */
  | 'internal'
  /** A transaction's own payment in the network's coin. */
  | 'native'
  /** A payout by the network, such as a validator's withdrawal. */
  | 'reward'
  | 'token';

/** A way from one wallet to another, in the order of time. */
export type TransferPath = {
  readonly __typename?: 'TransferPath';
  /** From the first wallet's counterparty to the last wallet. */
  readonly steps: ReadonlyArray<PathStep>;
};

/** The ways from one wallet to another. */
export type TransferPaths = {
  readonly __typename?: 'TransferPaths';
  /** Whether there can be no other way within the hops: every wallet that was looked at is held whole, and nothing was left out. False otherwise: of each wallet the largest 200 flows are looked at. */
  readonly isExhaustive: Scalars['Boolean']['output'];
  readonly paths: ReadonlyArray<TransferPath>;
};

/** A coin or token as named by a transfer. Token names are arbitrary; only the id identifies it. */
export type TransferredAsset = {
  readonly __typename?: 'TransferredAsset';
  /** Digits after the point in one whole unit; null when no source supplies them. */
  readonly decimals?: Maybe<Scalars['Int']['output']>;
  /** CAIP-19 id, of one token of a collection with its number. */
  readonly id: Scalars['String']['output'];
  /** Symbol of an asset that Tetron knows; null for any other, regardless of its own name. */
  readonly symbol?: Maybe<Scalars['String']['output']>;
};

/** What each row of an upload is. */
export type UploadKind =
  /** What the tenant knows about wallets: see docs/uploads.md. */
  | 'context'
  /** Histories of accounts, or an explorer's export of one. */
  | 'histories'
  /** An edition of a list of labels. */
  | 'labels'
  /** Outcomes of dealings with wallets. */
  | 'outcomes'
  /** Payments to score. */
  | 'payments';

/** An address on a network, with its history and labels. Any valid address is a wallet, known or not. */
export type Wallet = {
  readonly __typename?: 'Wallet';
  /** The address in stored form: lower-case on EVM networks. */
  readonly address: Scalars['String']['output'];
  /** The amounts received and sent per asset, by descending number of transfers, at most 100; null as `transfers` is. */
  readonly balances?: Maybe<ReadonlyArray<WalletBalance>>;
  /** The address as wallets show it: with its EIP-55 capitals on EVM networks, as `address` elsewhere. */
  readonly checksumAddress: Scalars['String']['output'];
  /** The addresses of its holder, as the stored transactions show; null where no transaction shows another one, and on networks whose transactions have one payer. */
  readonly cluster?: Maybe<WalletCluster>;
  /** The wallets it sent to and received from, excluding failed transfers; null as `transfers` is. `first` is 1-100. */
  readonly counterparties?: Maybe<CounterpartyConnection>;
  /** How much of the history a provider supplied; null when it was imported, and without one. */
  readonly coverage?: Maybe<HistoryCoverage>;
  /** The service at which it is a customer's address, according to the stored transfers; null if it is not one. */
  readonly depositOf?: Maybe<DepositAddress>;
  /** Where its flow comes from or goes to, directly and through intermediate wallets, by their labels; null as `transfers` is. A path ends at a wallet that a list names. `maxHops` is 1-3. */
  readonly exposure?: Maybe<WalletExposure>;
  /** Time of the first stored transaction; null without one. */
  readonly firstSeen?: Maybe<Scalars['DateTime']['output']>;
  /** Counts over the stored history; null without one: the wallet is then unknown, not innocent. */
  readonly history?: Maybe<WalletHistory>;
  /** Whether a history is stored. If it is not stored or due for a refresh, the query `wallet` requests it from a configured provider. */
  readonly historyStatus: HistoryStatus;
  /** CAIP-10 account id, such as `eip155:1:0xab…`. */
  readonly id: Scalars['ID']['output'];
  /** The labels that apply to the wallet, ordered by list and label: those of its network, and on EVM networks the accusations, warnings and services of the same address on the others, where the same key owns it. At most 20 per owner and network. Empty if no list names it. */
  readonly labels: ReadonlyArray<WalletLabel>;
  /** Time of the last stored transaction; null without one. */
  readonly lastSeen?: Maybe<Scalars['DateTime']['output']>;
  readonly network: Network;
  /** The sanctions lists that name the wallet, ordered by list. Empty when none does. */
  readonly sanctions: ReadonlyArray<Sanction>;
  /** The sources of the above and their age, ordered by name. */
  readonly sources: ReadonlyArray<WalletSource>;
  /** Its transfers, newest first; null if none are stored and it is not known to have none. `first` is 1-100. With a filter, a page may have fewer even if there is a next one: one page examines 10,000 transfers. */
  readonly transfers?: Maybe<TransferConnection>;
};


/** An address on a network, with its history and labels. Any valid address is a wallet, known or not. */
export type WalletCounterpartiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  direction?: InputMaybe<TransferDirection>;
  first?: Scalars['Int']['input'];
  orderBy?: CounterpartyOrder;
};


/** An address on a network, with its history and labels. Any valid address is a wallet, known or not. */
export type WalletExposureArgs = {
  direction?: TransferDirection;
  maxHops?: Scalars['Int']['input'];
};


/** An address on a network, with its history and labels. Any valid address is a wallet, known or not. */
export type WalletTransfersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TransferFilter>;
  first?: Scalars['Int']['input'];
};

/** Amounts of one asset that a wallet received and sent. */
export type WalletBalance = {
  readonly __typename?: 'WalletBalance';
  /** Base units that it has: known when all of its transfers are held; of the network's coin, when its chain was followed in full from its first block, since histories tell no fees. Null otherwise and of a token that rebases, never 0. */
  readonly amount?: Maybe<Scalars['String']['output']>;
  readonly asset: TransferredAsset;
  /** The same in whole units; null as well when the decimals are not known. */
  readonly decimalAmount?: Maybe<Scalars['String']['output']>;
  /** Whether the token changes what wallets have without a transfer, or logs transfers that move nothing, as its contract was seen to do or is known to: what its transfers add up to is no balance then. */
  readonly isRebasing: Scalars['Boolean']['output'];
  /** Base units received, without what it sent to itself. */
  readonly received: Scalars['String']['output'];
  /** Base units sent, without fees and without what it sent to itself. */
  readonly sent: Scalars['String']['output'];
  /** US dollars by the price of today; null without an amount, and where no price of these days is known. */
  readonly valueUsd?: Maybe<Scalars['String']['output']>;
};

/** Addresses of one holder, the wallet's own among them. */
export type WalletCluster = {
  readonly __typename?: 'WalletCluster';
  /** Why the cluster may be wrong; null without such a sign. */
  readonly doubt?: Maybe<ClusterDoubt>;
  /** The first of the addresses that are read, in the order of text. It changes when a block adds an earlier one; wallets of one TOO_LARGE cluster may have different ones. */
  readonly id: Scalars['ID']['output'];
  /** Its addresses that are read by the order of text. `first` is 1-100. */
  readonly members: ClusterMemberConnection;
  /** The other addresses that lists name, the worst first, of those the surest; at most 20, and none where SEVERAL_SERVICES are named. */
  readonly named: ReadonlyArray<ClusterEvidence>;
  /** Its addresses, at least 2; where it is TOO_LARGE there are more, and these 1,000 are read. */
  readonly size: Scalars['Int']['output'];
};


/** Addresses of one holder, the wallet's own among them. */
export type WalletClusterMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** Where a wallet's flow comes from or goes to, by label. */
export type WalletExposure = {
  readonly __typename?: 'WalletExposure';
  /** By descending share. A wallet of several categories counts in each of them. */
  readonly categories: ReadonlyArray<CategoryExposure>;
  /** Excluded transfers: see `Transfer.exclusion`. In decimal digits. */
  readonly excludedCount: Scalars['String']['output'];
  /** As `TransferConnection.isComplete`, of the wallet itself. */
  readonly isComplete: Scalars['Boolean']['output'];
  /** Part of the flow that could be followed to a wallet that a list names, to one where it stayed, or to the last hop, 0-1: behind the rest, wallets without a held history and those beyond the largest 50 of each, anything may be. So may it behind transfers without a price, unless all are in one asset, whose parts go by the amount. Null without a flow. */
  readonly seenShare?: Maybe<Scalars['Float']['output']>;
  /** US dollars that the wallet received or sent, each transfer by the price of its day, of those with one; null when none has. */
  readonly totalUsd?: Maybe<Scalars['String']['output']>;
  /** Transfers of the flow of assets that Tetron lists, on days without a known price. In decimal digits. */
  readonly unpricedCount: Scalars['String']['output'];
};

/** How much of a wallet's history is stored; a count that its source cannot tell is null. */
export type WalletHistory = {
  readonly __typename?: 'WalletHistory';
  /** Contracts that the wallet created, excluding its own creation if it is a contract. */
  readonly contractsCreated?: Maybe<Scalars['Int']['output']>;
  /** Transactions received, including failed ones. */
  readonly receivedTransactions?: Maybe<Scalars['Int']['output']>;
  /** Distinct addresses that the wallet sent transactions to. */
  readonly recipients?: Maybe<Scalars['Int']['output']>;
  /** Distinct addresses that sent transactions to the wallet. */
  readonly senders?: Maybe<Scalars['Int']['output']>;
  /** Transactions sent, including failed ones. */
  readonly sentTransactions?: Maybe<Scalars['Int']['output']>;
  /** Token transfers in both directions. */
  readonly tokenTransfers?: Maybe<Scalars['Int']['output']>;
};

/** A word that a list gives a wallet. */
export type WalletLabel = {
  readonly __typename?: 'WalletLabel';
  /** What the word means: one of the categories of docs/labels.md, such as `exchange`; `unknown` for an unmapped word. */
  readonly category: Scalars['String']['output'];
  /** The list's confidence in the label, 0-1; null when the list has none. */
  readonly confidence?: Maybe<Scalars['Float']['output']>;
  /** Why the label is contested, by the caller's tenant or by the operator; null when it is not. A contested label counts less: an accusation is a warning of half the strength, and a service does not count. */
  readonly contested?: Maybe<Scalars['String']['output']>;
  /** First day of the label in the list's sources, YYYY-MM-DD; null when the list has no date. */
  readonly firstSeen?: Maybe<Scalars['String']['output']>;
  /** The list's own word, such as `coinbase` or `phish-hack`. */
  readonly label: Scalars['String']['output'];
  /** Last day of the label in the list's sources, YYYY-MM-DD; null when the list has no date. */
  readonly lastSeen?: Maybe<Scalars['String']['output']>;
  /** Which list. */
  readonly list: Scalars['String']['output'];
  /** The name that the list gives the wallet; null if none. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The network of the label in the list: the wallet's own, or another one on which the same key owns the address. */
  readonly network: Network;
  /** Owner of the list. */
  readonly owner: FactOwner;
  /**
   * Which list.
   * @deprecated Renamed: use `list`. Removed after 2027-06-30.
   */
  readonly source: Scalars['String']['output'];
  /** What the label implies for the wallet, given its other labels. */
  readonly stance: LabelStance;
  /** Version of the list. */
  readonly version: Scalars['String']['output'];
};

/** A list's labels of a wallet, contested or no longer contested. */
export type WalletLabelContest = {
  readonly __typename?: 'WalletLabelContest';
  /** Whether anything changed. */
  readonly changed: Scalars['Boolean']['output'];
  /** Which list. */
  readonly list: Scalars['String']['output'];
  /** Why; null if it is no longer contested. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The wallet. */
  readonly wallet: Wallet;
};

/** A source of a wallet's data. */
export type WalletSource = {
  readonly __typename?: 'WalletSource';
  /** Seconds since `asOf`, >= 0. */
  readonly ageSeconds: Scalars['Float']['output'];
  /** The time that its data describes: for a history, when its provider was queried, or its newest transaction if it was imported; for a list, its date. */
  readonly asOf: Scalars['DateTime']['output'];
  /** Such as `history`, `labels` or `sanctions`. */
  readonly name: Scalars['String']['output'];
  /** Owner of the source. */
  readonly owner: FactOwner;
  /** Age in seconds beyond which the source is stale: by the wallet's own rhythm for a history, by its publisher's for a list. */
  readonly shelfLifeSeconds: Scalars['Float']['output'];
  /** Whether it is past its shelf life. */
  readonly stale: Scalars['Boolean']['output'];
  /** Version or hash of the source's data. */
  readonly version: Scalars['String']['output'];
};

/** A watched wallet. */
export type Watch = {
  readonly __typename?: 'Watch';
  /** The address in stored form: lower-case on EVM networks. */
  readonly address: Scalars['String']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  /** Height of the first block that is kept for the wallet; null while its network is not followed, and once it is followed for as many wallets as it may be. */
  readonly followedFrom?: Maybe<Scalars['Float']['output']>;
  /** Such as `ethereum`. */
  readonly network: Scalars['String']['output'];
};

/** A page of watches. */
export type WatchConnection = {
  readonly __typename?: 'WatchConnection';
  readonly edges: ReadonlyArray<WatchEdge>;
  readonly pageInfo: PageInfo;
};

/** A watch, and its position in the list. */
export type WatchEdge = {
  readonly __typename?: 'WatchEdge';
  /** Pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: Watch;
};

/** Wallets of one network. */
export type WatchInput = {
  /** 1-1,000 addresses on `network`; the public endpoint takes requests of 64 kB. */
  readonly addresses: ReadonlyArray<Scalars['String']['input']>;
  /** Such as `ethereum`. */
  readonly network: Scalars['String']['input'];
};

/** Result of a change of watches. */
export type WatchReport = {
  readonly __typename?: 'WatchReport';
  /** Wallets whose watch status changed. */
  readonly changed: Scalars['Int']['output'];
  /** Wallets whose watch status did not change. */
  readonly unchanged: Scalars['Int']['output'];
  /** Wallets that the tenant watches now, on all networks. */
  readonly watched: Scalars['Int']['output'];
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
  Asset: Asset;
  Network: Network;
  Wallet: Wallet;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Asset:
    ( { __typename: 'Asset' }
    & GraphQLRecursivePick<FederationTypes['Asset'], {"id":true}> );
  Network:
    ( { __typename: 'Network' }
    & GraphQLRecursivePick<FederationTypes['Network'], {"id":true}> );
  Wallet:
    ( { __typename: 'Wallet' }
    & GraphQLRecursivePick<FederationTypes['Wallet'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AppendUploadInput: AppendUploadInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Asset: ResolverTypeWrapper<AssetParent>;
  AssetTotal: ResolverTypeWrapper<ValuedAssetTotal>;
  CacheControlScope: CacheControlScope;
  CategoryExposure: ResolverTypeWrapper<CategoryExposureParent>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Chain: ResolverTypeWrapper<ChainStatus>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ChainBalanceChecks: ResolverTypeWrapper<BalanceChecks>;
  ChainEndpoint: ResolverTypeWrapper<EndpointReport>;
  ChainMode: ChainMode;
  ClusterDoubt: ClusterDoubt;
  ClusterEvidence: ResolverTypeWrapper<Omit<ClusterEvidence, 'wallet'> & { wallet: ResolversTypes['Wallet'] }>;
  ClusterListing: ClusterListing;
  ClusterMember: ResolverTypeWrapper<ClusterMemberParent>;
  ClusterMemberConnection: ResolverTypeWrapper<Omit<ClusterMemberConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ClusterMemberEdge']> }>;
  ClusterMemberEdge: ResolverTypeWrapper<Omit<ClusterMemberEdge, 'node'> & { node: ResolversTypes['ClusterMember'] }>;
  ContestLabelInput: ContestLabelInput;
  Counterparty: ResolverTypeWrapper<CounterpartyParent>;
  CounterpartyConnection: ResolverTypeWrapper<Omit<CounterpartyConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['CounterpartyEdge']> }>;
  CounterpartyEdge: ResolverTypeWrapper<Omit<CounterpartyEdge, 'node'> & { node: ResolversTypes['Counterparty'] }>;
  CounterpartyOrder: CounterpartyOrder;
  CoverageFrom: CoverageFrom;
  CoverageReason: CoverageReason;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeletedIndex: ResolverTypeWrapper<DeletedIndex>;
  DepositAddress: ResolverTypeWrapper<DepositParent>;
  FactOwner: FactOwner;
  FinishUploadInput: FinishUploadInput;
  FinishedUpload: ResolverTypeWrapper<Omit<FinishedUpload, 'job'> & { job: ResolversTypes['Job'] }>;
  HistoryCoverage: ResolverTypeWrapper<HistoryCoverage>;
  HistoryStatus: HistoryStatus;
  HookKind: HookKind;
  ImportFormat: ImportFormat;
  ImportInput: ImportInput;
  ImportRefusal: ResolverTypeWrapper<ImportRefusal>;
  ImportReport: ResolverTypeWrapper<ImportReport>;
  IndexPromotion: ResolverTypeWrapper<IndexPromotion>;
  IndexSource: IndexSource;
  IndexState: IndexState;
  Job: ResolverTypeWrapper<StoredJob>;
  JobConnection: ResolverTypeWrapper<Omit<JobConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['JobEdge']> }>;
  JobEdge: ResolverTypeWrapper<Omit<JobEdge, 'node'> & { node: ResolversTypes['Job'] }>;
  JobError: ResolverTypeWrapper<JobError>;
  JobRefusal: ResolverTypeWrapper<StoredRefusal>;
  JobState: JobState;
  LabelStance: LabelStance;
  LinkRule: LinkRule;
  MappedColumn: ResolverTypeWrapper<MappedColumn>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Network: ResolverTypeWrapper<NetworkRef>;
  NetworkFamily: NetworkFamily;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PathStep: ResolverTypeWrapper<PathStepParent>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReceiveHookInput: ReceiveHookInput;
  ReceivedHook: ResolverTypeWrapper<Omit<ReceivedHook, 'job'> & { job: ResolversTypes['Job'] }>;
  ReferenceIndex: ResolverTypeWrapper<StoredIndex>;
  ReferenceIndexConnection: ResolverTypeWrapper<Omit<ReferenceIndexConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ReferenceIndexEdge']> }>;
  ReferenceIndexEdge: ResolverTypeWrapper<Omit<ReferenceIndexEdge, 'node'> & { node: ResolversTypes['ReferenceIndex'] }>;
  Sanction: ResolverTypeWrapper<Sanction>;
  ScrapeInput: ScrapeInput;
  StartUploadInput: StartUploadInput;
  Transfer: ResolverTypeWrapper<TransferParent>;
  TransferConnection: ResolverTypeWrapper<Omit<TransferConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['TransferEdge']> }>;
  TransferDirection: TransferDirection;
  TransferEdge: ResolverTypeWrapper<Omit<TransferEdge, 'node'> & { node: ResolversTypes['Transfer'] }>;
  TransferExclusion: TransferExclusion;
  TransferFilter: TransferFilter;
  TransferKind: TransferKind;
  TransferPath: ResolverTypeWrapper<PathParent>;
  TransferPaths: ResolverTypeWrapper<PathsParent>;
  TransferredAsset: ResolverTypeWrapper<TransferredAssetParent>;
  UploadKind: UploadKind;
  Wallet: ResolverTypeWrapper<AskedWallet>;
  WalletBalance: ResolverTypeWrapper<BalanceParent>;
  WalletCluster: ResolverTypeWrapper<ClusterParent>;
  WalletExposure: ResolverTypeWrapper<ExposureParent>;
  WalletHistory: ResolverTypeWrapper<WalletHistory>;
  WalletLabel: ResolverTypeWrapper<LabelParent>;
  WalletLabelContest: ResolverTypeWrapper<Omit<WalletLabelContest, 'wallet'> & { wallet: ResolversTypes['Wallet'] }>;
  WalletSource: ResolverTypeWrapper<WalletSource>;
  Watch: ResolverTypeWrapper<Watch>;
  WatchConnection: ResolverTypeWrapper<WatchConnection>;
  WatchEdge: ResolverTypeWrapper<WatchEdge>;
  WatchInput: WatchInput;
  WatchReport: ResolverTypeWrapper<WatchReport>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AppendUploadInput: AppendUploadInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Asset: AssetParent;
  AssetTotal: ValuedAssetTotal;
  CategoryExposure: CategoryExposureParent;
  Float: Scalars['Float']['output'];
  Chain: ChainStatus;
  Boolean: Scalars['Boolean']['output'];
  ChainBalanceChecks: BalanceChecks;
  ChainEndpoint: EndpointReport;
  ClusterEvidence: Omit<ClusterEvidence, 'wallet'> & { wallet: ResolversParentTypes['Wallet'] };
  ClusterMember: ClusterMemberParent;
  ClusterMemberConnection: Omit<ClusterMemberConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ClusterMemberEdge']> };
  ClusterMemberEdge: Omit<ClusterMemberEdge, 'node'> & { node: ResolversParentTypes['ClusterMember'] };
  ContestLabelInput: ContestLabelInput;
  Counterparty: CounterpartyParent;
  CounterpartyConnection: Omit<CounterpartyConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['CounterpartyEdge']> };
  CounterpartyEdge: Omit<CounterpartyEdge, 'node'> & { node: ResolversParentTypes['Counterparty'] };
  DateTime: Scalars['DateTime']['output'];
  DeletedIndex: DeletedIndex;
  DepositAddress: DepositParent;
  FinishUploadInput: FinishUploadInput;
  FinishedUpload: Omit<FinishedUpload, 'job'> & { job: ResolversParentTypes['Job'] };
  HistoryCoverage: HistoryCoverage;
  ImportInput: ImportInput;
  ImportRefusal: ImportRefusal;
  ImportReport: ImportReport;
  IndexPromotion: IndexPromotion;
  Job: StoredJob;
  JobConnection: Omit<JobConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['JobEdge']> };
  JobEdge: Omit<JobEdge, 'node'> & { node: ResolversParentTypes['Job'] };
  JobError: JobError;
  JobRefusal: StoredRefusal;
  MappedColumn: MappedColumn;
  Mutation: Record<PropertyKey, never>;
  Network: NetworkRef;
  PageInfo: PageInfo;
  PathStep: PathStepParent;
  Query: Record<PropertyKey, never>;
  ReceiveHookInput: ReceiveHookInput;
  ReceivedHook: Omit<ReceivedHook, 'job'> & { job: ResolversParentTypes['Job'] };
  ReferenceIndex: StoredIndex;
  ReferenceIndexConnection: Omit<ReferenceIndexConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ReferenceIndexEdge']> };
  ReferenceIndexEdge: Omit<ReferenceIndexEdge, 'node'> & { node: ResolversParentTypes['ReferenceIndex'] };
  Sanction: Sanction;
  ScrapeInput: ScrapeInput;
  StartUploadInput: StartUploadInput;
  Transfer: TransferParent;
  TransferConnection: Omit<TransferConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['TransferEdge']> };
  TransferEdge: Omit<TransferEdge, 'node'> & { node: ResolversParentTypes['Transfer'] };
  TransferFilter: TransferFilter;
  TransferPath: PathParent;
  TransferPaths: PathsParent;
  TransferredAsset: TransferredAssetParent;
  Wallet: AskedWallet;
  WalletBalance: BalanceParent;
  WalletCluster: ClusterParent;
  WalletExposure: ExposureParent;
  WalletHistory: WalletHistory;
  WalletLabel: LabelParent;
  WalletLabelContest: Omit<WalletLabelContest, 'wallet'> & { wallet: ResolversParentTypes['Wallet'] };
  WalletSource: WalletSource;
  Watch: Watch;
  WatchConnection: WatchConnection;
  WatchEdge: WatchEdge;
  WatchInput: WatchInput;
  WatchReport: WatchReport;
  Int: Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge: Scalars['Int']['input'];
  scope?: Maybe<CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AssetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Asset'] = ResolversParentTypes['Asset'], FederationReferenceType extends FederationReferenceTypes['Asset'] = FederationReferenceTypes['Asset']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Asset']> | FederationReferenceType, FederationReferenceType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decimals?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AssetTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssetTotal'] = ResolversParentTypes['AssetTotal']> = {
  asset?: Resolver<ResolversTypes['TransferredAsset'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receivedCount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receivedUsd?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentCount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentUsd?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CategoryExposureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryExposure'] = ResolversParentTypes['CategoryExposure']> = {
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  directShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  holderShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  indirectShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['PathStep']>, ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChainResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Chain'] = ResolversParentTypes['Chain']> = {
  balanceChecks?: Resolver<Maybe<ResolversTypes['ChainBalanceChecks']>, ParentType, ContextType>;
  endpoints?: Resolver<ReadonlyArray<ResolversTypes['ChainEndpoint']>, ParentType, ContextType>;
  finalized?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  head?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  held?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lag?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lagSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ChainMode'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stopped?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  traces?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  trouble?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChainBalanceChecksResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChainBalanceChecks'] = ResolversParentTypes['ChainBalanceChecks']> = {
  coins?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  wrongAt?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  wrongCoins?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  wrongTokens?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ChainEndpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChainEndpoint'] = ResolversParentTypes['ChainEndpoint']> = {
  answers?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  endpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  faults?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  latencyMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ClusterEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClusterEvidence'] = ResolversParentTypes['ClusterEvidence']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  listing?: Resolver<ResolversTypes['ClusterListing'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['LinkRule'], ParentType, ContextType>;
  wallet?: Resolver<ResolversTypes['Wallet'], ParentType, ContextType>;
};

export type ClusterMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClusterMember'] = ResolversParentTypes['ClusterMember']> = {
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['LinkRule'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wallet?: Resolver<ResolversTypes['Wallet'], ParentType, ContextType>;
};

export type ClusterMemberConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClusterMemberConnection'] = ResolversParentTypes['ClusterMemberConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ClusterMemberEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ClusterMemberEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClusterMemberEdge'] = ResolversParentTypes['ClusterMemberEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ClusterMember'], ParentType, ContextType>;
};

export type CounterpartyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Counterparty'] = ResolversParentTypes['Counterparty']> = {
  assets?: Resolver<ReadonlyArray<ResolversTypes['AssetTotal']>, ParentType, ContextType>;
  excludedCount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedCount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receivedUsd?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentCount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentUsd?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unpricedCount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wallet?: Resolver<ResolversTypes['Wallet'], ParentType, ContextType>;
};

export type CounterpartyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CounterpartyConnection'] = ResolversParentTypes['CounterpartyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CounterpartyEdge']>, ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CounterpartyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CounterpartyEdge'] = ResolversParentTypes['CounterpartyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Counterparty'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeletedIndexResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletedIndex'] = ResolversParentTypes['DeletedIndex']> = {
  edition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  wallets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DepositAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DepositAddress'] = ResolversParentTypes['DepositAddress']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  firstSweep?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isFunded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastSweep?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sweeps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  wallets?: Resolver<ReadonlyArray<ResolversTypes['Wallet']>, ParentType, ContextType>;
};

export type FinishedUploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FinishedUpload'] = ResolversParentTypes['FinishedUpload']> = {
  isNew?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type HistoryCoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HistoryCoverage'] = ResolversParentTypes['HistoryCoverage']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['CoverageFrom'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['CoverageReason'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ImportRefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportRefusal'] = ResolversParentTypes['ImportRefusal']> = {
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImportReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportReport'] = ResolversParentTypes['ImportReport']> = {
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refusals?: Resolver<ReadonlyArray<ResolversTypes['ImportRefusal']>, ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skips?: Resolver<ReadonlyArray<ResolversTypes['ImportRefusal']>, ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IndexPromotionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IndexPromotion'] = ResolversParentTypes['IndexPromotion']> = {
  edition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type JobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job']> = {
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  bytesDone?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['JobError']>, ParentType, ContextType>;
  etaSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['ReferenceIndex']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  refusals?: Resolver<ReadonlyArray<ResolversTypes['JobRefusal']>, ParentType, ContextType, RequireFields<JobRefusalsArgs, 'first' | 'from'>>;
  refused?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JobState'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type JobConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobConnection'] = ResolversParentTypes['JobConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['JobEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type JobEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobEdge'] = ResolversParentTypes['JobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type JobErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobError'] = ResolversParentTypes['JobError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type JobRefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobRefusal'] = ResolversParentTypes['JobRefusal']> = {
  line?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MappedColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappedColumn'] = ResolversParentTypes['MappedColumn']> = {
  column?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  feature?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  appendUpload?: Resolver<ResolversTypes['Job'], ParentType, ContextType, RequireFields<MutationAppendUploadArgs, 'input'>>;
  cancelJob?: Resolver<ResolversTypes['Job'], ParentType, ContextType, RequireFields<MutationCancelJobArgs, 'id'>>;
  contestLabel?: Resolver<ResolversTypes['WalletLabelContest'], ParentType, ContextType, RequireFields<MutationContestLabelArgs, 'input'>>;
  deletePromotedIndex?: Resolver<ResolversTypes['DeletedIndex'], ParentType, ContextType>;
  finishUpload?: Resolver<ResolversTypes['FinishedUpload'], ParentType, ContextType, RequireFields<MutationFinishUploadArgs, 'input'>>;
  importHistories?: Resolver<ResolversTypes['ImportReport'], ParentType, ContextType, RequireFields<MutationImportHistoriesArgs, 'input'>>;
  importLabels?: Resolver<ResolversTypes['ImportReport'], ParentType, ContextType, RequireFields<MutationImportLabelsArgs, 'input'>>;
  promoteIndex?: Resolver<ResolversTypes['IndexPromotion'], ParentType, ContextType, RequireFields<MutationPromoteIndexArgs, 'id'>>;
  receiveHook?: Resolver<ResolversTypes['ReceivedHook'], ParentType, ContextType, RequireFields<MutationReceiveHookArgs, 'input'>>;
  restartJob?: Resolver<ResolversTypes['Job'], ParentType, ContextType, RequireFields<MutationRestartJobArgs, 'id'>>;
  scrape?: Resolver<ResolversTypes['Job'], ParentType, ContextType, RequireFields<MutationScrapeArgs, 'input'>>;
  startUpload?: Resolver<ResolversTypes['Job'], ParentType, ContextType, RequireFields<MutationStartUploadArgs, 'input'>>;
  unwatchWallets?: Resolver<ResolversTypes['WatchReport'], ParentType, ContextType, RequireFields<MutationUnwatchWalletsArgs, 'input'>>;
  watchWallets?: Resolver<ResolversTypes['WatchReport'], ParentType, ContextType, RequireFields<MutationWatchWalletsArgs, 'input'>>;
};

export type NetworkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Network'] = ResolversParentTypes['Network'], FederationReferenceType extends FederationReferenceTypes['Network'] = FederationReferenceTypes['Network']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Network']> | FederationReferenceType, FederationReferenceType, ContextType>;
  assets?: Resolver<ReadonlyArray<ResolversTypes['Asset']>, ParentType, ContextType>;
  caip2?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  family?: Resolver<ResolversTypes['NetworkFamily'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeCurrency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  simulated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PathStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathStep'] = ResolversParentTypes['PathStep']> = {
  firstSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  usd?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wallet?: Resolver<ResolversTypes['Wallet'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  chains?: Resolver<ReadonlyArray<ResolversTypes['Chain']>, ParentType, ContextType>;
  indexes?: Resolver<ResolversTypes['ReferenceIndexConnection'], ParentType, ContextType, RequireFields<QueryIndexesArgs, 'first'>>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType, RequireFields<QueryJobArgs, 'id'>>;
  jobs?: Resolver<ResolversTypes['JobConnection'], ParentType, ContextType, RequireFields<QueryJobsArgs, 'first'>>;
  network?: Resolver<Maybe<ResolversTypes['Network']>, ParentType, ContextType, RequireFields<QueryNetworkArgs, 'id'>>;
  networks?: Resolver<ReadonlyArray<ResolversTypes['Network']>, ParentType, ContextType>;
  paths?: Resolver<Maybe<ResolversTypes['TransferPaths']>, ParentType, ContextType, RequireFields<QueryPathsArgs, 'from' | 'maxHops' | 'network' | 'to'>>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType, RequireFields<QueryWalletArgs, 'address' | 'network'>>;
  watches?: Resolver<ResolversTypes['WatchConnection'], ParentType, ContextType, RequireFields<QueryWatchesArgs, 'first'>>;
};

export type ReceivedHookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReceivedHook'] = ResolversParentTypes['ReceivedHook']> = {
  isNew?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type ReferenceIndexResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferenceIndex'] = ResolversParentTypes['ReferenceIndex']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fraud?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mapping?: Resolver<ReadonlyArray<ResolversTypes['MappedColumn']>, ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sourceType?: Resolver<ResolversTypes['IndexSource'], ParentType, ContextType>;
  sourceUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['IndexState'], ParentType, ContextType>;
  wallets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReferenceIndexConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferenceIndexConnection'] = ResolversParentTypes['ReferenceIndexConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReferenceIndexEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReferenceIndexEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferenceIndexEdge'] = ResolversParentTypes['ReferenceIndexEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReferenceIndex'], ParentType, ContextType>;
};

export type SanctionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Sanction'] = ResolversParentTypes['Sanction']> = {
  list?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TransferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transfer'] = ResolversParentTypes['Transfer']> = {
  amount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asset?: Resolver<ResolversTypes['TransferredAsset'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  counterparty?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
  decimalAmount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['TransferDirection'], ParentType, ContextType>;
  exclusion?: Resolver<Maybe<ResolversTypes['TransferExclusion']>, ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TransferKind'], ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  valueUsd?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferConnection'] = ResolversParentTypes['TransferConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TransferEdge']>, ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TransferEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferEdge'] = ResolversParentTypes['TransferEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Transfer'], ParentType, ContextType>;
};

export type TransferPathResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferPath'] = ResolversParentTypes['TransferPath']> = {
  steps?: Resolver<ReadonlyArray<ResolversTypes['PathStep']>, ParentType, ContextType>;
};

export type TransferPathsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferPaths'] = ResolversParentTypes['TransferPaths']> = {
  isExhaustive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['TransferPath']>, ParentType, ContextType>;
};

export type TransferredAssetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferredAsset'] = ResolversParentTypes['TransferredAsset']> = {
  decimals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  symbol?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WalletResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Wallet'] = ResolversParentTypes['Wallet'], FederationReferenceType extends FederationReferenceTypes['Wallet'] = FederationReferenceTypes['Wallet']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Wallet']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  balances?: Resolver<Maybe<ReadonlyArray<ResolversTypes['WalletBalance']>>, ParentType, ContextType>;
  checksumAddress?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cluster?: Resolver<Maybe<ResolversTypes['WalletCluster']>, ParentType, ContextType>;
  counterparties?: Resolver<Maybe<ResolversTypes['CounterpartyConnection']>, ParentType, ContextType, RequireFields<WalletCounterpartiesArgs, 'first' | 'orderBy'>>;
  coverage?: Resolver<Maybe<ResolversTypes['HistoryCoverage']>, ParentType, ContextType>;
  depositOf?: Resolver<Maybe<ResolversTypes['DepositAddress']>, ParentType, ContextType>;
  exposure?: Resolver<Maybe<ResolversTypes['WalletExposure']>, ParentType, ContextType, RequireFields<WalletExposureArgs, 'direction' | 'maxHops'>>;
  firstSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['WalletHistory']>, ParentType, ContextType>;
  historyStatus?: Resolver<ResolversTypes['HistoryStatus'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  labels?: Resolver<ReadonlyArray<ResolversTypes['WalletLabel']>, ParentType, ContextType>;
  lastSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  network?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
  sanctions?: Resolver<ReadonlyArray<ResolversTypes['Sanction']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['WalletSource']>, ParentType, ContextType>;
  transfers?: Resolver<Maybe<ResolversTypes['TransferConnection']>, ParentType, ContextType, RequireFields<WalletTransfersArgs, 'first'>>;
};

export type WalletBalanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletBalance'] = ResolversParentTypes['WalletBalance']> = {
  amount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asset?: Resolver<ResolversTypes['TransferredAsset'], ParentType, ContextType>;
  decimalAmount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isRebasing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  valueUsd?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WalletClusterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletCluster'] = ResolversParentTypes['WalletCluster']> = {
  doubt?: Resolver<Maybe<ResolversTypes['ClusterDoubt']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<ResolversTypes['ClusterMemberConnection'], ParentType, ContextType, RequireFields<WalletClusterMembersArgs, 'first'>>;
  named?: Resolver<ReadonlyArray<ResolversTypes['ClusterEvidence']>, ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WalletExposureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletExposure'] = ResolversParentTypes['WalletExposure']> = {
  categories?: Resolver<ReadonlyArray<ResolversTypes['CategoryExposure']>, ParentType, ContextType>;
  excludedCount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  seenShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  totalUsd?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unpricedCount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WalletHistoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletHistory'] = ResolversParentTypes['WalletHistory']> = {
  contractsCreated?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  receivedTransactions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recipients?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  senders?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sentTransactions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  tokenTransfers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type WalletLabelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletLabel'] = ResolversParentTypes['WalletLabel']> = {
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  confidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  contested?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstSeen?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastSeen?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  list?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  network?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['FactOwner'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stance?: Resolver<ResolversTypes['LabelStance'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WalletLabelContestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletLabelContest'] = ResolversParentTypes['WalletLabelContest']> = {
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  list?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wallet?: Resolver<ResolversTypes['Wallet'], ParentType, ContextType>;
};

export type WalletSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletSource'] = ResolversParentTypes['WalletSource']> = {
  ageSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['FactOwner'], ParentType, ContextType>;
  shelfLifeSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Watch'] = ResolversParentTypes['Watch']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  followedFrom?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  network?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WatchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WatchConnection'] = ResolversParentTypes['WatchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WatchEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WatchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WatchEdge'] = ResolversParentTypes['WatchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Watch'], ParentType, ContextType>;
};

export type WatchReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WatchReport'] = ResolversParentTypes['WatchReport']> = {
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  watched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Asset?: AssetResolvers<ContextType>;
  AssetTotal?: AssetTotalResolvers<ContextType>;
  CategoryExposure?: CategoryExposureResolvers<ContextType>;
  Chain?: ChainResolvers<ContextType>;
  ChainBalanceChecks?: ChainBalanceChecksResolvers<ContextType>;
  ChainEndpoint?: ChainEndpointResolvers<ContextType>;
  ClusterEvidence?: ClusterEvidenceResolvers<ContextType>;
  ClusterMember?: ClusterMemberResolvers<ContextType>;
  ClusterMemberConnection?: ClusterMemberConnectionResolvers<ContextType>;
  ClusterMemberEdge?: ClusterMemberEdgeResolvers<ContextType>;
  Counterparty?: CounterpartyResolvers<ContextType>;
  CounterpartyConnection?: CounterpartyConnectionResolvers<ContextType>;
  CounterpartyEdge?: CounterpartyEdgeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeletedIndex?: DeletedIndexResolvers<ContextType>;
  DepositAddress?: DepositAddressResolvers<ContextType>;
  FinishedUpload?: FinishedUploadResolvers<ContextType>;
  HistoryCoverage?: HistoryCoverageResolvers<ContextType>;
  ImportRefusal?: ImportRefusalResolvers<ContextType>;
  ImportReport?: ImportReportResolvers<ContextType>;
  IndexPromotion?: IndexPromotionResolvers<ContextType>;
  Job?: JobResolvers<ContextType>;
  JobConnection?: JobConnectionResolvers<ContextType>;
  JobEdge?: JobEdgeResolvers<ContextType>;
  JobError?: JobErrorResolvers<ContextType>;
  JobRefusal?: JobRefusalResolvers<ContextType>;
  MappedColumn?: MappedColumnResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Network?: NetworkResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PathStep?: PathStepResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReceivedHook?: ReceivedHookResolvers<ContextType>;
  ReferenceIndex?: ReferenceIndexResolvers<ContextType>;
  ReferenceIndexConnection?: ReferenceIndexConnectionResolvers<ContextType>;
  ReferenceIndexEdge?: ReferenceIndexEdgeResolvers<ContextType>;
  Sanction?: SanctionResolvers<ContextType>;
  Transfer?: TransferResolvers<ContextType>;
  TransferConnection?: TransferConnectionResolvers<ContextType>;
  TransferEdge?: TransferEdgeResolvers<ContextType>;
  TransferPath?: TransferPathResolvers<ContextType>;
  TransferPaths?: TransferPathsResolvers<ContextType>;
  TransferredAsset?: TransferredAssetResolvers<ContextType>;
  Wallet?: WalletResolvers<ContextType>;
  WalletBalance?: WalletBalanceResolvers<ContextType>;
  WalletCluster?: WalletClusterResolvers<ContextType>;
  WalletExposure?: WalletExposureResolvers<ContextType>;
  WalletHistory?: WalletHistoryResolvers<ContextType>;
  WalletLabel?: WalletLabelResolvers<ContextType>;
  WalletLabelContest?: WalletLabelContestResolvers<ContextType>;
  WalletSource?: WalletSourceResolvers<ContextType>;
  Watch?: WatchResolvers<ContextType>;
  WatchConnection?: WatchConnectionResolvers<ContextType>;
  WatchEdge?: WatchEdgeResolvers<ContextType>;
  WatchReport?: WatchReportResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
