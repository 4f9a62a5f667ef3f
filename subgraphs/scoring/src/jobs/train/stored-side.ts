import { z } from "zod";

const Side = z.looseObject({
  address: z.string(),
  features: z.looseObject({ behaviour: z.instanceof(Float64Array) }).nullable(),
});
const Inputs = z.looseObject({ from: Side, to: Side });

/** The behaviour of a wallet as a stored score saw it; `null` when it saw none. */
export function behaviourInScore(inputs: unknown, address: string): readonly number[] | null {
  const { data } = Inputs.safeParse(inputs);
  const side = data && [data.from, data.to].find((each) => each.address === address);
  return side?.features ? [...side.features.behaviour] : null;
}
