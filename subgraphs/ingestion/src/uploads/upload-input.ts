import { dayOfVersion } from "@tetron/domain/day";
import { unprocessable } from "@tetron/domain/failure";
import type { UploadKind } from "@tetron/domain/job";
import { checkName } from "@tetron/domain/name";
import { type Network, parseNetwork } from "@tetron/domain/network";
import { z } from "zod";

/** What is said of a file as it is uploaded; what does not belong to its kind is left out. */
export interface UploadWish {
  readonly kind: UploadKind;
  /** Of every row of histories and labels; of the others, of those that do not say theirs. */
  readonly network?: string | null | undefined;
  readonly list?: string | null | undefined;
  readonly version?: string | null | undefined;
  readonly partial?: boolean | undefined;
  readonly force?: boolean | undefined;
  /** Whether every tenant sees what it brings. */
  readonly shared?: boolean | undefined;
}

/** The input of a job that takes histories in. */
export const HistoriesInput = z.object({ network: z.custom<Network>(), shared: z.boolean() });

/** The input of a job that takes an edition of a list of labels in. */
export const LabelsInput = HistoriesInput.extend({
  list: z.string(),
  version: z.string(),
  partial: z.boolean(),
  force: z.boolean(),
});

/**
 * The input of an upload's job: what is said of the file, checked before any of it is read.
 *
 * @throws Failure `UNPROCESSABLE` naming what is missing or has no meaning.
 */
export function inputOfUpload(wish: UploadWish, now: Date): Readonly<Record<string, unknown>> {
  const { kind, shared = false, partial = false, force = false } = wish;
  const network = wish.network == null ? undefined : parseNetwork(wish.network);
  if (kind === "histories") return { network: required("network", network), shared };
  if (kind === "labels") {
    const list = checkName(required("list", wish.list), "list");
    const version = checkName(required("version", wish.version), "version");
    dayOfVersion(version, "version", now);
    return { network: required("network", network), list, version, partial, force, shared };
  }
  if (shared)
    throw unprocessable("shared", "not_shared", `shared: ${kind} are always those of your tenant alone.`);
  return network === undefined ? {} : { network };
}

function required<Value>(field: string, value: Value | null | undefined): Value {
  if (value != null) return value;
  throw unprocessable(field, "missing", `${field}: is required for this kind of upload.`);
}
