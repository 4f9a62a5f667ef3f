import type { Engine } from "./engine.ts";

/**
 * The same engine without reasons: it gives the same probabilities and decisions up to rounding, for less than a tenth of
 * the time, since Shapley values are most of an estimate.
 */
export function silentEngine(engine: Engine): Engine {
  const { model } = engine;
  return {
    ...engine,
    model: {
      ...model,
      explain(row) {
        const contributions = new Float64Array(model.features.length);
        contributions[0] = model.logOdds(row) - model.base;
        return { base: model.base, contributions };
      },
    },
  };
}
