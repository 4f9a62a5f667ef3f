/** One question to a language model. */
export interface Question {
  /** What the answer is called, for providers that want a name. */
  readonly name: string;
  readonly instructions: string;
  /** JSON of facts. */
  readonly facts: string;
  /** JSON schema of the answer. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What a model answered, and the tokens that it took. */
export interface ModelAnswer {
  readonly text: string;
  /** `null` when the provider does not tell. */
  readonly tokens: { readonly input: number; readonly output: number } | null;
}

/** A configured language model. */
export interface LanguageModel {
  readonly name: string;
  /** @throws ModelFault, or the reason of `signal`. */
  ask(question: Question, signal: AbortSignal): Promise<ModelAnswer>;
}

/** Most tokens of an answer. */
export const MAX_ANSWER_TOKENS = 1_500;
