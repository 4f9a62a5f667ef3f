import { z } from "zod";

/** The name or the version of a list that a tenant sends; a blank one is refused, since edges are cut off. */
export const EditionName = z.string().min(1).max(64).regex(/\S/);
