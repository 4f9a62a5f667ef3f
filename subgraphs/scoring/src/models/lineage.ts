import { checked } from "@tetron/models/checked-json";
import { z } from "zod";

/** What a model was made from. */
export const Lineage = z.strictObject({
  /** SHA-256 of each file of data, by its path. */
  data: z.record(z.string(), z.string()),
  /** Commit of the code that trained it; `null` when it is not known. */
  code: z.string().nullable(),
  /** The feature set that it reads. */
  features: z.string(),
  /** The model that was live when it was made; `null` for one that ships. */
  parent: z.string().nullable(),
  /** Of a model that learnt from reports: how many wallets, and the share of the training weight that they have. */
  feedback: z
    .strictObject({
      wallets: z.int().min(0),
      tenants: z.int().min(0),
      share: z.number().min(0).max(1),
      /** SHA-256 of the rows and weights. */
      sha256: z.string(),
    })
    .nullable(),
});
export type Lineage = Readonly<z.infer<typeof Lineage>>;

/** @throws RangeError naming what is wrong with it. */
export function parseLineage(json: unknown): Lineage {
  return checked(json, Lineage, "lineage");
}
