import { z } from "zod";

/** Name, version and origin of a list; part of every answer that rests on it. */
export const ListSource = z.object({
  name: z.string(),
  /** `DATE+HASH`: the day of the list, or `undated`, and the first 12 digits of its content's SHA-256. */
  version: z.string(),
  /** The public page. */
  url: z.string(),
  licence: z.string(),
});
export type ListSource = Readonly<z.infer<typeof ListSource>>;
