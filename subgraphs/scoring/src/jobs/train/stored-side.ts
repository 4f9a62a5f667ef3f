import { z } from "zod";

const Side = z.looseObject({
  address: z.string(),
  features: z.looseObject({ behaviour: z.instanceof(Float64Array) }).nullable(),
});
const Inputs = z.looseObject({ from: Side, to: Side });

/** The behaviour of each wallet that a stored score saw a history of. */
export function behavioursInScore(inputs: unknown): Float64Array[] {
  return sidesOf(inputs).flatMap(({ features }) => (features === null ? [] : [features.behaviour]));
}

/** The behaviour of a wallet as a stored score saw it; `null` when it saw none. */
export function behaviourInScore(inputs: unknown, address: string): readonly number[] | null {
  const side = sidesOf(inputs).find((each) => each.address === address);
  return side?.features ? [...side.features.behaviour] : null;
}

function sidesOf(inputs: unknown) {
  const { data } = Inputs.safeParse(inputs);
  return data === undefined ? [] : [data.from, data.to];
}
