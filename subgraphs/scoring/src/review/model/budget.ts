import type { Database } from "@tetron/lake/database";
import { correctUse, type ModelLimits, reserveUse, type Use } from "@tetron/lake/model-use";
import { MAX_ANSWER_TOKENS, type ModelAnswer, type Question } from "./language-model.ts";
import { ModelFault } from "./model-fault.ts";
import type { AnalystSettings } from "./settings.ts";

/** Takes what calls use from what may be used. */
export interface Budget {
  /** Makes a call if its budget is left. @throws ModelFault `over_budget` before it is made. */
  spend(question: Question, call: () => Promise<ModelAnswer>): Promise<ModelAnswer>;
}

/** Characters of a token at the least: JSON and English have three to four. */
const CHARS_PER_TOKEN = 2;
/** Of one dollar per million tokens a token costs 10^-6 dollars. */
const PICODOLLARS = 6;

/** The budget of all processes together. */
export function openBudget(db: Database, settings: AnalystSettings): Budget {
  const { TETRON_LLM_USD_PER_DAY: perDay } = settings;
  const [input, output] = [
    units(settings.TETRON_LLM_INPUT_USD, PICODOLLARS),
    units(settings.TETRON_LLM_OUTPUT_USD, PICODOLLARS),
  ];
  const limits: ModelLimits = {
    callsPerMinute: settings.TETRON_LLM_CALLS_PER_MINUTE,
    tokensPerDay: settings.TETRON_LLM_TOKENS_PER_DAY,
    picodollarsPerDay: perDay === undefined ? null : units(perDay, 12),
  };
  const useOf = (tokens: { readonly input: number; readonly output: number }): Use => ({
    tokens: tokens.input + tokens.output,
    picodollars: BigInt(tokens.input) * input + BigInt(tokens.output) * output,
  });
  return {
    async spend({ instructions, facts, schema }, call) {
      const chars = instructions.length + facts.length + JSON.stringify(schema).length;
      const reserved = useOf({ input: Math.ceil(chars / CHARS_PER_TOKEN), output: MAX_ANSWER_TOKENS });
      const at = new Date();
      if (!(await reserveUse(db, limits, reserved, at))) throw new ModelFault("over_budget");
      // A call that fails has used its tokens too, and does not say how many: the reservation stays.
      const answer = await call();
      if (answer.tokens !== null) await correctUse(db, reserved, useOf(answer.tokens), at);
      return answer;
    },
  };
}

/** A decimal text in units of 10^-decimals. */
function units(text: string, decimals: number): bigint {
  const [whole = "0", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(decimals, "0"));
}
