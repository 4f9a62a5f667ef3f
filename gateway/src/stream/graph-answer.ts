import { z } from "zod";
import type { Lagged } from "./outbox.ts";

const Answer = z.looseObject({ extensions: z.looseObject({}).optional() });

/** An answer that says which events before it are missing, in `extensions.lagged`. */
export function withLag(answer: string, lagged: Lagged): string {
  const { extensions, ...rest } = Answer.parse(JSON.parse(answer));
  return JSON.stringify({ ...rest, extensions: { ...extensions, lagged } });
}
