import { keepByContent } from "../keep-by-content.ts";
import type { Engine } from "./engine.ts";

/**
 * The same engine without reasons and ranges: it gives the same probabilities and decisions up to rounding, for less than a
 * tenth of the time, since Shapley values are most of an estimate. How unlike known wallets one is changes neither.
 */
export function silentEngine(engine: Engine): Engine {
  const { model } = engine;
  const { base } = model;
  return {
    ...engine,
    model: {
      ...{ ...model, familiarity: null },
      tell: keepByContent((behaviour) => ({ base, strongest: [], rest: model.logOdds(behaviour) - base })),
    },
  };
}
