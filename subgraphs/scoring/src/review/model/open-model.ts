import type { LanguageModel } from "./language-model.ts";
import type { ModelSettings } from "./settings.ts";

/** Opens the configured model. Its library is loaded only now: it takes 80 MB. */
export async function openModel(settings: ModelSettings): Promise<LanguageModel> {
  if (settings.provider === "gemini") return (await import("./open-gemini.ts")).openGemini(settings);
  return (await import("./open-openai.ts")).openOpenAi(settings);
}
