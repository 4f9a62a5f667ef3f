import { FEATURES, type FeatureName } from "./features.ts";
import { DEFAULT_POLICY, type ReputationPolicy } from "./policy.ts";

const SIGNS = new Map<string, 1 | -1>(FEATURES.map(({ name, sign }) => [name, sign]));
/** Largest weight, in log-odds. */
const MAX_WEIGHT = 20;
const BANDS = ["bad", "poor", "neutral", "good"] as const;

/**
 * Reads a policy from parsed JSON; missing fields are those of the default policy.
 *
 * @throws RangeError naming the first field that is unknown or out of its range.
 */
export function parseReputationPolicy(json: unknown): ReputationPolicy {
  // A default stands for what is missing; `null` is a value, and refused as any other.
  const {
    indirectFloor = DEFAULT_POLICY.indirectFloor,
    holderCeiling = DEFAULT_POLICY.holderCeiling,
    weights = {},
    bands = {},
    hysteresis = DEFAULT_POLICY.hysteresis,
    announceFrom = DEFAULT_POLICY.announceFrom,
    ...rest
  } = record(json, "the policy");
  refuseUnknown(rest, "");
  return {
    indirectFloor: number(indirectFloor, "indirectFloor", 0, 100),
    holderCeiling: number(holderCeiling, "holderCeiling", 50, 100),
    weights: { ...DEFAULT_POLICY.weights, ...readWeights(record(weights, "weights")) },
    bands: readBands(record(bands, "bands")),
    hysteresis: number(hysteresis, "hysteresis", 0, 10),
    announceFrom: number(announceFrom, "announceFrom", 0.1, 100),
  };
}

function readWeights(given: Readonly<Record<string, unknown>>): Partial<Record<FeatureName, number>> {
  const weights: Partial<Record<FeatureName, number>> = {};
  for (const [name, value] of Object.entries(given)) {
    const sign = SIGNS.get(name);
    if (sign === undefined) throw new RangeError(`weights.${name}: there is no such feature.`);
    const [min, max] = sign > 0 ? [0, MAX_WEIGHT] : [-MAX_WEIGHT, 0];
    weights[name as FeatureName] = number(value, `weights.${name}`, min!, max!);
  }
  return weights;
}

function readBands(given: Readonly<Record<string, unknown>>): ReputationPolicy["bands"] {
  const { bad, poor, neutral, good, ...rest } = { ...DEFAULT_POLICY.bands, ...given };
  refuseUnknown(rest, "bands.");
  const bands = { bad, poor, neutral, good };
  for (const [i, name] of BANDS.entries()) {
    const before = BANDS[i - 1];
    number(bands[name], `bands.${name}`, before === undefined ? 0 : bands[before], 100);
  }
  return bands;
}

function record(json: unknown, field: string): Record<string, unknown> {
  if (typeof json === "object" && json !== null && !Array.isArray(json))
    return json as Record<string, unknown>;
  throw new RangeError(`${field}: it must be an object.`);
}

function refuseUnknown(rest: Readonly<Record<string, unknown>>, path: string): void {
  const [name] = Object.keys(rest);
  if (name !== undefined) throw new RangeError(`${path}${name}: there is no such setting.`);
}

function number(value: unknown, field: string, min: number, max: number): number {
  if (typeof value === "number" && value >= min && value <= max) return value;
  throw new RangeError(`${field}: it must be a number from ${min} to ${max}.`);
}
