/**
 * The actions that the audit log records, and the personal fields that can be erased from each.
 *
 * The key is the action that readers of the log switch on; actions are never renamed or reused. The log itself is for
 * good: it holds a commitment to each personal field, and the field only encrypted under a key that erasure deletes.
 *
 * @module
 */

interface ImportCounts {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly repeated: number;
  readonly skipped: number;
}

interface ScoreDecision {
  readonly status: string;
  readonly fraudScore: number;
  readonly recommendation: string;
  readonly rule: string;
  readonly versions: unknown;
  readonly requestId: string;
}

/** What an entry of each action says. */
export interface AuditData {
  "score.create": ScoreDecision;
  "score.complete": ScoreDecision;
  "score.fail": ScoreDecision;
  "route.quote": {
    readonly recommendation: string;
    /** `null` for `wait`. */
    readonly estimatedFee: string | null;
    readonly requestId: string;
  };
  "route.report": { readonly outcome: string; readonly requestId: string };
  "outcome.record": {
    readonly kind: string;
    readonly reference: string;
    readonly transaction_id: string | null;
    readonly network: string;
    readonly address: string;
  };
  "import.histories": ImportCounts & {
    readonly owner: string;
    readonly source: string;
    readonly networks: readonly string[];
  };
  "import.labels": ImportCounts & {
    readonly owner: string;
    readonly network: string;
    readonly list: string;
    readonly version: string;
  };
  /** Daily prices, for the whole installation; `changed` are days that have another price. */
  "import.prices": { readonly source: string; readonly prices: number; readonly changed: number };
  "label.contest": {
    readonly owner: string;
    readonly list: string;
    readonly network: string;
    readonly address: string;
    /** Empty when the contest is withdrawn. */
    readonly reason: string;
    readonly withdrawn: boolean;
  };
  "sanctions.refresh": {
    readonly version: string;
    readonly url: string;
    readonly added: number;
    readonly removed: number;
  };
  "reference.load": { readonly version: string; readonly rows: number };
  "upload.receive": { readonly kind: string; readonly bytes: number; readonly sha256: string };
  "hook.receive": { readonly kind: string; readonly source: string; readonly message: string };
  "hook.create": { readonly signature: string; readonly kind: string };
  "hook.delete": { readonly signature: string; readonly kind: string };
  "hook.rotate-secret": { readonly valid_until: string };
  /** What a file brought from elsewhere will be read into; the URL without its query. */
  "index.scrape": {
    readonly url: string;
    readonly type: string;
    readonly dry_run: boolean;
    readonly index: string;
  };
  /** Editions; `null` for the one that ships. */
  "index.promote": { readonly edition: string | null; readonly previous: string | null };
  /** Versions of fraud models; `replaced` is the one that was live before. */
  "model.register": { readonly origin: string; readonly parent: string | null };
  "model.shadow": { readonly replaced: string | null };
  "model.promote": {
    readonly replaced: string;
    /** Each check, and whether it was passed or too few wallets are known. */
    readonly gate: readonly { readonly check: string; readonly result: string }[];
  };
  "model.rollback": { readonly replaced: string };
  "chain.backfill": { readonly network: string; readonly from: number; readonly to: number };
  "chain.reset": { readonly network: string };
  /** Its rows are deleted by the next run of the archive. */
  "archive.erase": { readonly tenant: string };
  /** What is derived was made again; blocks and wallets. */
  "archive.rebuild": { readonly blocks: number; readonly wallets: number };
  "index.delete": { readonly edition: string; readonly wallets: number };
  "watch.add": { readonly network: string; readonly wallets: number };
  "watch.remove": { readonly network: string; readonly wallets: number };
  "simulation.clear": { readonly rows: number };
  "job.cancel": { readonly kind: string };
  "job.restart": { readonly kind: string };
  "key.create": {
    readonly scopes: readonly string[];
    readonly mode: string;
    readonly expires_at: string | null;
    readonly allowed_ips: readonly string[];
  };
  "key.rotate": {
    readonly scopes: readonly string[];
    readonly replaced_by: string;
    readonly valid_until: string;
  };
  "key.revoke": { readonly scopes: readonly string[] };
  /** `per_minute` is 0 for any number, null for the default. */
  "rate-limit.set": { readonly per_minute: number | null };
  "webhook.create": { readonly host: string; readonly events: readonly string[] };
  "webhook.update": { readonly host: string; readonly events: readonly string[]; readonly state: string };
  "webhook.delete": { readonly host: string };
  "webhook.rotate-secret": { readonly valid_until: string };
  "webhook.ping": { readonly delivery: string };
  "webhook.replay": { readonly deliveries: number };
  /** Tetron paused it. */
  "webhook.pause": { readonly host: string; readonly reason: string };
  /** Data keys were deleted, and with them all that was encrypted under them. */
  "data.erase": {
    readonly keys: readonly string[];
    /** How many watches and payments were deleted; absent where only keys can be. */
    readonly watches?: number;
    readonly payments?: number;
  };
  /** Data keys were wrapped by another root key. */
  "root-key.rotate": { readonly root_key: string; readonly keys: number };
}

export type AuditAction = keyof AuditData;

/**
 * Of each action the fields that say something about a person: addresses of wallets, names, free text. Ids of Tetron's
 * own, amounts of work and decisions are not personal; nor are names of lists, which every score shows.
 */
export const AUDIT_ACTIONS = {
  "score.create": { personal: [] },
  "score.complete": { personal: [] },
  "score.fail": { personal: [] },
  "route.quote": { personal: [] },
  "route.report": { personal: [] },
  "outcome.record": { personal: ["address", "reference"] },
  "import.histories": { personal: [] },
  "import.labels": { personal: [] },
  "import.prices": { personal: [] },
  "label.contest": { personal: ["address", "reason"] },
  "sanctions.refresh": { personal: [] },
  "reference.load": { personal: [] },
  "upload.receive": { personal: [] },
  "hook.receive": { personal: [] },
  "hook.create": { personal: [] },
  "hook.delete": { personal: [] },
  "hook.rotate-secret": { personal: [] },
  "index.scrape": { personal: [] },
  "index.promote": { personal: [] },
  "model.register": { personal: [] },
  "model.shadow": { personal: [] },
  "model.promote": { personal: [] },
  "model.rollback": { personal: [] },
  "chain.backfill": { personal: [] },
  "chain.reset": { personal: [] },
  "archive.erase": { personal: [] },
  "archive.rebuild": { personal: [] },
  "index.delete": { personal: [] },
  "watch.add": { personal: [] },
  "watch.remove": { personal: [] },
  "simulation.clear": { personal: [] },
  "job.cancel": { personal: [] },
  "job.restart": { personal: [] },
  "key.create": { personal: [] },
  "key.rotate": { personal: [] },
  "key.revoke": { personal: [] },
  "rate-limit.set": { personal: [] },
  "webhook.create": { personal: [] },
  "webhook.update": { personal: [] },
  "webhook.delete": { personal: [] },
  "webhook.rotate-secret": { personal: [] },
  "webhook.ping": { personal: [] },
  "webhook.replay": { personal: [] },
  "webhook.pause": { personal: [] },
  "data.erase": { personal: [] },
  "root-key.rotate": { personal: [] },
} as const satisfies {
  readonly [Action in AuditAction]: { readonly personal: readonly (keyof AuditData[Action])[] };
};

/** An entry as its writer states it. */
export interface AuditEntryOf<Action extends AuditAction = AuditAction> {
  /** `aud_` and a ULID. */
  readonly id: string;
  /** Whose data it is about: a tenant's id, or `EVERY_TENANT` of `@tetron/domain/owner`. */
  readonly tenant: string;
  /** The id of the API key, or one of those in `@tetron/domain/actor`. */
  readonly actor: string;
  readonly action: Action;
  /** What it was done to: the id of a score, a route, a key. Never personal. */
  readonly subject: string;
  readonly data: AuditData[Action];
  /** Whom the personal fields are about, such as a wallet's CAIP-10 id; the tenant itself when absent. */
  readonly person?: string;
  readonly at: Date;
}
