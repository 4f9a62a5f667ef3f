// Written by `npm run codegen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The side of a payment that a reason is about. */
export type PaymentSide =
  | 'FROM'
  | 'TO';

/** What the payer's application is advised to do. */
export type Recommendation =
  | 'APPROVE'
  | 'DECLINE'
  | 'REVIEW';

/** How far a score is. */
export type ScoreStatus =
  | 'COMPLETED'
  /** The late source did not answer for an hour; the recommendation stays as it was. */
  | 'FAILED'
  /** A source missed its deadline: the numbers rest on what did answer, and the recommendation is REVIEW unless a sanctions list already decided. */
  | 'PENDING';

/** A payment that is about to be made. */
export type ScoreTransactionInput = {
  /** A decimal number > 0 with no more decimals than the currency has, such as `0.5`. */
  readonly amount: string;
  /** Symbol of an asset of `network`, such as `ETH` or `USDC`. */
  readonly currency: string;
  /** The sender's address, valid on `network`. */
  readonly fromAddress: string;
  /** A network's identifier, such as `ethereum`. */
  readonly network: string;
  /** The recipient's address, valid on `network`; not the sender's. */
  readonly toAddress: string;
};

/** Whether a source answered in time. */
export type SourceStatus =
  /** It failed, or did not answer before its deadline. */
  | 'LATE'
  /** It answered, and had nothing to say. */
  | 'MISSING'
  /** It answered, and had something to say. */
  | 'OK';

export type ScoreAnswerFragment = { readonly id: string, readonly status: ScoreStatus, readonly fraudScore: number, readonly reputationScore: number, readonly recommendation: Recommendation, readonly confidence: number, readonly base: number, readonly createdAt: string, readonly completedAt: string | null, readonly requestId: string, readonly rule: { readonly id: string, readonly title: string }, readonly reasons: ReadonlyArray<{ readonly code: string, readonly title: string, readonly contribution: number, readonly side: PaymentSide | null, readonly evidence: ReadonlyArray<{ readonly name: string, readonly value: string, readonly source: string | null }> }>, readonly from: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string } }, readonly to: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string } }, readonly sources: ReadonlyArray<{ readonly name: string, readonly status: SourceStatus, readonly ageSeconds: number | null }>, readonly versions: { readonly model: string, readonly features: string, readonly policy: string, readonly lists: ReadonlyArray<{ readonly list: string, readonly version: string }> } };

export type WalletAnswerFragment = { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string } };

export type ScoreByIdQueryVariables = Exact<{
  id: string;
}>;


export type ScoreByIdQuery = { readonly score: { readonly id: string, readonly status: ScoreStatus, readonly fraudScore: number, readonly reputationScore: number, readonly recommendation: Recommendation, readonly confidence: number, readonly base: number, readonly createdAt: string, readonly completedAt: string | null, readonly requestId: string, readonly rule: { readonly id: string, readonly title: string }, readonly reasons: ReadonlyArray<{ readonly code: string, readonly title: string, readonly contribution: number, readonly side: PaymentSide | null, readonly evidence: ReadonlyArray<{ readonly name: string, readonly value: string, readonly source: string | null }> }>, readonly from: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string } }, readonly to: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string } }, readonly sources: ReadonlyArray<{ readonly name: string, readonly status: SourceStatus, readonly ageSeconds: number | null }>, readonly versions: { readonly model: string, readonly features: string, readonly policy: string, readonly lists: ReadonlyArray<{ readonly list: string, readonly version: string }> } } | null };

export type ScoreTransactionMutationVariables = Exact<{
  input: ScoreTransactionInput;
}>;


export type ScoreTransactionMutation = { readonly scoreTransaction: { readonly id: string, readonly status: ScoreStatus, readonly fraudScore: number, readonly reputationScore: number, readonly recommendation: Recommendation, readonly confidence: number, readonly base: number, readonly createdAt: string, readonly completedAt: string | null, readonly requestId: string, readonly rule: { readonly id: string, readonly title: string }, readonly reasons: ReadonlyArray<{ readonly code: string, readonly title: string, readonly contribution: number, readonly side: PaymentSide | null, readonly evidence: ReadonlyArray<{ readonly name: string, readonly value: string, readonly source: string | null }> }>, readonly from: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string } }, readonly to: { readonly address: string, readonly known: boolean, readonly fraudProbability: number | null, readonly neighbourFraudShare: number | null, readonly reputationScore: number, readonly confidence: number, readonly labels: ReadonlyArray<string>, readonly sanctioned: boolean, readonly wallet: { readonly id: string } }, readonly sources: ReadonlyArray<{ readonly name: string, readonly status: SourceStatus, readonly ageSeconds: number | null }>, readonly versions: { readonly model: string, readonly features: string, readonly policy: string, readonly lists: ReadonlyArray<{ readonly list: string, readonly version: string }> } } };

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
export const WalletAnswerFragmentDoc = new TypedDocumentString(`
    fragment WalletAnswer on ScoredWallet {
  wallet {
    id
  }
  address
  known
  fraudProbability
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
      source
    }
  }
  from {
    ...WalletAnswer
  }
  to {
    ...WalletAnswer
  }
  sources {
    name
    status
    ageSeconds
  }
  versions {
    model
    features
    policy
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
  neighbourFraudShare
  reputationScore
  confidence
  labels
  sanctioned
}`, {"fragmentName":"ScoreAnswer"}) as unknown as TypedDocumentString<ScoreAnswerFragment, unknown>;
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
      source
    }
  }
  from {
    ...WalletAnswer
  }
  to {
    ...WalletAnswer
  }
  sources {
    name
    status
    ageSeconds
  }
  versions {
    model
    features
    policy
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
      source
    }
  }
  from {
    ...WalletAnswer
  }
  to {
    ...WalletAnswer
  }
  sources {
    name
    status
    ageSeconds
  }
  versions {
    model
    features
    policy
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
  neighbourFraudShare
  reputationScore
  confidence
  labels
  sanctioned
}`) as unknown as TypedDocumentString<ScoreTransactionMutation, ScoreTransactionMutationVariables>;