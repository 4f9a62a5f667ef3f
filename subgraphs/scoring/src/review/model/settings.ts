import { z } from "zod";

const decimal = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, "a decimal number such as 2.50");

const Settings = z.object({
  TETRON_LLM: z
    .enum(["none", "gemini", "openai"])
    .default("none")
    .describe(
      "Language model that explains scores: `gemini`, or `openai` for any service with OpenAI's chat completions API, such as Ollama or vLLM. `none`: templates explain.",
    ),
  TETRON_LLM_MODEL: z
    .string()
    .regex(/^[A-Za-z0-9][\w.:/-]{0,99}$/, "a model's name, such as gemini-2.5-flash")
    .optional()
    .describe("The model's name, such as `gemini-2.5-flash`; needed with TETRON_LLM."),
  TETRON_LLM_KEY: z
    .string()
    .min(8)
    .optional()
    .describe("Key of the model's provider; needed with `gemini`. It is never logged."),
  TETRON_LLM_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Address of the model's API, such as `http://127.0.0.1:11434/v1`. Absent: the provider's own."),
  TETRON_LLM_DEADLINE_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(120_000)
    .default(20_000)
    .describe(
      "Deadline of an explanation in milliseconds, including all its calls; after it, templates explain.",
    ),
  TETRON_LLM_CALLS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(30)
    .describe("Calls of the model per minute, over all processes; an explanation takes up to four."),
  TETRON_LLM_TOKENS_PER_DAY: z.coerce
    .number()
    .int()
    .min(0)
    .max(1e12)
    .default(1_000_000)
    .describe("Tokens per day (UTC), over all processes."),
  TETRON_LLM_USD_PER_DAY: decimal
    .optional()
    .describe("US dollars per day (UTC) at the two prices below, over all processes. Absent: no limit."),
  TETRON_LLM_INPUT_USD: decimal.default("0").describe("US dollars per million tokens of a prompt."),
  TETRON_LLM_OUTPUT_USD: decimal.default("0").describe("US dollars per million tokens of an answer."),
});

export type AnalystSettings = z.infer<typeof Settings>;

/** Checks settings that need each other. Every schema with these settings has it, so that a start fails before anything is loaded. */
export function checkAnalyst(settings: AnalystSettings, context: z.RefinementCtx): void {
  const {
    TETRON_LLM: provider,
    TETRON_LLM_USD_PER_DAY: perDay,
    TETRON_LLM_INPUT_USD: input,
    TETRON_LLM_OUTPUT_USD: output,
  } = settings;
  const refuse = (name: keyof AnalystSettings, message: string) =>
    context.addIssue({ code: "custom", path: [name], message });
  if (provider === "none") return;
  if (settings.TETRON_LLM_MODEL === undefined)
    refuse("TETRON_LLM_MODEL", `name the model of TETRON_LLM=${provider}`);
  if (provider === "gemini" && settings.TETRON_LLM_KEY === undefined)
    refuse("TETRON_LLM_KEY", "TETRON_LLM=gemini needs a key");
  if (perDay !== undefined && Number(input) === 0 && Number(output) === 0)
    refuse("TETRON_LLM_USD_PER_DAY", "needs TETRON_LLM_INPUT_USD and TETRON_LLM_OUTPUT_USD");
}

/** The settings of the analyst's language model. */
export const AnalystSettings = Settings.superRefine(checkAnalyst);

/** A model to open. */
export interface ModelSettings {
  readonly provider: "gemini" | "openai";
  readonly model: string;
  /** `null` for a service without keys. */
  readonly key: string | null;
  readonly url?: string;
}

/** The model that is configured; `null` for none. */
export function modelSettingsOf({
  TETRON_LLM: provider,
  TETRON_LLM_MODEL: model,
  TETRON_LLM_KEY: key,
  TETRON_LLM_URL: url,
}: AnalystSettings): ModelSettings | null {
  if (provider === "none" || model === undefined) return null;
  return { provider, model, key: key ?? null, ...(url && { url }) };
}
