// Written by `npm run codegen`. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NearestWalletParent } from './nearest-wallets.ts';
import type { Network as NetworkParent } from '@tetron/domain/network';
import type { ScoreAnswer } from './record/score-record.ts';
import type { Judged } from './score-batch.ts';
import type { ScorePage } from './score-page.ts';
import type { ScoredWalletParent, WalletRiskParent } from './parents.ts';
import type { Counterfactual as CounterfactualParent } from '@tetron/verdict/counterfactual/counterfactuals';
import type { Narrative } from './review/narrative/narrative.ts';
import type { Evidence as EvidenceParent } from '@tetron/verdict/reason';
import type { DriverOfScore as DriverParent } from './features-of-driver.ts';
import type { FeatureDriver as FeatureDriverParent } from './feature-drivers.ts';
import type { StoredModel } from '@tetron/lake/tables/models';
import type { Comparison } from './models/compare-models.ts';
import type { Lineage } from './models/lineage.ts';
import type { EdgeCase as EdgeCaseParent } from './review/edge-cases.ts';
import type { WalletRef } from '@tetron/domain/wallet';
import type { WalletAnalysis as WalletAnalysisParent } from './review/analyse-wallet.ts';
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

/** One of the 44 numbers of `wallet-44/v1`. */
export type AnalysedFeature = {
  readonly __typename?: 'AnalysedFeature';
  /** Such as `Sent tnx`. */
  readonly name: Scalars['String']['output'];
  /** A count, minutes or whole coins; null when the history does not tell it. */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

/** Classes that an analysis assigns to a wallet. */
export type AnalysisResult =
  | 'fraud'
  | 'not_fraud'
  | 'undecided';

/** The rule that decided an analysis; the thresholds are the policy's. */
export type AnalysisRule =
  /** It resembles fraud accounts, but a list names it as a public service. */
  | 'contradicted'
  /** Most of the nearest known wallets, by closeness, are fraud accounts. */
  | 'fraud_share'
  /** A sanctions list, a list or a data set accuses the wallet, and no other contradicts. */
  | 'listed'
  /** The nearest known wallets are too far away and too divided. */
  | 'low_confidence'
  /** Most of the nearest known wallets, by closeness, are not. */
  | 'normal_share'
  /** No history is stored, or it cannot be compared with the known wallets. */
  | 'no_neighbours';

/** What would be different. */
export type ChangeKind =
  /** The amount. */
  | 'amount'
  /** One of the numbers that describe a wallet's behaviour and weigh most. Whether a wallet can come to have it alone is not asked. */
  | 'behaviour'
  /** What a list says of a wallet, or a remark that does not follow from the addresses, the asset or the lists, is taken away. */
  | 'evidence'
  /** The number of transactions that is known of a wallet. Fewer and more are taken to be like those that are known; those of a wallet without a history to be current and whole, and to speak neither for nor against it. */
  | 'history'
  /** The reputation of a wallet. */
  | 'reputation'
  /** A rule of the policy is removed. */
  | 'rule';

/** A different decision on a score's payment, and the smallest changes that lead to it. */
export type Counterfactual = {
  readonly __typename?: 'Counterfactual';
  /** All of them together; usually one. */
  readonly changes: ReadonlyArray<CounterfactualChange>;
  /** 100 x P(fraud) that the payment would have, 0-100. */
  readonly fraudScore: Scalars['Float']['output'];
  readonly recommendation: Recommendation;
  /** The rule of the policy that would decide. */
  readonly rule: PolicyRule;
};

/** One difference from what was scored. */
export type CounterfactualChange = {
  readonly __typename?: 'CounterfactualChange';
  /** As it would be scored; null if something is removed. */
  readonly after?: Maybe<Scalars['String']['output']>;
  /** As it was scored; null where nothing was known. */
  readonly before?: Maybe<Scalars['String']['output']>;
  readonly kind: ChangeKind;
  /** What changes: the asset, a feature, a list, the code of a remark, the id of a rule. */
  readonly name: Scalars['String']['output'];
  /** The wallet that it is of; null when it is of the payment or the policy. */
  readonly side?: Maybe<PaymentSide>;
  /** What both are in, such as `ETH` or `transactions`; null for words, and for shares and ratios. */
  readonly unit?: Maybe<Scalars['String']['output']>;
};

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

/** One step of a score from its base to its value, in the order in which they are added. */
export type Driver = {
  readonly __typename?: 'Driver';
  /** Of a `BEHAVIOUR` reason: the features with the largest weight in the wallet's estimate, each with its range in normal wallets. Computed on request, with the editions that the score names; null with the error NOT_FOUND if one of them is no longer available. Empty for other reasons. */
  readonly features?: Maybe<ReadonlyArray<RiskReason>>;
  /** Size of its contribution as a part of the sizes of all, 0-100 percent; 0 when no reason contributes. */
  readonly percent: Scalars['Float']['output'];
  readonly reason: Reason;
  /** The score with it, 0-100; before the first reason it is that of the base, and after the last `fraudScore`. */
  readonly scoreAfter: Scalars['Float']['output'];
  /** The score before the reason is added, 0-100. */
  readonly scoreBefore: Scalars['Float']['output'];
};

/** An edge case of an analysis; a wallet of any class may have some. */
export type EdgeCase = {
  readonly __typename?: 'EdgeCase';
  /** Stable code, such as `rapid_activity`. */
  readonly code: Scalars['String']['output'];
  readonly title: Scalars['String']['output'];
};

/** Bounds of an estimate: Venn-Abers, by wallets that the model was not fitted to. */
export type EstimateRange = {
  readonly __typename?: 'EstimateRange';
  readonly high: Scalars['Float']['output'];
  readonly low: Scalars['Float']['output'];
};

/** One fact. */
export type Evidence = {
  readonly __typename?: 'Evidence';
  readonly name: Scalars['String']['output'];
  /** Source with its version; null when computed from the wallet's history. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** Unit of the value, such as `minutes`; null for a share, a ratio, a probability or a distance, and for what is no number. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  readonly value: Scalars['String']['output'];
};

/** Distance of one number of a day's scores from its reference. */
export type FeatureDrift = {
  readonly __typename?: 'FeatureDrift';
  /** UTC, such as `2026-11-29`. */
  readonly day: Scalars['String']['output'];
  /** Estimated share of fraud among the day's wallets, 0-1; null for others. */
  readonly estimate?: Maybe<Scalars['Float']['output']>;
  /** Kolmogorov-Smirnov distance, 0-1; null for `fraud_share`. */
  readonly ks?: Maybe<Scalars['Float']['output']>;
  /** The live model. */
  readonly model: Scalars['ID']['output'];
  /** A feature of `behaviour/v1`, compared with the training wallets; `fraud_score`, with the 28 days before; or `fraud_share`. */
  readonly name: Scalars['String']['output'];
  /** Population stability index; null for `fraud_share`. */
  readonly psi?: Maybe<Scalars['Float']['output']>;
  /** Values that were compared. */
  readonly values: Scalars['Int']['output'];
};

/** A fraud model with the artifacts that belong to it. */
export type FraudModel = {
  readonly __typename?: 'FraudModel';
  /** Its measurements; null if there are none. */
  readonly card?: Maybe<FraudModelCard>;
  /** When it entered its state. */
  readonly changedAt: Scalars['DateTime']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  readonly lineage: FraudModelLineage;
  readonly origin: FraudModelOrigin;
  /** The model that was live before it; null until it was live itself. */
  readonly replaced?: Maybe<Scalars['ID']['output']>;
  readonly state: FraudModelState;
  /** As in `versions.model` of scores: its date, and a hash of its artifacts. */
  readonly version: Scalars['ID']['output'];
};

/** Measurements of a fraud model, by the same protocol for all. */
export type FraudModelCard = {
  readonly __typename?: 'FraudModelCard';
  /** Area under the ROC curve over the wallets of the public dataset, out of fold. */
  readonly auc: Scalars['Float']['output'];
  /** Expected calibration error over all training wallets, 0-1. */
  readonly calibrationError: Scalars['Float']['output'];
  /** Known services that it flags, by category. */
  readonly groups: ReadonlyArray<FraudModelGroup>;
  /** Recall of later fraud at the same threshold, by a fit to the dataset alone, 0-1. */
  readonly laterRecall: Scalars['Float']['output'];
  /** Recall at 1 % false positives among them, 0-1. */
  readonly recall: Scalars['Float']['output'];
};

/** Scores with one recommendation by the live model and another by the shadow. */
export type FraudModelChange = {
  readonly __typename?: 'FraudModelChange';
  readonly live: Recommendation;
  readonly scores: Scalars['Int']['output'];
  readonly shadow: Recommendation;
};

/** A shadow model compared with the scores that it also estimated. */
export type FraudModelComparison = {
  readonly __typename?: 'FraudModelComparison';
  /** Share of them with the same recommendation; null without any. */
  readonly agreement?: Maybe<ShareEstimate>;
  /** Scores whose recommendation would have differed. */
  readonly changes: ReadonlyArray<FraudModelChange>;
  /** By the outcome of payments that was reported: what each model stops. A payment is stopped unless it is approved. */
  readonly lifts: ReadonlyArray<FraudModelLift>;
  /** Mean difference of the fraud scores, 0-100; null without any. */
  readonly meanDifference?: Maybe<Scalars['Float']['output']>;
  /** 95th percentile of the differences; null without any. */
  readonly p95Difference?: Maybe<Scalars['Float']['output']>;
  /** Scores that it estimated, excluding those without a wallet history. */
  readonly scores: Scalars['Int']['output'];
};

/** The known services of a category, and how many of them a model flags. */
export type FraudModelGroup = {
  readonly __typename?: 'FraudModelGroup';
  readonly category: Scalars['String']['output'];
  readonly flagged: Scalars['Int']['output'];
  readonly wallets: Scalars['Int']['output'];
};

/** An input file of a model. */
export type FraudModelInput = {
  readonly __typename?: 'FraudModelInput';
  readonly path: Scalars['String']['output'];
  readonly sha256: Scalars['String']['output'];
};

/** The payments with one outcome that two models stop. */
export type FraudModelLift = {
  readonly __typename?: 'FraudModelLift';
  /** The shadow's share minus the live one's. */
  readonly difference?: Maybe<ShareEstimate>;
  /** Null, like the others, while there are less than twenty reports. */
  readonly live?: Maybe<ShareEstimate>;
  readonly outcome: ReportedOutcome;
  readonly reports: Scalars['Int']['output'];
  readonly shadow?: Maybe<ShareEstimate>;
};

/** Inputs of a model. */
export type FraudModelLineage = {
  readonly __typename?: 'FraudModelLineage';
  /** Commit of the code that trained it; null when it is not known. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** SHA-256 of each file of data. */
  readonly data: ReadonlyArray<FraudModelInput>;
  readonly features: Scalars['String']['output'];
  /** The model that was live when it was made. */
  readonly parent?: Maybe<Scalars['ID']['output']>;
  /** Their share of the training weight, 0-1. */
  readonly reportedShare?: Maybe<Scalars['Float']['output']>;
  /** Wallets learnt from reports; null if it did not learn from reports. */
  readonly reportedWallets?: Maybe<Scalars['Int']['output']>;
};

/** Origin of a fraud model. */
export type FraudModelOrigin =
  /** It ships with a release. */
  | 'shipped'
  /** This installation trained it. */
  | 'trained';

/** Role of a fraud model. */
export type FraudModelState =
  /** It is registered and estimates nothing. */
  | 'candidate'
  /** Scores are computed with it. */
  | 'live'
  /** It was live earlier. */
  | 'retired'
  /** It estimates every score alongside the live one without affecting decisions. */
  | 'shadow';

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

/** The index in which scores and analyses search for neighbours. */
export type IndexInForce = {
  readonly __typename?: 'IndexInForce';
  /** The time to which its data refers. */
  readonly asOf: Scalars['DateTime']['output'];
  /** Numbers of each wallet: those of `wallet-44/v1`. */
  readonly dimensions: Scalars['Int']['output'];
  /** Identifies its content, as in scores. */
  readonly edition: Scalars['String']['output'];
  /** Those of its wallets that are fraud. */
  readonly fraud: Scalars['Int']['output'];
  /** Whether it is the shipped one. */
  readonly shipped: Scalars['Boolean']['output'];
  readonly wallets: Scalars['Int']['output'];
};

/** A version of a list. */
export type ListVersion = {
  readonly __typename?: 'ListVersion';
  readonly list: Scalars['String']['output'];
  readonly version: Scalars['String']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Lets scores be computed with a model, from the next score on, for every tenant. CONFLICT while another promotion runs, for a candidate that was never a shadow, and naming what the gate refuses: it must be no worse than the live one on the wallets that both were measured on, and right about every canary. */
  readonly promoteModel: FraudModel;
  /** Makes the previously live model live again, from the next score on, for every tenant. CONFLICT if there is none. */
  readonly rollBackModel: FraudModel;
  /** Scores a payment and stores the score. Needs the scope `score:write`. */
  readonly scoreTransaction: Score;
  /** Scores up to 1,000 payments. An invalid payment gets its own error; the others are scored, and stored in one commit. */
  readonly scoreTransactions: ScoreBatch;
  /** Makes a model estimate every score alongside the live one, from the next score on, without affecting decisions. The previous shadow becomes a candidate again. CONFLICT if it is live. */
  readonly shadowModel: FraudModel;
};


export type MutationPromoteModelArgs = {
  version: Scalars['ID']['input'];
};


export type MutationScoreTransactionArgs = {
  input: ScoreTransactionInput;
};


export type MutationScoreTransactionsArgs = {
  inputs: ReadonlyArray<ScoreTransactionInput>;
};


export type MutationShadowModelArgs = {
  version: Scalars['ID']['input'];
};

/** Effect of a fact on the score. */
export type NarrativeEffect =
  | 'lowers'
  | 'raises';

/** A piece of evidence for or against fraud. */
export type NarrativeFactor = {
  readonly __typename?: 'NarrativeFactor';
  /** Code of the reason. */
  readonly code: Scalars['String']['output'];
  readonly effect: NarrativeEffect;
  /** Id of the fact: a side or `payment`, the code of a reason, and usually the name of its evidence, such as `to.BEHAVIOUR.fraud_probability`. */
  readonly evidence: Scalars['String']['output'];
  /** The wallet that it is about; null for the payment. */
  readonly side?: Maybe<PaymentSide>;
};

/** Why a language model's text was rejected. */
export type NarrativeRefusal =
  /** It contradicted what the rules decided, or what its evidence says. */
  | 'contradicts'
  /** It did not answer before the deadline. */
  | 'late'
  /** It was not requested, or not yet. */
  | 'not_asked'
  /** Its answer was not JSON. */
  | 'not_json'
  /** The budget of calls, tokens or money was used up. */
  | 'over_budget'
  /** The model's provider asked to wait. */
  | 'rate_limited'
  /** Its answer was too long. */
  | 'too_large'
  /** It named evidence that the score does not have, or none. */
  | 'unknown_evidence'
  /** It could not be reached, or answered with an error. */
  | 'unreachable'
  /** It wrote links, markup, instructions or promises. */
  | 'unsafe_text'
  /** It stated a number that is in none of the evidence it named. */
  | 'wrong_number'
  /** Its answer did not have the required structure. */
  | 'wrong_shape';

/** Who wrote an explanation. */
export type NarrativeWriter =
  | 'model'
  /** Tetron's own templates, filled with numbers. */
  | 'templates';

/** A wallet of the reference table that behaves alike. */
export type NearestWallet = {
  readonly __typename?: 'NearestWallet';
  /** Euclidean distance between the normalised `wallet-44/v1` vectors, >= 0, in `distanceUnit`. */
  readonly distance: Scalars['Float']['output'];
  /** Unit of `distance`: each of the 44 numbers counts in standard deviations of its logarithm. */
  readonly distanceUnit: Scalars['String']['output'];
  /** Its label: whether its index marks it as a fraud account. */
  readonly fraud: Scalars['Boolean']['output'];
  /** Time of the label: that of the index's data. */
  readonly labelledAt: Scalars['DateTime']['output'];
  readonly wallet: Wallet;
};

/** The engine that found the nearest known wallets. */
export type NeighbourSearch =
  /** The process, in its memory, exactly: without OpenSearch, or because OpenSearch failed. */
  | 'embedded'
  /** OpenSearch, by measuring every distance. */
  | 'opensearch'
  /** OpenSearch, by a graph of a large index, which may lose some neighbours of an outlier. Their distances are measured again. */
  | 'opensearch_hnsw';

export type Network = {
  readonly __typename?: 'Network';
  readonly id: Scalars['ID']['output'];
};

/** Percentiles of a feature over the normal wallets that the model was trained on. */
export type NormalRange = {
  readonly __typename?: 'NormalRange';
  readonly p5: Scalars['Float']['output'];
  readonly p50: Scalars['Float']['output'];
  readonly p95: Scalars['Float']['output'];
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

/** The side of a payment that a reason is about. */
export type PaymentSide =
  | 'from'
  | 'to';

/** A rule of the policy. */
export type PolicyRule = {
  readonly __typename?: 'PolicyRule';
  /** The rule's name, stable within a policy version. */
  readonly id: Scalars['String']['output'];
  /** Why the rule is there, for people. */
  readonly title: Scalars['String']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** The index of known wallets in which scores and analyses currently search for neighbours. */
  readonly indexInForce: IndexInForce;
  /** How a model's results would have differed for the scores that it estimated as a shadow. */
  readonly modelComparison: FraudModelComparison;
  /** Distances of the last whole day's scores from the training data and from earlier days; empty while there are too few scores. */
  readonly modelDrift: ReadonlyArray<FeatureDrift>;
  /** The registered fraud models, newest first; `first` is 1-100. */
  readonly models: ReadonlyArray<FraudModel>;
  /** A score by the id that `scoreTransaction` returned; null when the caller has none with it. */
  readonly score?: Maybe<Score>;
  /** The caller's scores, newest first; `first` is 1-100. */
  readonly scores: ScoreConnection;
  /** Up to 1,000 scores by their ids, in their order; null where the caller has none. */
  readonly scoresById: ReadonlyArray<Maybe<Score>>;
};


export type QueryModelComparisonArgs = {
  version: Scalars['ID']['input'];
};


export type QueryModelsArgs = {
  first?: Scalars['Int']['input'];
};


export type QueryScoreArgs = {
  id: Scalars['ID']['input'];
};


export type QueryScoresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ScoreFilter>;
  first?: Scalars['Int']['input'];
};


export type QueryScoresByIdArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

/** One reason for a score. */
export type Reason = {
  readonly __typename?: 'Reason';
  /** Stable code, such as `NO_HISTORY`. Codes such as `WOULD_BE_LOST` describe the payment and contribute 0; docs/policy.md lists them all. */
  readonly code: Scalars['String']['output'];
  /** What the reason adds to the log-odds of fraud; negative lowers the score. */
  readonly contribution: Scalars['Float']['output'];
  /** The facts on which the reason is based. */
  readonly evidence: ReadonlyArray<Evidence>;
  /** The wallet that the reason is about; null when it is about the payment. */
  readonly side?: Maybe<PaymentSide>;
  /** The same, for people. */
  readonly title: Scalars['String']['output'];
};

/** Recommendation to the payer's application. */
export type Recommendation =
  | 'approve'
  | 'decline'
  | 'review';

/** Outcome of a payment, as reported by its tenant. */
export type ReportedOutcome =
  | 'fraud'
  | 'good';

/** A proposal that a person review a payment, and the fact that is its reason. */
export type ReviewProposal = {
  readonly __typename?: 'ReviewProposal';
  /** Code of the fact's reason. */
  readonly code: Scalars['String']['output'];
  /** Id of the fact. */
  readonly evidence: Scalars['String']['output'];
  /** The wallet that it is about; null for the payment. */
  readonly side?: Maybe<PaymentSide>;
};

/** What one feature adds to a wallet's risk. */
export type RiskReason = {
  readonly __typename?: 'RiskReason';
  /** What it adds to the log-odds of fraud. */
  readonly contribution: Scalars['Float']['output'];
  /** The feature's name; `other` for all that are not listed; `held_out` for the difference to a model trained without this wallet, where the shipped one was trained on it. */
  readonly feature: Scalars['String']['output'];
  /** Where the value is in normal wallets; null for `other` and `held_out`. */
  readonly normal?: Maybe<NormalRange>;
  /** Size of its contribution as a part of the sizes of all, 0-100 percent; 0 when none contributes. */
  readonly percent: Scalars['Float']['output'];
  /** Unit of the value, such as `minutes`; null for a share or a ratio, and for `other` and `held_out`. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** The feature's value; null when it cannot be computed from the history, and for `other` and `held_out`. */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

/** One scored payment. Only a PENDING score changes, once, to COMPLETED. */
export type Score = {
  readonly __typename?: 'Score';
  /** Exactly what would be paid, a decimal number in `currency`; base units of a token that Tetron does not know. */
  readonly amount: Scalars['String']['output'];
  /** CAIP-19 id of the asset: the contract of its symbol. */
  readonly asset: Scalars['String']['output'];
  /** Log-odds of fraud before any reason. */
  readonly base: Scalars['Float']['output'];
  /** When the score was completed; null while it is PENDING. */
  readonly completedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How much evidence the score is based on, 0-1; lower if the evidence is past its shelf life. */
  readonly confidence: Scalars['Float']['output'];
  /** What would have had the payment decided otherwise: of each kind of change the smallest one for each other recommendation, and none where it is not certain. Computed on request, with the editions that the score names; null with the error NOT_FOUND if one of them is no longer available. */
  readonly counterfactuals?: Maybe<ReadonlyArray<Counterfactual>>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** Symbol of the asset; the CAIP-19 id of a token that Tetron does not know. */
  readonly currency: Scalars['String']['output'];
  /** How the score came about, reason by reason, ready to be drawn as a waterfall. */
  readonly drivers: ReadonlyArray<Driver>;
  /** 100 x P(fraud), 0-100, unrounded: 100 / (1 + exp(-(base + the contributions, added in order))). */
  readonly fraudScore: Scalars['Float']['output'];
  /** The score if the probabilities of both wallets were at the ends of their ranges, 0-100; null when no wallet has a range, and for older scores. */
  readonly fraudScoreRange?: Maybe<EstimateRange>;
  readonly from: ScoredWallet;
  /** `tx_` and a ULID. */
  readonly id: Scalars['ID']['output'];
  /** The score explained in sentences. It does not affect the recommendation, which comes from the policy. */
  readonly narrative: ScoreNarrative;
  readonly network: Network;
  /** The reasons, strongest first: the order in which the contributions are added. */
  readonly reasons: ReadonlyArray<Reason>;
  readonly recommendation: Recommendation;
  /** The lower of the two wallets' reputations, 0-100; 50 is no evidence. */
  readonly reputationScore: Scalars['Float']['output'];
  /** Id of the request that made the score. */
  readonly requestId: Scalars['String']['output'];
  /** The policy rule that decided. */
  readonly rule: PolicyRule;
  /** The sources that the score used, and their providers. */
  readonly sources: ReadonlyArray<ScoreSource>;
  readonly status: ScoreStatus;
  readonly to: ScoredWallet;
  readonly versions: ScoreVersions;
};

export type ScoreBatch = {
  readonly __typename?: 'ScoreBatch';
  /** One per input, in the same order. */
  readonly results: ReadonlyArray<ScoreBatchResult>;
};

/** Why a payment was not scored. */
export type ScoreBatchError = {
  readonly __typename?: 'ScoreBatchError';
  /** Stable code, such as `UNPROCESSABLE`. */
  readonly code: Scalars['String']['output'];
  /** The field of the input. */
  readonly field: Scalars['String']['output'];
  /** The same for people; begins with the field. */
  readonly message: Scalars['String']['output'];
  /** Stable reason, such as `unknown_network`. */
  readonly reason: Scalars['String']['output'];
};

/** Result of one input: either a score or an error. */
export type ScoreBatchResult = {
  readonly __typename?: 'ScoreBatchResult';
  readonly error?: Maybe<ScoreBatchError>;
  readonly score?: Maybe<Score>;
};

export type ScoreConnection = {
  readonly __typename?: 'ScoreConnection';
  readonly edges: ReadonlyArray<ScoreEdge>;
  readonly pageInfo: PageInfo;
};

export type ScoreEdge = {
  readonly __typename?: 'ScoreEdge';
  /** Cursor of this score: pass it as `after` to continue from here. */
  readonly cursor: Scalars['String']['output'];
  readonly node: Score;
};

/** Selects scores; a score must match every given member. */
export type ScoreFilter = {
  /** An address that sends or receives; needs `network`. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** Scored at this time or later. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The minimum fraud score, 0-100. */
  readonly minFraudScore?: InputMaybe<Scalars['Float']['input']>;
  /** A network's identifier, such as `ethereum`. */
  readonly network?: InputMaybe<Scalars['String']['input']>;
  readonly recommendation?: InputMaybe<Recommendation>;
  readonly status?: InputMaybe<ScoreStatus>;
  /** Scored before this time. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** An explanation in sentences, written from facts of the score alone. */
export type ScoreNarrative = {
  readonly __typename?: 'ScoreNarrative';
  /** The evidence for or against fraud, each from a fact of the score. */
  readonly factors: ReadonlyArray<NarrativeFactor>;
  /** Sentences that name the facts they state as a share of all, 0-1. */
  readonly groundedShare: Scalars['Float']['output'];
  /** The language model that wrote it; null for templates. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** Version of the prompts, or of the templates. */
  readonly promptVersion: Scalars['String']['output'];
  /** A proposal that a person review an approved payment; null without one. It changes nothing unless a policy rule uses it for later payments. */
  readonly proposal?: Maybe<ReviewProposal>;
  /** Why a language model's text was rejected; null if one was accepted, and if no model is configured. */
  readonly refusal?: Maybe<NarrativeRefusal>;
  /** Plain sentences without links or markup. Every number comes from the score. */
  readonly text: Scalars['String']['output'];
  readonly writer: NarrativeWriter;
};

/** One source of a score, and its provider. */
export type ScoreSource = {
  readonly __typename?: 'ScoreSource';
  /** Age of its data in seconds, >= 0: for a history, since its provider was queried, or since its newest transaction if it was imported; for lists, since the date of the one furthest past its shelf life. Null if it has no data or was late. */
  readonly ageSeconds?: Maybe<Scalars['Float']['output']>;
  /** How much of a history its provider supplied; null for what no provider was asked for. */
  readonly coverage?: Maybe<HistoryCoverage>;
  /** `from_wallet`, `to_wallet`, `labels`, `sanctions`, `neighbours`, `reputation` or `sender_payments`; of another source, such as `transfers` or `clusters`, only if it was late. */
  readonly name: Scalars['String']['output'];
  /** Where it came from: of a history that is held its source, such as `etherscan`; else who was asked, such as `lake` or `wallet-index`, which are queried together and late together. Null without a provider, and for older scores. */
  readonly provider?: Maybe<Scalars['String']['output']>;
  /** Age in seconds beyond which it is STALE; null for live data, if it has no data or was late, and for older scores. */
  readonly shelfLifeSeconds?: Maybe<Scalars['Float']['output']>;
  readonly status: SourceStatus;
};

/** State of a score. */
export type ScoreStatus =
  | 'completed'
  /** The late source did not answer for an hour; the recommendation stays as it was. */
  | 'failed'
  /** A source missed its deadline: the numbers use the sources that answered, and the recommendation is REVIEW unless a sanctions list already decided. */
  | 'pending';

/** A payment that is about to be made. */
export type ScoreTransactionInput = {
  /** A decimal number > 0 with no more decimals than the currency has, such as `0.5`, and at most 10^15 of the currency, which no asset has; base units of a token that Tetron does not know. */
  readonly amount: Scalars['String']['input'];
  /** An asset of `network`: the symbol of one that Tetron knows, such as `ETH` or `USDC`, or a CAIP-19 id, such as `eip155:1/erc20:0xdac1…`. */
  readonly currency: Scalars['String']['input'];
  /** What the token's contract calls itself. It is never trusted: another asset's symbol makes it a `FAKE_TOKEN`. */
  readonly currencySymbol?: InputMaybe<Scalars['String']['input']>;
  /** The sender's address, valid on `network`. */
  readonly fromAddress: Scalars['String']['input'];
  /** A network's identifier, such as `ethereum`. */
  readonly network: Scalars['String']['input'];
  /** The recipient's address, valid on `network`; not the sender's. */
  readonly toAddress: Scalars['String']['input'];
};

/** The versions that produced the score. */
export type ScoreVersions = {
  readonly __typename?: 'ScoreVersions';
  /** The feature sets, such as `behaviour/v1 wallet-44/v1 payment/v2`. */
  readonly features: Scalars['String']['output'];
  /** Of the label vocabulary; null for older scores without one. */
  readonly labels?: Maybe<Scalars['String']['output']>;
  /** Versions of the lists that were queried, ordered by list. */
  readonly lists: ReadonlyArray<ListVersion>;
  /** The fraud model's date, and a hash of all that the estimates are computed with. */
  readonly model: Scalars['String']['output'];
  /** Version of the index that found the neighbours; null if none were searched for, and for older scores. */
  readonly neighbours?: Maybe<Scalars['String']['output']>;
  /** The engine that found the neighbours; the less exact one of the two wallets' searches. Null if none were searched for, and for older scores. */
  readonly neighboursBy?: Maybe<NeighbourSearch>;
  /** The policy's version: the SHA-256 of its content. */
  readonly policy: Scalars['String']['output'];
};

/** A wallet as the score saw it. */
export type ScoredWallet = {
  readonly __typename?: 'ScoredWallet';
  /** The address in stored form. */
  readonly address: Scalars['String']['output'];
  /** How much evidence the wallet's numbers are based on, 0-1; lower if the evidence is past its shelf life. */
  readonly confidence: Scalars['Float']['output'];
  /** Calibrated probability that the wallet is a fraud account, 0-1; null without history. */
  readonly fraudProbability?: Maybe<Scalars['Float']['output']>;
  /** Bounds of that probability, 0-1, which is within them; null without history, and for older scores. */
  readonly fraudProbabilityRange?: Maybe<EstimateRange>;
  /** Whether the wallet's history is known. */
  readonly known: Scalars['Boolean']['output'];
  /** Words of the lists that name the wallet, ordered. */
  readonly labels: ReadonlyArray<Scalars['String']['output']>;
  /** Share of fraud among the nearest known wallets, weighted by closeness, 0-1; null without history. */
  readonly neighbourFraudShare?: Maybe<Scalars['Float']['output']>;
  /** Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range. */
  readonly outOfDistribution?: Maybe<Scalars['Boolean']['output']>;
  /** Reputation at the time of the score, 0-100; 50 is no evidence. */
  readonly reputationScore: Scalars['Float']['output'];
  /** Whether a sanctions list names the wallet. */
  readonly sanctioned: Scalars['Boolean']['output'];
  readonly wallet: Wallet;
};

/** A share, or a difference of shares, with its 95 % interval. */
export type ShareEstimate = {
  readonly __typename?: 'ShareEstimate';
  readonly high: Scalars['Float']['output'];
  readonly low: Scalars['Float']['output'];
  readonly value: Scalars['Float']['output'];
};

/** Whether a source answered in time. */
export type SourceStatus =
  /** It failed, or did not answer before its deadline. */
  | 'late'
  /** It answered without data. */
  | 'missing'
  /** No history is stored, and no provider is configured for the network. */
  | 'not_configured'
  /** It answered with data. */
  | 'ok'
  /** A provider supplied a part of a history: see `coverage`. */
  | 'partial'
  /** It answered with data past its shelf life; results based on it have lower confidence. */
  | 'stale'
  /** Providers were asked for a history, and none can tell it. */
  | 'unavailable';

export type Wallet = {
  readonly __typename?: 'Wallet';
  /** An assessment of the wallet from similar known wallets, with reasons. No score uses it. Null only if it cannot be computed. */
  readonly analysis?: Maybe<WalletAnalysis>;
  /** CAIP-10 account id, such as `eip155:1:0xab…`. */
  readonly id: Scalars['ID']['output'];
  /** The wallet's own risk; null without a stored history, and if the fraud model abstains: on a network on which it was not evaluated, or from only the newest part of a history. */
  readonly risk?: Maybe<WalletRisk>;
  /** The caller's scores in which the wallet sends or receives, newest first; `first` is 1-100. */
  readonly scores: ScoreConnection;
};


export type WalletScoresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** The analysis of a wallet: its nearest known wallets, edge cases, and what follows. */
export type WalletAnalysis = {
  readonly __typename?: 'WalletAnalysis';
  /** Mean distance of `nearest`, >= 0; null when there are none. */
  readonly averageDistance?: Maybe<Scalars['Float']['output']>;
  /** How close `nearest` are and how much they agree: the mean of 1 / (1 + `averageDistance`) and of the larger class's share, 0-1; null when there are none. */
  readonly confidence?: Maybe<Scalars['Float']['output']>;
  readonly edgeCases: ReadonlyArray<EdgeCase>;
  /** The features used for the comparison, by the names of the public data set; empty without a history. */
  readonly features: ReadonlyArray<AnalysedFeature>;
  /** Share of fraud among `nearest`, weighted by closeness, 0-1; null when there are none. */
  readonly fraudProbability?: Maybe<Scalars['Float']['output']>;
  /** The 10 nearest wallets of the reference table, nearest first; never the wallet itself. */
  readonly nearest: ReadonlyArray<NearestWallet>;
  /** The engine that found `nearest`; null if none were searched for. */
  readonly nearestBy?: Maybe<NeighbourSearch>;
  /** The same in sentences, written from the numbers: by a language model, where one is configured and answers in time with a text that passes the checks. */
  readonly reasoning: Scalars['String']['output'];
  /** Why the language model's text was rejected; null if it was accepted, and if no model is configured. */
  readonly reasoningRefusal?: Maybe<NarrativeRefusal>;
  readonly reasoningWriter: NarrativeWriter;
  readonly result: AnalysisResult;
  readonly rule: AnalysisRule;
};

/** Probability that a wallet is a fraud account, estimated from its own history. */
export type WalletRisk = {
  readonly __typename?: 'WalletRisk';
  /** Log-odds of fraud before any reason. */
  readonly base: Scalars['Float']['output'];
  /** How much evidence the probability is based on, 0-1; lower if the history is past its shelf life. */
  readonly confidence: Scalars['Float']['output'];
  /** The feature sets that were used, such as `behaviour/v1 wallet-44/v1 payment/v2`. */
  readonly featuresVersion: Scalars['String']['output'];
  /** Calibrated probability, 0-1: 1 / (1 + exp(-(base + the contributions, added in order))). */
  readonly fraudProbability: Scalars['Float']['output'];
  /** Bounds of that probability, 0-1, which is within them; wider for a wallet unlike all that the model was trained on. */
  readonly fraudProbabilityRange?: Maybe<EstimateRange>;
  /** The fraud model's version. */
  readonly modelVersion: Scalars['String']['output'];
  /** The nearest wallets of the reference table, nearest first; never the wallet itself. `first` is 1-50. None when the number of transactions is unknown. */
  readonly nearest: ReadonlyArray<NearestWallet>;
  /** The engine that found `nearest`; null if none were searched for. */
  readonly nearestBy?: Maybe<NeighbourSearch>;
  /** Share of fraud among the nearest known wallets, weighted by closeness, 0-1; null when none is known: see `nearest`. */
  readonly neighbourFraudShare?: Maybe<Scalars['Float']['output']>;
  /** Whether the wallet is unlike any in the model's training data; null if the model cannot determine it. */
  readonly outOfDistribution?: Maybe<Scalars['Boolean']['output']>;
  /** The features that weigh most, then the rest; with `base`, added in order, they are the log-odds to the bit. */
  readonly reasons: ReadonlyArray<RiskReason>;
};


/** Probability that a wallet is a fraud account, estimated from its own history. */
export type WalletRiskNearestArgs = {
  first?: Scalars['Int']['input'];
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
  Score: Score;
  Wallet: Wallet;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Score:
    ( { __typename: 'Score' }
    & GraphQLRecursivePick<FederationTypes['Score'], {"id":true}> );
  Wallet:
    ( { __typename: 'Wallet' }
    & GraphQLRecursivePick<FederationTypes['Wallet'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AnalysedFeature: ResolverTypeWrapper<AnalysedFeature>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  AnalysisResult: AnalysisResult;
  AnalysisRule: AnalysisRule;
  ChangeKind: ChangeKind;
  Counterfactual: ResolverTypeWrapper<CounterfactualParent>;
  CounterfactualChange: ResolverTypeWrapper<CounterfactualChange>;
  CoverageFrom: CoverageFrom;
  CoverageReason: CoverageReason;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Driver: ResolverTypeWrapper<DriverParent>;
  EdgeCase: ResolverTypeWrapper<EdgeCaseParent>;
  EstimateRange: ResolverTypeWrapper<EstimateRange>;
  Evidence: ResolverTypeWrapper<EvidenceParent>;
  FeatureDrift: ResolverTypeWrapper<FeatureDrift>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  FraudModel: ResolverTypeWrapper<StoredModel>;
  FraudModelCard: ResolverTypeWrapper<FraudModelCard>;
  FraudModelChange: ResolverTypeWrapper<FraudModelChange>;
  FraudModelComparison: ResolverTypeWrapper<Comparison>;
  FraudModelGroup: ResolverTypeWrapper<FraudModelGroup>;
  FraudModelInput: ResolverTypeWrapper<FraudModelInput>;
  FraudModelLift: ResolverTypeWrapper<FraudModelLift>;
  FraudModelLineage: ResolverTypeWrapper<Lineage>;
  FraudModelOrigin: FraudModelOrigin;
  FraudModelState: FraudModelState;
  HistoryCoverage: ResolverTypeWrapper<HistoryCoverage>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  IndexInForce: ResolverTypeWrapper<IndexInForce>;
  ListVersion: ResolverTypeWrapper<ListVersion>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NarrativeEffect: NarrativeEffect;
  NarrativeFactor: ResolverTypeWrapper<NarrativeFactor>;
  NarrativeRefusal: NarrativeRefusal;
  NarrativeWriter: NarrativeWriter;
  NearestWallet: ResolverTypeWrapper<NearestWalletParent>;
  NeighbourSearch: NeighbourSearch;
  Network: ResolverTypeWrapper<NetworkParent>;
  NormalRange: ResolverTypeWrapper<NormalRange>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentSide: PaymentSide;
  PolicyRule: ResolverTypeWrapper<PolicyRule>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Reason: ResolverTypeWrapper<Omit<Reason, 'evidence'> & { evidence: ReadonlyArray<ResolversTypes['Evidence']> }>;
  Recommendation: Recommendation;
  ReportedOutcome: ReportedOutcome;
  ReviewProposal: ResolverTypeWrapper<ReviewProposal>;
  RiskReason: ResolverTypeWrapper<FeatureDriverParent>;
  Score: ResolverTypeWrapper<ScoreAnswer>;
  ScoreBatch: ResolverTypeWrapper<Omit<ScoreBatch, 'results'> & { results: ReadonlyArray<ResolversTypes['ScoreBatchResult']> }>;
  ScoreBatchError: ResolverTypeWrapper<ScoreBatchError>;
  ScoreBatchResult: ResolverTypeWrapper<Judged>;
  ScoreConnection: ResolverTypeWrapper<ScorePage>;
  ScoreEdge: ResolverTypeWrapper<Omit<ScoreEdge, 'node'> & { node: ResolversTypes['Score'] }>;
  ScoreFilter: ScoreFilter;
  ScoreNarrative: ResolverTypeWrapper<Narrative>;
  ScoreSource: ResolverTypeWrapper<ScoreSource>;
  ScoreStatus: ScoreStatus;
  ScoreTransactionInput: ScoreTransactionInput;
  ScoreVersions: ResolverTypeWrapper<ScoreVersions>;
  ScoredWallet: ResolverTypeWrapper<ScoredWalletParent>;
  ShareEstimate: ResolverTypeWrapper<ShareEstimate>;
  SourceStatus: SourceStatus;
  Wallet: ResolverTypeWrapper<WalletRef>;
  WalletAnalysis: ResolverTypeWrapper<WalletAnalysisParent>;
  WalletRisk: ResolverTypeWrapper<WalletRiskParent>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AnalysedFeature: AnalysedFeature;
  String: Scalars['String']['output'];
  Float: Scalars['Float']['output'];
  Counterfactual: CounterfactualParent;
  CounterfactualChange: CounterfactualChange;
  DateTime: Scalars['DateTime']['output'];
  Driver: DriverParent;
  EdgeCase: EdgeCaseParent;
  EstimateRange: EstimateRange;
  Evidence: EvidenceParent;
  FeatureDrift: FeatureDrift;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  FraudModel: StoredModel;
  FraudModelCard: FraudModelCard;
  FraudModelChange: FraudModelChange;
  FraudModelComparison: Comparison;
  FraudModelGroup: FraudModelGroup;
  FraudModelInput: FraudModelInput;
  FraudModelLift: FraudModelLift;
  FraudModelLineage: Lineage;
  HistoryCoverage: HistoryCoverage;
  Boolean: Scalars['Boolean']['output'];
  IndexInForce: IndexInForce;
  ListVersion: ListVersion;
  Mutation: Record<PropertyKey, never>;
  NarrativeFactor: NarrativeFactor;
  NearestWallet: NearestWalletParent;
  Network: NetworkParent;
  NormalRange: NormalRange;
  PageInfo: PageInfo;
  PolicyRule: PolicyRule;
  Query: Record<PropertyKey, never>;
  Reason: Omit<Reason, 'evidence'> & { evidence: ReadonlyArray<ResolversParentTypes['Evidence']> };
  ReviewProposal: ReviewProposal;
  RiskReason: FeatureDriverParent;
  Score: ScoreAnswer;
  ScoreBatch: Omit<ScoreBatch, 'results'> & { results: ReadonlyArray<ResolversParentTypes['ScoreBatchResult']> };
  ScoreBatchError: ScoreBatchError;
  ScoreBatchResult: Judged;
  ScoreConnection: ScorePage;
  ScoreEdge: Omit<ScoreEdge, 'node'> & { node: ResolversParentTypes['Score'] };
  ScoreFilter: ScoreFilter;
  ScoreNarrative: Narrative;
  ScoreSource: ScoreSource;
  ScoreTransactionInput: ScoreTransactionInput;
  ScoreVersions: ScoreVersions;
  ScoredWallet: ScoredWalletParent;
  ShareEstimate: ShareEstimate;
  Wallet: WalletRef;
  WalletAnalysis: WalletAnalysisParent;
  WalletRisk: WalletRiskParent;
};

export type AnalysedFeatureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnalysedFeature'] = ResolversParentTypes['AnalysedFeature']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type CounterfactualResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Counterfactual'] = ResolversParentTypes['Counterfactual']> = {
  changes?: Resolver<ReadonlyArray<ResolversTypes['CounterfactualChange']>, ParentType, ContextType>;
  fraudScore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  recommendation?: Resolver<ResolversTypes['Recommendation'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['PolicyRule'], ParentType, ContextType>;
};

export type CounterfactualChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CounterfactualChange'] = ResolversParentTypes['CounterfactualChange']> = {
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  side?: Resolver<Maybe<ResolversTypes['PaymentSide']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DriverResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Driver'] = ResolversParentTypes['Driver']> = {
  features?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RiskReason']>>, ParentType, ContextType>;
  percent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['Reason'], ParentType, ContextType>;
  scoreAfter?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  scoreBefore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type EdgeCaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EdgeCase'] = ResolversParentTypes['EdgeCase']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EstimateRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EstimateRange'] = ResolversParentTypes['EstimateRange']> = {
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type EvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FeatureDriftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureDrift'] = ResolversParentTypes['FeatureDrift']> = {
  day?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  estimate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  ks?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  psi?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  values?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FraudModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FraudModel'] = ResolversParentTypes['FraudModel']> = {
  card?: Resolver<Maybe<ResolversTypes['FraudModelCard']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lineage?: Resolver<ResolversTypes['FraudModelLineage'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['FraudModelOrigin'], ParentType, ContextType>;
  replaced?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['FraudModelState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type FraudModelCardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FraudModelCard'] = ResolversParentTypes['FraudModelCard']> = {
  auc?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  calibrationError?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['FraudModelGroup']>, ParentType, ContextType>;
  laterRecall?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  recall?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FraudModelChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FraudModelChange'] = ResolversParentTypes['FraudModelChange']> = {
  live?: Resolver<ResolversTypes['Recommendation'], ParentType, ContextType>;
  scores?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shadow?: Resolver<ResolversTypes['Recommendation'], ParentType, ContextType>;
};

export type FraudModelComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FraudModelComparison'] = ResolversParentTypes['FraudModelComparison']> = {
  agreement?: Resolver<Maybe<ResolversTypes['ShareEstimate']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['FraudModelChange']>, ParentType, ContextType>;
  lifts?: Resolver<ReadonlyArray<ResolversTypes['FraudModelLift']>, ParentType, ContextType>;
  meanDifference?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p95Difference?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  scores?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FraudModelGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FraudModelGroup'] = ResolversParentTypes['FraudModelGroup']> = {
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  flagged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  wallets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FraudModelInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FraudModelInput'] = ResolversParentTypes['FraudModelInput']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FraudModelLiftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FraudModelLift'] = ResolversParentTypes['FraudModelLift']> = {
  difference?: Resolver<Maybe<ResolversTypes['ShareEstimate']>, ParentType, ContextType>;
  live?: Resolver<Maybe<ResolversTypes['ShareEstimate']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ReportedOutcome'], ParentType, ContextType>;
  reports?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shadow?: Resolver<Maybe<ResolversTypes['ShareEstimate']>, ParentType, ContextType>;
};

export type FraudModelLineageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FraudModelLineage'] = ResolversParentTypes['FraudModelLineage']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  data?: Resolver<ReadonlyArray<ResolversTypes['FraudModelInput']>, ParentType, ContextType>;
  features?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reportedShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reportedWallets?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type HistoryCoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HistoryCoverage'] = ResolversParentTypes['HistoryCoverage']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['CoverageFrom'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['CoverageReason'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type IndexInForceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IndexInForce'] = ResolversParentTypes['IndexInForce']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dimensions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fraud?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shipped?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  wallets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ListVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ListVersion'] = ResolversParentTypes['ListVersion']> = {
  list?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  promoteModel?: Resolver<ResolversTypes['FraudModel'], ParentType, ContextType, RequireFields<MutationPromoteModelArgs, 'version'>>;
  rollBackModel?: Resolver<ResolversTypes['FraudModel'], ParentType, ContextType>;
  scoreTransaction?: Resolver<ResolversTypes['Score'], ParentType, ContextType, RequireFields<MutationScoreTransactionArgs, 'input'>>;
  scoreTransactions?: Resolver<ResolversTypes['ScoreBatch'], ParentType, ContextType, RequireFields<MutationScoreTransactionsArgs, 'inputs'>>;
  shadowModel?: Resolver<ResolversTypes['FraudModel'], ParentType, ContextType, RequireFields<MutationShadowModelArgs, 'version'>>;
};

export type NarrativeFactorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NarrativeFactor'] = ResolversParentTypes['NarrativeFactor']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['NarrativeEffect'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  side?: Resolver<Maybe<ResolversTypes['PaymentSide']>, ParentType, ContextType>;
};

export type NearestWalletResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NearestWallet'] = ResolversParentTypes['NearestWallet']> = {
  distance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  distanceUnit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fraud?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  labelledAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  wallet?: Resolver<ResolversTypes['Wallet'], ParentType, ContextType>;
};

export type NetworkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Network'] = ResolversParentTypes['Network']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type NormalRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NormalRange'] = ResolversParentTypes['NormalRange']> = {
  p5?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p50?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p95?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PolicyRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PolicyRule'] = ResolversParentTypes['PolicyRule']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  indexInForce?: Resolver<ResolversTypes['IndexInForce'], ParentType, ContextType>;
  modelComparison?: Resolver<ResolversTypes['FraudModelComparison'], ParentType, ContextType, RequireFields<QueryModelComparisonArgs, 'version'>>;
  modelDrift?: Resolver<ReadonlyArray<ResolversTypes['FeatureDrift']>, ParentType, ContextType>;
  models?: Resolver<ReadonlyArray<ResolversTypes['FraudModel']>, ParentType, ContextType, RequireFields<QueryModelsArgs, 'first'>>;
  score?: Resolver<Maybe<ResolversTypes['Score']>, ParentType, ContextType, RequireFields<QueryScoreArgs, 'id'>>;
  scores?: Resolver<ResolversTypes['ScoreConnection'], ParentType, ContextType, RequireFields<QueryScoresArgs, 'first'>>;
  scoresById?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Score']>>, ParentType, ContextType, RequireFields<QueryScoresByIdArgs, 'ids'>>;
};

export type ReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reason'] = ResolversParentTypes['Reason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contribution?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType>;
  side?: Resolver<Maybe<ResolversTypes['PaymentSide']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReviewProposalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewProposal'] = ResolversParentTypes['ReviewProposal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  side?: Resolver<Maybe<ResolversTypes['PaymentSide']>, ParentType, ContextType>;
};

export type RiskReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RiskReason'] = ResolversParentTypes['RiskReason']> = {
  contribution?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  feature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  normal?: Resolver<Maybe<ResolversTypes['NormalRange']>, ParentType, ContextType>;
  percent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Score'] = ResolversParentTypes['Score'], FederationReferenceType extends FederationReferenceTypes['Score'] = FederationReferenceTypes['Score']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Score']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asset?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  base?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  counterfactuals?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Counterfactual']>>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  drivers?: Resolver<ReadonlyArray<ResolversTypes['Driver']>, ParentType, ContextType>;
  fraudScore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  fraudScoreRange?: Resolver<Maybe<ResolversTypes['EstimateRange']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ScoredWallet'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  narrative?: Resolver<ResolversTypes['ScoreNarrative'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  recommendation?: Resolver<ResolversTypes['Recommendation'], ParentType, ContextType>;
  reputationScore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['PolicyRule'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['ScoreSource']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ScoreStatus'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ScoredWallet'], ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['ScoreVersions'], ParentType, ContextType>;
};

export type ScoreBatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreBatch'] = ResolversParentTypes['ScoreBatch']> = {
  results?: Resolver<ReadonlyArray<ResolversTypes['ScoreBatchResult']>, ParentType, ContextType>;
};

export type ScoreBatchErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreBatchError'] = ResolversParentTypes['ScoreBatchError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScoreBatchResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreBatchResult'] = ResolversParentTypes['ScoreBatchResult']> = {
  error?: Resolver<Maybe<ResolversTypes['ScoreBatchError']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Score']>, ParentType, ContextType>;
};

export type ScoreConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreConnection'] = ResolversParentTypes['ScoreConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ScoreEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScoreEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreEdge'] = ResolversParentTypes['ScoreEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Score'], ParentType, ContextType>;
};

export type ScoreNarrativeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreNarrative'] = ResolversParentTypes['ScoreNarrative']> = {
  factors?: Resolver<ReadonlyArray<ResolversTypes['NarrativeFactor']>, ParentType, ContextType>;
  groundedShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  promptVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proposal?: Resolver<Maybe<ResolversTypes['ReviewProposal']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['NarrativeRefusal']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  writer?: Resolver<ResolversTypes['NarrativeWriter'], ParentType, ContextType>;
};

export type ScoreSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreSource'] = ResolversParentTypes['ScoreSource']> = {
  ageSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['HistoryCoverage']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shelfLifeSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SourceStatus'], ParentType, ContextType>;
};

export type ScoreVersionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreVersions'] = ResolversParentTypes['ScoreVersions']> = {
  features?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  labels?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lists?: Resolver<ReadonlyArray<ResolversTypes['ListVersion']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  neighbours?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  neighboursBy?: Resolver<Maybe<ResolversTypes['NeighbourSearch']>, ParentType, ContextType>;
  policy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScoredWalletResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoredWallet'] = ResolversParentTypes['ScoredWallet']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  fraudProbability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  fraudProbabilityRange?: Resolver<Maybe<ResolversTypes['EstimateRange']>, ParentType, ContextType>;
  known?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  labels?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  neighbourFraudShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  outOfDistribution?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  reputationScore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sanctioned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  wallet?: Resolver<ResolversTypes['Wallet'], ParentType, ContextType>;
};

export type ShareEstimateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareEstimate'] = ResolversParentTypes['ShareEstimate']> = {
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type WalletResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Wallet'] = ResolversParentTypes['Wallet'], FederationReferenceType extends FederationReferenceTypes['Wallet'] = FederationReferenceTypes['Wallet']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Wallet']> | FederationReferenceType, FederationReferenceType, ContextType>;
  analysis?: Resolver<Maybe<ResolversTypes['WalletAnalysis']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  risk?: Resolver<Maybe<ResolversTypes['WalletRisk']>, ParentType, ContextType>;
  scores?: Resolver<ResolversTypes['ScoreConnection'], ParentType, ContextType, RequireFields<WalletScoresArgs, 'first'>>;
};

export type WalletAnalysisResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletAnalysis'] = ResolversParentTypes['WalletAnalysis']> = {
  averageDistance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  confidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  edgeCases?: Resolver<ReadonlyArray<ResolversTypes['EdgeCase']>, ParentType, ContextType>;
  features?: Resolver<ReadonlyArray<ResolversTypes['AnalysedFeature']>, ParentType, ContextType>;
  fraudProbability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nearest?: Resolver<ReadonlyArray<ResolversTypes['NearestWallet']>, ParentType, ContextType>;
  nearestBy?: Resolver<Maybe<ResolversTypes['NeighbourSearch']>, ParentType, ContextType>;
  reasoning?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasoningRefusal?: Resolver<Maybe<ResolversTypes['NarrativeRefusal']>, ParentType, ContextType>;
  reasoningWriter?: Resolver<ResolversTypes['NarrativeWriter'], ParentType, ContextType>;
  result?: Resolver<ResolversTypes['AnalysisResult'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['AnalysisRule'], ParentType, ContextType>;
};

export type WalletRiskResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletRisk'] = ResolversParentTypes['WalletRisk']> = {
  base?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  featuresVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fraudProbability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  fraudProbabilityRange?: Resolver<Maybe<ResolversTypes['EstimateRange']>, ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nearest?: Resolver<ReadonlyArray<ResolversTypes['NearestWallet']>, ParentType, ContextType, RequireFields<WalletRiskNearestArgs, 'first'>>;
  nearestBy?: Resolver<Maybe<ResolversTypes['NeighbourSearch']>, ParentType, ContextType>;
  neighbourFraudShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  outOfDistribution?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['RiskReason']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AnalysedFeature?: AnalysedFeatureResolvers<ContextType>;
  Counterfactual?: CounterfactualResolvers<ContextType>;
  CounterfactualChange?: CounterfactualChangeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Driver?: DriverResolvers<ContextType>;
  EdgeCase?: EdgeCaseResolvers<ContextType>;
  EstimateRange?: EstimateRangeResolvers<ContextType>;
  Evidence?: EvidenceResolvers<ContextType>;
  FeatureDrift?: FeatureDriftResolvers<ContextType>;
  FraudModel?: FraudModelResolvers<ContextType>;
  FraudModelCard?: FraudModelCardResolvers<ContextType>;
  FraudModelChange?: FraudModelChangeResolvers<ContextType>;
  FraudModelComparison?: FraudModelComparisonResolvers<ContextType>;
  FraudModelGroup?: FraudModelGroupResolvers<ContextType>;
  FraudModelInput?: FraudModelInputResolvers<ContextType>;
  FraudModelLift?: FraudModelLiftResolvers<ContextType>;
  FraudModelLineage?: FraudModelLineageResolvers<ContextType>;
  HistoryCoverage?: HistoryCoverageResolvers<ContextType>;
  IndexInForce?: IndexInForceResolvers<ContextType>;
  ListVersion?: ListVersionResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NarrativeFactor?: NarrativeFactorResolvers<ContextType>;
  NearestWallet?: NearestWalletResolvers<ContextType>;
  Network?: NetworkResolvers<ContextType>;
  NormalRange?: NormalRangeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PolicyRule?: PolicyRuleResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Reason?: ReasonResolvers<ContextType>;
  ReviewProposal?: ReviewProposalResolvers<ContextType>;
  RiskReason?: RiskReasonResolvers<ContextType>;
  Score?: ScoreResolvers<ContextType>;
  ScoreBatch?: ScoreBatchResolvers<ContextType>;
  ScoreBatchError?: ScoreBatchErrorResolvers<ContextType>;
  ScoreBatchResult?: ScoreBatchResultResolvers<ContextType>;
  ScoreConnection?: ScoreConnectionResolvers<ContextType>;
  ScoreEdge?: ScoreEdgeResolvers<ContextType>;
  ScoreNarrative?: ScoreNarrativeResolvers<ContextType>;
  ScoreSource?: ScoreSourceResolvers<ContextType>;
  ScoreVersions?: ScoreVersionsResolvers<ContextType>;
  ScoredWallet?: ScoredWalletResolvers<ContextType>;
  ShareEstimate?: ShareEstimateResolvers<ContextType>;
  Wallet?: WalletResolvers<ContextType>;
  WalletAnalysis?: WalletAnalysisResolvers<ContextType>;
  WalletRisk?: WalletRiskResolvers<ContextType>;
};

