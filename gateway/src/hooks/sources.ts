import { HOOK_KINDS, type HookKind, type HookSignature } from "@tetron/domain/job";
import { isNetwork } from "@tetron/domain/network";
import { isTenantId } from "@tetron/domain/tenant";
import { readJsonFile } from "@tetron/service/json-file";
import { z } from "zod";

/** Who sends signed messages. */
export interface HookSource {
  /** Signature scheme. */
  readonly signature: HookSignature;
  /** One of them signs. */
  readonly secrets: readonly string[];
  /** Whose messages these are. */
  readonly tenant: string;
  /** What each row of a message is. */
  readonly kind: HookKind;
  /** Of rows that do not name one. */
  readonly network?: string | undefined;
}

/** The sources of the operator's settings, by their names in the path. */
export type HookSources = ReadonlyMap<string, HookSource>;

export const NO_HOOKS: HookSources = new Map();

const MIN_SECRET_CHARS = 16;

const Common = z.strictObject({
  secret: z.string().min(MIN_SECRET_CHARS).max(256),
  tenant: z.string().refine(isTenantId, "is no tenant's id"),
});

const Source = z.discriminatedUnion("signature", [
  Common.extend({ signature: z.literal("alchemy") }).transform(({ secret, ...source }) => ({
    ...source,
    secrets: [secret],
    kind: "wallets" as const,
  })),
  Common.extend({
    signature: z.literal("hmac"),
    kind: z.enum(HOOK_KINDS),
    network: z.string().refine(isNetwork, "is no network").optional(),
  }).transform(({ secret, ...source }) => ({ ...source, secrets: [secret] })),
]);

const Sources = z.record(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/), Source);

/**
 * Reads the sources that an operator takes messages from.
 *
 * @throws Error naming the file and the fault, never a secret.
 */
export async function readHookSources(path: string | undefined): Promise<HookSources> {
  if (path === undefined) return NO_HOOKS;
  return readJsonFile(path, (json) => {
    const { success, data, error } = Sources.safeParse(json);
    if (!success) throw new Error(z.prettifyError(error));
    return new Map(Object.entries(data));
  });
}
