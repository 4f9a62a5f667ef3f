import { ChatOpenAI } from "@langchain/openai";
import { askChat } from "./ask-chat.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import type { LanguageModel } from "./language-model.ts";
import { MAX_ANSWER_TOKENS } from "./language-model.ts";
import type { ModelSettings } from "./settings.ts";

/** A service without keys takes any, and the library wants one. */
const NO_KEY = "none";
const OPENAI = "https://api.openai.com/v1";

/** Opens a model of any service with OpenAI's chat completions, such as Ollama or vLLM. */
export function openOpenAi({ model, key, url = OPENAI }: ModelSettings): LanguageModel {
  const chat = new ChatOpenAI({
    ...{ model, apiKey: key ?? NO_KEY, maxRetries: 0, streaming: false, useResponsesApi: false },
    ...{ temperature: 0, maxTokens: MAX_ANSWER_TOKENS },
    configuration: { baseURL: url, fetch: guardedFetch(new URL(url).origin) },
  });
  return {
    name: model,
    ask: (question, signal) => {
      const { name, schema } = question;
      const format = { type: "json_schema", json_schema: { name, schema, strict: true } } as const;
      return askChat(
        (messages) => chat.invoke(messages, { signal, response_format: format }),
        question,
        signal,
      );
    },
  };
}
