import { ChatGoogle } from "@langchain/google";
import { askChat } from "./ask-chat.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import type { LanguageModel } from "./language-model.ts";
import { MAX_ANSWER_TOKENS } from "./language-model.ts";
import type { ModelSettings } from "./settings.ts";

const GEMINI = "https://generativelanguage.googleapis.com";

/** Opens a model of Google's Gemini API. */
export function openGemini({ model, key, url = GEMINI }: ModelSettings): LanguageModel {
  const ask = guardedFetch(new URL(url).origin);
  const chat = new ChatGoogle({
    ...{ model, apiKey: key ?? "", endpoint: url, platformType: "gai", maxRetries: 0, streaming: false },
    ...{ temperature: 0, maxOutputTokens: MAX_ANSWER_TOKENS },
    // Its own client follows redirects and reads answers of any length.
    apiClient: {
      hasApiKey: () => true,
      getProjectId: () => Promise.reject(new Error("Only keys are used.")),
      fetch: (request: Request) => {
        request.headers.set("x-goog-api-key", key ?? "");
        return ask(request);
      },
    } as never,
  });
  return {
    name: model,
    ask: (question, signal) =>
      askChat(
        (messages) => chat.invoke(messages, { signal, responseSchema: question.schema as never }),
        question,
        signal,
      ),
  };
}
