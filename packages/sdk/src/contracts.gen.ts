// Written by `npm run codegen`. Do not edit.
export interface paths {
    readonly "/analysis": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Assess a wallet by similar known wallets; also `POST /score`, without a version
         * @description Needs the scope `wallet:read`.
         */
        readonly post: operations["analyseWallet"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scrape/{job_id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel the reading of an index, which then stays incomplete
         * @description Needs the scope `admin:data`.
         */
        readonly post: operations["cancelScrape"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/uploads/{upload_id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel an upload: committed rows stay, the rest is not imported
         * @description Needs the scope `data:write`.
         */
        readonly post: operations["cancelUpload"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/labels/{label_id}/contest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Contest a list's label of a wallet, or withdraw the contest
         * @description Needs the scope `data:write`.
         */
        readonly post: operations["contestLabel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/hooks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the tenant's sources of signed messages, oldest first
         * @description Needs the scope `data:write`.
         */
        readonly get: operations["listHookSources"];
        readonly put?: never;
        /**
         * Create a source of signed messages
         * @description Needs the scope `data:write`.
         */
        readonly post: operations["createHookSource"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List keys, oldest first, including revoked ones
         * @description Needs the scope `keys:read`.
         */
        readonly get: operations["listKeys"];
        readonly put?: never;
        /**
         * Create an API key
         * @description Needs the scope `keys:write`.
         */
        readonly post: operations["createKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/uploads": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Upload a file of histories, labels, payments, outcomes or context
         * @description Needs the scope `data:write`.
         */
        readonly post: operations["createUpload"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List webhooks, oldest first
         * @description Needs the scope `webhooks:read`.
         */
        readonly get: operations["listWebhooks"];
        readonly put?: never;
        /**
         * Create a webhook
         * @description Needs the scope `webhooks:write`.
         */
        readonly post: operations["createWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/hooks/{source}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show a source of signed messages
         * @description Needs the scope `data:write`.
         */
        readonly get: operations["getHookSource"];
        readonly put?: never;
        /**
         * Accept a signed message of a source
         * @description Signed by its source; takes no API key. See docs/hooks.md.
         */
        readonly post: operations["receiveHook"];
        /**
         * Delete a source of signed messages
         * @description Needs the scope `data:write`.
         */
        readonly delete: operations["deleteHookSource"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/indexes/current": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get the index in which scores search for neighbours; also `GET /stats`, without a version
         * @description Needs the scope `wallet:read`.
         */
        readonly get: operations["indexStats"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete the promoted index, so that scores search for neighbours in the shipped one; also `DELETE /index`, without a version
         * @description Needs the scope `admin:data`.
         */
        readonly delete: operations["deletePromotedIndex"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/{webhook_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show a webhook
         * @description Needs the scope `webhooks:read`.
         */
        readonly get: operations["getWebhook"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a webhook with its deliveries
         * @description Needs the scope `webhooks:write`.
         */
        readonly delete: operations["deleteWebhook"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change, pause or resume a webhook
         * @description Needs the scope `webhooks:write`.
         */
        readonly patch: operations["updateWebhook"];
        readonly trace?: never;
    };
    readonly "/feedback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Report the outcome of dealings with a wallet
         * @description Needs the scope `feedback:write`.
         */
        readonly post: operations["feedback"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/keys/{key_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show a key
         * @description Needs the scope `keys:read`.
         */
        readonly get: operations["getKey"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke a key permanently
         * @description Needs the scope `keys:write`.
         */
        readonly delete: operations["revokeKey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/route/{route_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Fetch a quoted route until it expires
         * @description Needs the scope `route:read`.
         */
        readonly get: operations["getRoute"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/score/{transaction_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Fetch an earlier score, explained in sentences
         * @description Needs the scope `score:read`.
         */
        readonly get: operations["getScore"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scrape/{job_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get the progress of reading an index, and how its columns are read
         * @description Needs the scope `admin:data`.
         */
        readonly get: operations["getScrape"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/uploads/{upload_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get the progress of an upload
         * @description Needs the scope `data:write`.
         */
        readonly get: operations["getUpload"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/labels": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get the labels that lists give a wallet
         * @description Needs the scope `wallet:read`.
         */
        readonly get: operations["listLabels"];
        readonly put?: never;
        /**
         * Replace your own list of labels by a new edition
         * @description Needs the scope `data:write`.
         */
        readonly post: operations["importLabels"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read events, oldest first
         * @description Needs the scope `stream:read`.
         */
        readonly get: operations["listEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/indexes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the imported indexes of known wallets, newest first
         * @description Needs the scope `admin:data`.
         */
        readonly get: operations["listIndexes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scores": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List scores, newest first
         * @description Needs the scope `score:read`.
         */
        readonly get: operations["listScores"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scrape/{job_id}/refusals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Download the refused rows of an index, one per line; the first million are kept
         * @description Needs the scope `admin:data`.
         */
        readonly get: operations["listScrapeRefusals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/uploads/{upload_id}/refusals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Download the refused rows of an upload, one per line; the first million are kept
         * @description Needs the scope `data:write`.
         */
        readonly get: operations["listUploadRefusals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/watch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the watched wallets, by network and address
         * @description Needs the scope `wallet:read`.
         */
        readonly get: operations["listWatches"];
        readonly put?: never;
        /**
         * Watch wallets: their network is followed for them from the next block on
         * @description Needs the scope `data:write`.
         */
        readonly post: operations["watchWallets"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/{webhook_id}/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List a webhook's deliveries of the last 30 days, newest first
         * @description Needs the scope `webhooks:read`.
         */
        readonly get: operations["listWebhookDeliveries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/{webhook_id}/ping": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a ping to a webhook
         * @description Needs the scope `webhooks:write`.
         */
        readonly post: operations["pingWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/indexes/{index_id}/promote": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make scores search for neighbours in an index from now on, for every tenant
         * @description Needs the scope `admin:data`.
         */
        readonly post: operations["promoteIndex"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/route/quote": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Find the best way to make a payment
         * @description Needs the scope `route:read`.
         */
        readonly post: operations["quoteRoute"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/{webhook_id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Resend deliveries: one, or those of a range
         * @description Needs the scope `webhooks:write`.
         */
        readonly post: operations["replayWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reputation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Get the reputations of wallets
         * @description Needs the scope `reputation:read`.
         */
        readonly post: operations["reputation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/hooks/{source}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Rotate the secret of a source of signed messages
         * @description Needs the scope `data:write`.
         */
        readonly post: operations["rotateHookSecret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/keys/{key_id}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Replace a key by a new one with the same permissions
         * @description Needs the scope `keys:write`.
         */
        readonly post: operations["rotateKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/{webhook_id}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Rotate the secret of a webhook
         * @description Needs the scope `webhooks:write`.
         */
        readonly post: operations["rotateWebhookSecret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/score/batch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Score up to 1,000 payments
         * @description Needs the scope `score:write`.
         */
        readonly post: operations["scoreBatch"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/score": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Score a payment before it is made
         * @description Needs the scope `score:write`.
         */
        readonly post: operations["scoreTransaction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/scrape": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Read known wallets from an external source into a new index, which scores use once it is promoted
         * @description Needs the scope `admin:data`.
         */
        readonly post: operations["scrape"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/watch/{network}/{address}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Stop watching a wallet
         * @description Needs the scope `data:write`.
         */
        readonly delete: operations["unwatchWallet"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/wallets/{network}/{address}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get what is known about a wallet
         * @description Needs the scope `wallet:read`.
         */
        readonly get: operations["wallet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Error: {
            readonly error: {
                /**
                 * @description Stable code for programs.
                 * @enum {string}
                 */
                readonly code: "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "NOT_ACCEPTABLE" | "CONFLICT" | "IN_PROGRESS" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "UNPROCESSABLE" | "UPGRADE_REQUIRED" | "TOO_MANY_REQUESTS" | "SERVER_ERROR" | "UNAVAILABLE";
                /** @description For people; the wording may change. */
                readonly message: string;
                /** @description Identifies the request in the logs. */
                readonly request_id: string;
                /** @description Details of the error. For an invalid input, the `field` and a stable `reason`. For a write answered with 503, the `outcome`: after `nothing_done` (or none) you may retry; `done` means that it was written; after `unknown`, look it up, by `id` if there is one, before you retry. */
                readonly details: readonly {
                    readonly [key: string]: unknown;
                }[];
            };
        };
        readonly StreamMessage: {
            /** @constant */
            readonly channel: "scores";
            /** @description The cursor after this event: pass it as `resume_from` to resume after it. */
            readonly id: string;
            /** @description `evt_` and a ULID, the same in webhooks and `/v1/events`. */
            readonly event_id: string;
            readonly data: {
                readonly transaction_id: string;
                /** @description A fraud score or a reputation, 0-100. */
                readonly fraud_score: number;
                /** @description A fraud score or a reputation, 0-100. */
                readonly reputation_score: number;
                /** @enum {string} */
                readonly recommendation: "approve" | "review" | "decline";
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                readonly from_address: string;
                readonly to_address: string;
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
            /**
             * @description A test key's payment: see docs/test-keys.md.
             * @constant
             */
            readonly test?: true;
            /**
             * @description On the simulated network: see docs/simulation.md.
             * @constant
             */
            readonly simulated?: true;
        } | {
            /** @constant */
            readonly channel: "reputation";
            /** @description The cursor after this event: pass it as `resume_from` to resume after it. */
            readonly id: string;
            /** @description `evt_` and a ULID, the same in webhooks and `/v1/events`. */
            readonly event_id: string;
            readonly data: {
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                readonly address: string;
                /** @description A fraud score or a reputation, 0-100. */
                readonly reputation_score: number;
                /** @description A fraud score or a reputation, 0-100. */
                readonly previous_score: number;
                readonly band: string;
                readonly previous_band: string;
                /** @description 0-1. */
                readonly confidence: number;
                /** @description Codes of the strongest reasons, at most three. */
                readonly reasons: readonly string[];
                readonly model_version: string;
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
            /**
             * @description A test key's payment: see docs/test-keys.md.
             * @constant
             */
            readonly test?: true;
            /**
             * @description On the simulated network: see docs/simulation.md.
             * @constant
             */
            readonly simulated?: true;
        } | {
            /** @constant */
            readonly channel: "routes";
            /** @description The cursor after this event: pass it as `resume_from` to resume after it. */
            readonly id: string;
            /** @description `evt_` and a ULID, the same in webhooks and `/v1/events`. */
            readonly event_id: string;
            readonly data: {
                readonly route_id: string;
                /** @enum {string} */
                readonly outcome: "executed" | "failed";
                /** @description Duration of the whole route; `null` when not reported. */
                readonly seconds: number | null;
                /** @description Index of the failed step, from 0; `null` when none failed, or when not reported. */
                readonly failed_step: number | null;
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                /** @enum {string} */
                readonly to_network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                /** @description USD, with six decimals. */
                readonly estimated_fee: string;
                /** @description The id of each step's bridge, venue or transfer. */
                readonly bridges: readonly string[];
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
            /**
             * @description A test key's payment: see docs/test-keys.md.
             * @constant
             */
            readonly test?: true;
            /**
             * @description On the simulated network: see docs/simulation.md.
             * @constant
             */
            readonly simulated?: true;
        } | {
            /** @constant */
            readonly channel: "payments";
            /** @description The cursor after this event: pass it as `resume_from` to resume after it. */
            readonly id: string;
            /** @description `evt_` and a ULID, the same in webhooks and `/v1/events`. */
            readonly event_id: string;
            readonly data: {
                /** @description `pay_` and a ULID, the same in all events of the payment. */
                readonly payment_id: string;
                /** @enum {string} */
                readonly status: "pending" | "confirmed" | "reverted" | "replaced" | "dropped";
                /** @description In the network's stored form. */
                readonly transaction_hash: string;
                /** @description The payment's newest score. */
                readonly transaction_id: string;
                /** @description A fraud score or a reputation, 0-100. */
                readonly fraud_score: number;
                /** @description A fraud score or a reputation, 0-100. */
                readonly reputation_score: number;
                /** @enum {string} */
                readonly recommendation: "approve" | "review" | "decline";
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                readonly from_address: string;
                readonly to_address: string;
                /** @description Decimal; in base units for a token of unknown decimals. */
                readonly amount: string;
                /** @description A symbol, or the CAIP-19 id of a token that Tetron does not know. */
                readonly currency: string;
                /** @description Of the block that contains it; `null` if it is in no block. */
                readonly height: number | null;
                /** @description The transaction that replaced it; `null` if unknown. */
                readonly replaced_by: string | null;
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
            /**
             * @description A test key's payment: see docs/test-keys.md.
             * @constant
             */
            readonly test?: true;
            /**
             * @description On the simulated network: see docs/simulation.md.
             * @constant
             */
            readonly simulated?: true;
        } | {
            /** @constant */
            readonly channel: "narratives";
            /** @description The cursor after this event: pass it as `resume_from` to resume after it. */
            readonly id: string;
            /** @description `evt_` and a ULID, the same in webhooks and `/v1/events`. */
            readonly event_id: string;
            readonly data: {
                readonly transaction_id: string;
                /** @enum {string} */
                readonly writer: "model" | "templates";
                /** @description Why the model's text was rejected, such as `late`; `null` if it was accepted. */
                readonly refusal: string | null;
                /** @description The model that wrote it; `null` for templates. */
                readonly model: string | null;
                /** @description Whether it proposes that a person review the approved payment. It does not change the decision. */
                readonly proposes_review: boolean;
                /** @description Code of the reason; `null` without a proposal. */
                readonly proposal_code: string | null;
                /** @description A fraud score or a reputation, 0-100. */
                readonly fraud_score: number;
                /**
                 * @description The score's, which stays.
                 * @enum {string}
                 */
                readonly recommendation: "approve" | "review" | "decline";
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                readonly from_address: string;
                readonly to_address: string;
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
            /**
             * @description A test key's payment: see docs/test-keys.md.
             * @constant
             */
            readonly test?: true;
            /**
             * @description On the simulated network: see docs/simulation.md.
             * @constant
             */
            readonly simulated?: true;
        };
        readonly WebhookEvent: {
            /** @constant */
            readonly event: "score.completed";
            readonly id: string;
            readonly cursor: string;
            readonly data: {
                readonly transaction_id: string;
                /** @description A fraud score or a reputation, 0-100. */
                readonly fraud_score: number;
                /** @description A fraud score or a reputation, 0-100. */
                readonly reputation_score: number;
                /** @enum {string} */
                readonly recommendation: "approve" | "review" | "decline";
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                readonly from_address: string;
                readonly to_address: string;
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
        } | {
            /** @constant */
            readonly event: "address.updated";
            readonly id: string;
            readonly cursor: string;
            readonly data: {
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                readonly address: string;
                /** @description A fraud score or a reputation, 0-100. */
                readonly reputation_score: number;
                /** @description A fraud score or a reputation, 0-100. */
                readonly previous_score: number;
                readonly band: string;
                readonly previous_band: string;
                /** @description 0-1. */
                readonly confidence: number;
                /** @description Codes of the strongest reasons, at most three. */
                readonly reasons: readonly string[];
                readonly model_version: string;
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
        } | {
            /** @constant */
            readonly event: "routing.executed";
            readonly id: string;
            readonly cursor: string;
            readonly data: {
                readonly route_id: string;
                /** @enum {string} */
                readonly outcome: "executed" | "failed";
                /** @description Duration of the whole route; `null` when not reported. */
                readonly seconds: number | null;
                /** @description Index of the failed step, from 0; `null` when none failed, or when not reported. */
                readonly failed_step: number | null;
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                /** @enum {string} */
                readonly to_network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                /** @description USD, with six decimals. */
                readonly estimated_fee: string;
                /** @description The id of each step's bridge, venue or transfer. */
                readonly bridges: readonly string[];
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
        } | {
            /** @constant */
            readonly event: "payment.pending";
            readonly id: string;
            readonly cursor: string;
            readonly data: {
                /** @description `pay_` and a ULID, the same in all events of the payment. */
                readonly payment_id: string;
                /** @enum {string} */
                readonly status: "pending" | "confirmed" | "reverted" | "replaced" | "dropped";
                /** @description In the network's stored form. */
                readonly transaction_hash: string;
                /** @description The payment's newest score. */
                readonly transaction_id: string;
                /** @description A fraud score or a reputation, 0-100. */
                readonly fraud_score: number;
                /** @description A fraud score or a reputation, 0-100. */
                readonly reputation_score: number;
                /** @enum {string} */
                readonly recommendation: "approve" | "review" | "decline";
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                readonly from_address: string;
                readonly to_address: string;
                /** @description Decimal; in base units for a token of unknown decimals. */
                readonly amount: string;
                /** @description A symbol, or the CAIP-19 id of a token that Tetron does not know. */
                readonly currency: string;
                /** @description Of the block that contains it; `null` if it is in no block. */
                readonly height: number | null;
                /** @description The transaction that replaced it; `null` if unknown. */
                readonly replaced_by: string | null;
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
        } | {
            /** @constant */
            readonly event: "payment.confirmed";
            readonly id: string;
            readonly cursor: string;
            readonly data: {
                /** @description `pay_` and a ULID, the same in all events of the payment. */
                readonly payment_id: string;
                /** @enum {string} */
                readonly status: "pending" | "confirmed" | "reverted" | "replaced" | "dropped";
                /** @description In the network's stored form. */
                readonly transaction_hash: string;
                /** @description The payment's newest score. */
                readonly transaction_id: string;
                /** @description A fraud score or a reputation, 0-100. */
                readonly fraud_score: number;
                /** @description A fraud score or a reputation, 0-100. */
                readonly reputation_score: number;
                /** @enum {string} */
                readonly recommendation: "approve" | "review" | "decline";
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                readonly from_address: string;
                readonly to_address: string;
                /** @description Decimal; in base units for a token of unknown decimals. */
                readonly amount: string;
                /** @description A symbol, or the CAIP-19 id of a token that Tetron does not know. */
                readonly currency: string;
                /** @description Of the block that contains it; `null` if it is in no block. */
                readonly height: number | null;
                /** @description The transaction that replaced it; `null` if unknown. */
                readonly replaced_by: string | null;
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
        } | {
            /** @constant */
            readonly event: "payment.reverted";
            readonly id: string;
            readonly cursor: string;
            readonly data: {
                /** @description `pay_` and a ULID, the same in all events of the payment. */
                readonly payment_id: string;
                /** @enum {string} */
                readonly status: "pending" | "confirmed" | "reverted" | "replaced" | "dropped";
                /** @description In the network's stored form. */
                readonly transaction_hash: string;
                /** @description The payment's newest score. */
                readonly transaction_id: string;
                /** @description A fraud score or a reputation, 0-100. */
                readonly fraud_score: number;
                /** @description A fraud score or a reputation, 0-100. */
                readonly reputation_score: number;
                /** @enum {string} */
                readonly recommendation: "approve" | "review" | "decline";
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                readonly from_address: string;
                readonly to_address: string;
                /** @description Decimal; in base units for a token of unknown decimals. */
                readonly amount: string;
                /** @description A symbol, or the CAIP-19 id of a token that Tetron does not know. */
                readonly currency: string;
                /** @description Of the block that contains it; `null` if it is in no block. */
                readonly height: number | null;
                /** @description The transaction that replaced it; `null` if unknown. */
                readonly replaced_by: string | null;
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
        } | {
            /** @constant */
            readonly event: "payment.replaced";
            readonly id: string;
            readonly cursor: string;
            readonly data: {
                /** @description `pay_` and a ULID, the same in all events of the payment. */
                readonly payment_id: string;
                /** @enum {string} */
                readonly status: "pending" | "confirmed" | "reverted" | "replaced" | "dropped";
                /** @description In the network's stored form. */
                readonly transaction_hash: string;
                /** @description The payment's newest score. */
                readonly transaction_id: string;
                /** @description A fraud score or a reputation, 0-100. */
                readonly fraud_score: number;
                /** @description A fraud score or a reputation, 0-100. */
                readonly reputation_score: number;
                /** @enum {string} */
                readonly recommendation: "approve" | "review" | "decline";
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                readonly from_address: string;
                readonly to_address: string;
                /** @description Decimal; in base units for a token of unknown decimals. */
                readonly amount: string;
                /** @description A symbol, or the CAIP-19 id of a token that Tetron does not know. */
                readonly currency: string;
                /** @description Of the block that contains it; `null` if it is in no block. */
                readonly height: number | null;
                /** @description The transaction that replaced it; `null` if unknown. */
                readonly replaced_by: string | null;
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
        } | {
            /** @constant */
            readonly event: "payment.dropped";
            readonly id: string;
            readonly cursor: string;
            readonly data: {
                /** @description `pay_` and a ULID, the same in all events of the payment. */
                readonly payment_id: string;
                /** @enum {string} */
                readonly status: "pending" | "confirmed" | "reverted" | "replaced" | "dropped";
                /** @description In the network's stored form. */
                readonly transaction_hash: string;
                /** @description The payment's newest score. */
                readonly transaction_id: string;
                /** @description A fraud score or a reputation, 0-100. */
                readonly fraud_score: number;
                /** @description A fraud score or a reputation, 0-100. */
                readonly reputation_score: number;
                /** @enum {string} */
                readonly recommendation: "approve" | "review" | "decline";
                /** @enum {string} */
                readonly network: "ethereum" | "polygon" | "bsc" | "arbitrum" | "base" | "optimism" | "bitcoin" | "solana" | "simnet";
                readonly from_address: string;
                readonly to_address: string;
                /** @description Decimal; in base units for a token of unknown decimals. */
                readonly amount: string;
                /** @description A symbol, or the CAIP-19 id of a token that Tetron does not know. */
                readonly currency: string;
                /** @description Of the block that contains it; `null` if it is in no block. */
                readonly height: number | null;
                /** @description The transaction that replaced it; `null` if unknown. */
                readonly replaced_by: string | null;
                /**
                 * Format: date-time
                 * @description Time of the event, in UTC.
                 */
                readonly timestamp: string;
            };
        } | {
            /** @constant */
            readonly event: "ping";
            readonly id: string;
            readonly data: {
                readonly webhook_id: string;
                /** Format: date-time */
                readonly timestamp: string;
            };
        };
    };
    responses: {
        /** @description 400 `BAD_REQUEST` */
        readonly BAD_REQUEST: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 401 `UNAUTHORIZED` */
        readonly UNAUTHORIZED: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 403 `FORBIDDEN` */
        readonly FORBIDDEN: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 404 `NOT_FOUND` */
        readonly NOT_FOUND: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 405 `METHOD_NOT_ALLOWED` */
        readonly METHOD_NOT_ALLOWED: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 406 `NOT_ACCEPTABLE` */
        readonly NOT_ACCEPTABLE: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 409 `CONFLICT`, or `IN_PROGRESS`, worth another try */
        readonly CONFLICT: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly "Retry-After": components["headers"]["Retry-After"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 413 `PAYLOAD_TOO_LARGE` */
        readonly PAYLOAD_TOO_LARGE: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 415 `UNSUPPORTED_MEDIA_TYPE` */
        readonly UNSUPPORTED_MEDIA_TYPE: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 422 `UNPROCESSABLE` */
        readonly UNPROCESSABLE: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 426 `UPGRADE_REQUIRED` */
        readonly UPGRADE_REQUIRED: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly Upgrade: components["headers"]["Upgrade"];
                readonly Link: components["headers"]["Link"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 429 `TOO_MANY_REQUESTS`, worth another try */
        readonly TOO_MANY_REQUESTS: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly "Retry-After": components["headers"]["Retry-After"];
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 500 `SERVER_ERROR`, worth another try */
        readonly SERVER_ERROR: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description 503 `UNAVAILABLE`, worth another try */
        readonly UNAVAILABLE: {
            headers: {
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly "Retry-After": components["headers"]["Retry-After"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
         * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
         */
        readonly "Idempotency-Key": string;
        /** @description The `ETag` of the client's cached answer; if it is current, the answer is 304. */
        readonly "If-None-Match": string;
    };
    requestBodies: never;
    headers: {
        /** @description Identifies the request in answers and logs. */
        readonly "X-Request-Id": string;
        /**
         * @description Requests left (`r`) and seconds until more are available (`t`), as in draft-ietf-httpapi-ratelimit-headers. A key without a limit has none of the five headers.
         * @example "default";r=99;t=60
         */
        readonly RateLimit: string;
        /**
         * @description Requests (`q`) that the key may make in any window of `w` seconds.
         * @example "default";q=100;w=60
         */
        readonly "RateLimit-Policy": string;
        /** @description Requests that the key may make in any 60 seconds. */
        readonly "RateLimit-Limit": number;
        /** @description Requests left now. */
        readonly "RateLimit-Remaining": number;
        /** @description Seconds until more requests are available. */
        readonly "RateLimit-Reset": number;
        /** @description Identifies the answer, which never changes. */
        readonly ETag: string;
        /** @description Whether and how the answer may be cached. */
        readonly "Cache-Control": string;
        /** @description What replaces the endpoint: `rel="successor-version"`. */
        readonly Link: string;
        /** @description `true` if the answer is that of an earlier request with the same `Idempotency-Key`. */
        readonly "Idempotent-Replayed": "true";
        /** @description The version to use. */
        readonly Upgrade: string;
        /** @description Seconds to wait before retrying. */
        readonly "Retry-After": number;
        /** @description How to authenticate. */
        readonly "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly analyseWallet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "address": "0x28c6c06298d514db089934071355e5743bf21d60",
                 *       "network": "ethereum"
                 *     }
                 */
                readonly "application/json": {
                    /** @description An address on `network`. */
                    readonly address: string;
                    /**
                     * @description Such as `ethereum`, the default.
                     * @default ethereum
                     */
                    readonly network?: string;
                };
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": "Not_Fraud",
                     *       "address": "0x28c6c06298d514db089934071355e5743bf21d60",
                     *       "fraud_probability": 0.1,
                     *       "confidence": 0.7528,
                     *       "knn_analysis": {
                     *         "fraud_probability": 0.1,
                     *         "nearest_neighbors": [
                     *           {
                     *             "address": "0x000e001ab444fa8d6dc4a402f8d7cfc88fe8c64d",
                     *             "flag": 0,
                     *             "distance": 0.43
                     *           },
                     *           {
                     *             "address": "0x001f2f8c5e5c0a1ec3b9c8b1f4b3c2f2f1c1b6a8",
                     *             "flag": 0,
                     *             "distance": 0.61
                     *           },
                     *           {
                     *             "address": "0x0059b14e35dab1b4eee768e2926c7a5660da66f7",
                     *             "flag": 1,
                     *             "distance": 0.93
                     *           }
                     *         ],
                     *         "avg_distance": 0.6514
                     *       },
                     *       "rag_analysis": {
                     *         "reasoning": "Of the 10 nearest known wallets 1 are fraud accounts, 10.0 % by closeness, at a mean distance of 0.65; confidence 0.75. Edge cases: Large value movements. It is not called fraud by the share of fraud among the wallets that resemble it.",
                     *         "confidence": 0.7528,
                     *         "edge_cases_detected": [
                     *           "Large value movements"
                     *         ]
                     *       },
                     *       "features_extracted": {
                     *         "Sent tnx": 721,
                     *         "Received Tnx": 89,
                     *         "Avg min between sent tnx": 844.26
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        /**
                         * @description `Fraud` too when a list accuses the wallet; `Undecided` below a confidence of 0.4, without a history, and for a public service that resembles fraud.
                         * @enum {string}
                         */
                        readonly result: "Fraud" | "Not_Fraud" | "Undecided";
                        /** @description The address in stored form: lower-case on EVM networks. */
                        readonly address: string;
                        /** @description As in `knn_analysis`. */
                        readonly fraud_probability: number | null;
                        /** @description The mean of 1 / (1 + `avg_distance`) and of the larger class's share; null without neighbours. */
                        readonly confidence: number | null;
                        readonly knn_analysis: {
                            /** @description Share of fraud among the neighbours, weighted by closeness; null without neighbours. */
                            readonly fraud_probability: number | null;
                            /** @description Ten, nearest first; none without a history. */
                            readonly nearest_neighbors: readonly {
                                readonly address: string;
                                /** @description 1 is fraud. */
                                readonly flag: 0 | 1;
                                /** @description Euclidean, between the normalised 44 numbers. */
                                readonly distance: number;
                            }[];
                            readonly avg_distance: number | null;
                        };
                        readonly rag_analysis: {
                            /** @description Sentences written from the numbers; the wording may change. */
                            readonly reasoning: string;
                            readonly confidence: number | null;
                            readonly edge_cases_detected: readonly string[];
                        };
                        /** @description The 44 numbers by the names of the public data set: counts, minutes, whole coins; null if the history does not supply it. Empty without a history. */
                        readonly features_extracted: {
                            readonly [key: string]: number | null;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly cancelScrape: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path: {
                /**
                 * @description `job_` and a ULID.
                 * @example job_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly job_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /** @example {} */
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "state": "cancelled",
                     *       "bytes": 1245184,
                     *       "bytes_done": 622592,
                     *       "rows": {
                     *         "done": 4500,
                     *         "read": 4180,
                     *         "created": 4180,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "refused": 320
                     *       },
                     *       "eta_seconds": null,
                     *       "error": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "started_at": "2025-05-17T08:34:22.000Z",
                     *       "ended_at": "2025-05-17T08:34:30.000Z",
                     *       "index": {
                     *         "id": "idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE",
                     *         "state": "building",
                     *         "source_url": "https://www.kaggle.com/datasets/vagifa/ethereum-frauddetection-dataset",
                     *         "source_type": "kaggle",
                     *         "dry_run": false,
                     *         "mapping": [
                     *           {
                     *             "column": "Address",
                     *             "feature": "address"
                     *           },
                     *           {
                     *             "column": "FLAG",
                     *             "feature": "flag"
                     *           },
                     *           {
                     *             "column": "Sent tnx",
                     *             "feature": "sent_tx"
                     *           },
                     *           {
                     *             "column": "ERC20 most sent token type",
                     *             "feature": null
                     *           }
                     *         ],
                     *         "wallets": 0,
                     *         "fraud": 0,
                     *         "edition": null,
                     *         "created_at": "2025-05-17T08:34:21.000Z",
                     *         "ready_at": null
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `job_` and a ULID: the upload, and the job that processes it. */
                        readonly id: string;
                        /**
                         * @description `queued` and `running` end as `done`, `failed` or `cancelled`; `receiving` while the file arrives.
                         * @enum {string}
                         */
                        readonly state: "receiving" | "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Bytes of the file as sent. */
                        readonly bytes: number;
                        /** @description Bytes of the file read so far. */
                        readonly bytes_done: number;
                        /** @description A row is an account, a label, a payment or an outcome. */
                        readonly rows: {
                            /** @description Rows processed, including refused ones. */
                            readonly done: number;
                            /** @description Rows that were parsed. */
                            readonly read: number;
                            /** @description Rows that added data. */
                            readonly created: number;
                            /** @description Rows that replaced stored data. */
                            readonly updated: number;
                            /** @description Rows whose data was already stored. */
                            readonly unchanged: number;
                            /** @description Rows that were refused: see `GET /uploads/{upload_id}/refusals`. */
                            readonly refused: number;
                        };
                        /** @description Estimated seconds until it is done; null if unknown. */
                        readonly eta_seconds: number | null;
                        /** @description Why it failed; null when it has not. */
                        readonly error: {
                            /** @description Stable, such as `gzip_bomb`. */
                            readonly reason: string;
                            readonly message: string;
                        } | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        readonly started_at: string | null;
                        readonly ended_at: string | null;
                        /** @description The index being read. No score uses it before it is promoted. */
                        readonly index: {
                            /** @description `idx_` and a ULID. */
                            readonly id: string;
                            /**
                             * @description `ready` is complete but not used by scores; `promoted` is where scores search for neighbours.
                             * @enum {string}
                             */
                            readonly state: "building" | "ready" | "promoted" | "dry_run";
                            readonly source_url: string;
                            /**
                             * @description `kaggle`: a dataset, through Kaggle's API; `csv`: CSV with a header; `json`: lines of JSON, or one array of at most 32 MiB. Optionally compressed with gzip or zip.
                             * @enum {string}
                             */
                            readonly source_type: "kaggle" | "csv" | "json";
                            readonly dry_run: boolean;
                            /** @description How the columns of the file are read; empty until its header has been read. */
                            readonly mapping: readonly {
                                /** @description The column's name, without the spaces around it. */
                                readonly column: string;
                                /** @description `address`, `flag` or a feature of `wallet-44/v1`; null if the column is ignored. */
                                readonly feature: string | null;
                            }[];
                            /** @description Number of its wallets; for a dry run, the number it would have. */
                            readonly wallets: number;
                            /** @description Those of its wallets that are fraud. */
                            readonly fraud: number;
                            /** @description Identifies its content, as in scores; null until it is complete. */
                            readonly edition: string | null;
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly ready_at: string | null;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly cancelUpload: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path: {
                /**
                 * @description `job_` and a ULID.
                 * @example job_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly upload_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /** @example {} */
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "kind": "payments",
                     *       "state": "cancelled",
                     *       "bytes": 48000,
                     *       "bytes_done": 32768,
                     *       "rows": {
                     *         "done": 200,
                     *         "read": 199,
                     *         "created": 199,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "refused": 1
                     *       },
                     *       "eta_seconds": null,
                     *       "error": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "started_at": "2025-05-17T08:34:22.000Z",
                     *       "ended_at": "2025-05-17T08:34:30.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `job_` and a ULID: the upload, and the job that processes it. */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "histories" | "labels" | "payments" | "outcomes" | "context";
                        /**
                         * @description `queued` and `running` end as `done`, `failed` or `cancelled`; `receiving` while the file arrives.
                         * @enum {string}
                         */
                        readonly state: "receiving" | "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Bytes of the file as sent. */
                        readonly bytes: number;
                        /** @description Bytes of the file read so far. */
                        readonly bytes_done: number;
                        /** @description A row is an account, a label, a payment or an outcome. */
                        readonly rows: {
                            /** @description Rows processed, including refused ones. */
                            readonly done: number;
                            /** @description Rows that were parsed. */
                            readonly read: number;
                            /** @description Rows that added data. */
                            readonly created: number;
                            /** @description Rows that replaced stored data. */
                            readonly updated: number;
                            /** @description Rows whose data was already stored. */
                            readonly unchanged: number;
                            /** @description Rows that were refused: see `GET /uploads/{upload_id}/refusals`. */
                            readonly refused: number;
                        };
                        /** @description Estimated seconds until it is done; null if unknown. */
                        readonly eta_seconds: number | null;
                        /** @description Why it failed; null when it has not. */
                        readonly error: {
                            /** @description Stable, such as `gzip_bomb`. */
                            readonly reason: string;
                            readonly message: string;
                        } | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        readonly started_at: string | null;
                        readonly ended_at: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly contestLabel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path: {
                /**
                 * @description Of `GET /labels`. All of the list's labels of the wallet are contested.
                 * @example lb_WyJldGhlcmV1bSIsIjB4NDgzOGIxMDZmY2U5NjQ3YmRmMWU3ODc3YmY3M2NlOGIwYmFkNWY5NyIsIm1pbmUiLCJleGNoYW5nZSIsIlNob3AiXQ
                 */
                readonly label_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "reason": "It is our own wallet."
                 *     }
                 */
                readonly "application/json": {
                    /** @description Why; required unless it is withdrawn. */
                    readonly reason?: string;
                    /** @description Withdraws the contest. */
                    readonly withdraw?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "label_id": "lb_WyJldGhlcmV1bSIsIjB4NDgzOGIxMDZmY2U5NjQ3YmRmMWU3ODc3YmY3M2NlOGIwYmFkNWY5NyIsIm1pbmUiLCJleGNoYW5nZSIsIlNob3AiXQ",
                     *       "list": "mine",
                     *       "reason": "It is our own wallet.",
                     *       "changed": true
                     *     }
                     */
                    readonly "application/json": {
                        readonly label_id: string;
                        readonly list: string;
                        /** @description Null if the label is no longer contested. */
                        readonly reason: string | null;
                        /** @description False if nothing changed. */
                        readonly changed: boolean;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly listHookSources: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Items of a page, 1-100; 20 when absent.
                 * @example 20
                 */
                readonly limit?: number;
                /** @description The `next_cursor` of the previous page; the first page when absent. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sources": [
                     *         {
                     *           "id": "hook_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *           "name": "crm",
                     *           "signature": "hmac",
                     *           "kind": "context",
                     *           "network": "ethereum",
                     *           "previous_secret_until": null,
                     *           "created_at": "2025-05-17T08:34:21.000Z",
                     *           "updated_at": "2025-05-17T08:34:21.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    readonly "application/json": {
                        readonly sources: readonly {
                            /** @description `hook_` and a ULID: the `source` in the path of its messages. */
                            readonly id: string;
                            readonly name: string;
                            /**
                             * @description Signature scheme.
                             * @enum {string}
                             */
                            readonly signature: "alchemy" | "hmac";
                            /**
                             * @description What each row of a message is.
                             * @enum {string}
                             */
                            readonly kind: "wallets" | "context" | "outcomes";
                            /** @description Of rows that do not name one. */
                            readonly network: string | null;
                            /** @description Until when the previous secret stays valid. */
                            readonly previous_secret_until: string | null;
                            /** Format: date-time */
                            readonly created_at: string;
                            /** Format: date-time */
                            readonly updated_at: string;
                        }[];
                        /** @description Cursor of the next page; null on the last one. */
                        readonly next_cursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly createHookSource: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "crm",
                 *       "signature": "hmac",
                 *       "kind": "context",
                 *       "network": "ethereum"
                 *     }
                 */
                readonly "application/json": {
                    /** @description What it is. */
                    readonly name: string;
                    /**
                     * @description Signature scheme.
                     * @enum {string}
                     */
                    readonly signature: "alchemy" | "hmac";
                    /**
                     * @description What each row of a message is: required for `hmac`; Alchemy's activities are `wallets`. `outcomes` also needs the scope `feedback:write`.
                     * @enum {string}
                     */
                    readonly kind?: "wallets" | "context" | "outcomes";
                    /** @description For `hmac`: the network of rows that do not name one. */
                    readonly network?: string;
                    /** @description The source's own signing key: required for `alchemy`; for `hmac`, generated when absent. */
                    readonly secret?: string;
                };
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "hook_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "name": "crm",
                     *       "signature": "hmac",
                     *       "kind": "context",
                     *       "network": "ethereum",
                     *       "previous_secret_until": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "updated_at": "2025-05-17T08:34:21.000Z",
                     *       "secret": "whsec_…, 49 characters"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `hook_` and a ULID: the `source` in the path of its messages. */
                        readonly id: string;
                        readonly name: string;
                        /**
                         * @description Signature scheme.
                         * @enum {string}
                         */
                        readonly signature: "alchemy" | "hmac";
                        /**
                         * @description What each row of a message is.
                         * @enum {string}
                         */
                        readonly kind: "wallets" | "context" | "outcomes";
                        /** @description Of rows that do not name one. */
                        readonly network: string | null;
                        /** @description Until when the previous secret stays valid. */
                        readonly previous_secret_until: string | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        /** Format: date-time */
                        readonly updated_at: string;
                        /** @description Signs its messages. It is shown only here. */
                        readonly secret: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly listKeys: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Items of a page, 1-100; 20 when absent.
                 * @example 20
                 */
                readonly limit?: number;
                /** @description The `next_cursor` of the previous page; the first page when absent. */
                readonly cursor?: string;
                /** @description Your own tenant when absent. Another tenant requires the scope `admin:keys`. */
                readonly tenant?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "id": "key_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *           "tenant": "acme",
                     *           "name": "checkout",
                     *           "prefix": "tk_live_4Tz9",
                     *           "mode": "live",
                     *           "status": "active",
                     *           "scopes": [
                     *             "score:read",
                     *             "score:write"
                     *           ],
                     *           "allowed_ips": [
                     *             "203.0.113.0/24"
                     *           ],
                     *           "created_at": "2025-05-17T08:34:21.000Z",
                     *           "expires_at": "2026-05-17T08:34:21.000Z",
                     *           "last_used_at": null,
                     *           "revoked_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    readonly "application/json": {
                        readonly keys: readonly {
                            /** @description `key_` and a ULID. */
                            readonly id: string;
                            readonly tenant: string;
                            readonly name: string;
                            /** @description The first characters of the key, to recognise it by. */
                            readonly prefix: string;
                            /**
                             * @description A `test` key gets fixed answers and never touches live data.
                             * @enum {string}
                             */
                            readonly mode: "live" | "test";
                            /** @enum {string} */
                            readonly status: "active" | "expired" | "revoked";
                            readonly scopes: readonly string[];
                            /** @description Addresses and CIDR ranges from which the key may be used; any address when empty. */
                            readonly allowed_ips: readonly string[];
                            /** Format: date-time */
                            readonly created_at: string;
                            /** @description When it expires; null for never. */
                            readonly expires_at: string | null;
                            /** @description Delayed by some seconds; null if it was never used. */
                            readonly last_used_at: string | null;
                            /** @description When it was or will be revoked; null for never. */
                            readonly revoked_at: string | null;
                        }[];
                        /** @description Cursor of the next page; null on the last one. */
                        readonly next_cursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly createKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "scopes": [
                 *         "score:read",
                 *         "score:write"
                 *       ],
                 *       "allowed_ips": [
                 *         "203.0.113.0/24"
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description What the key is for. */
                    readonly name: string;
                    /** @description What it may do. A key with `keys:write` may grant only scopes that it has itself. */
                    readonly scopes: readonly ("score:read" | "score:write" | "wallet:read" | "reputation:read" | "route:read" | "route:write" | "feedback:write" | "data:write" | "admin:data" | "stream:read" | "keys:read" | "keys:write" | "admin:keys" | "webhooks:read" | "webhooks:write")[];
                    /** @description Your own tenant when absent. Another tenant requires the scope `admin:keys`. */
                    readonly tenant?: string;
                    /**
                     * @description `live` when absent.
                     * @enum {string}
                     */
                    readonly mode?: "live" | "test";
                    /** @description Addresses and CIDR ranges, IPv4 or IPv6, from which it may be used; any address when absent. */
                    readonly allowed_ips?: readonly string[];
                    /**
                     * Format: date-time
                     * @description When it expires; never when absent.
                     */
                    readonly expires_at?: string;
                };
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "tenant": "acme",
                     *       "name": "checkout",
                     *       "prefix": "tk_live_4Tz9",
                     *       "mode": "live",
                     *       "status": "active",
                     *       "scopes": [
                     *         "score:read",
                     *         "score:write"
                     *       ],
                     *       "allowed_ips": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "expires_at": "2026-05-17T08:34:21.000Z",
                     *       "last_used_at": null,
                     *       "revoked_at": null,
                     *       "key": "tk_live_4Tz9…, 57 characters"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `key_` and a ULID. */
                        readonly id: string;
                        readonly tenant: string;
                        readonly name: string;
                        /** @description The first characters of the key, to recognise it by. */
                        readonly prefix: string;
                        /**
                         * @description A `test` key gets fixed answers and never touches live data.
                         * @enum {string}
                         */
                        readonly mode: "live" | "test";
                        /** @enum {string} */
                        readonly status: "active" | "expired" | "revoked";
                        readonly scopes: readonly string[];
                        /** @description Addresses and CIDR ranges from which the key may be used; any address when empty. */
                        readonly allowed_ips: readonly string[];
                        /** Format: date-time */
                        readonly created_at: string;
                        /** @description When it expires; null for never. */
                        readonly expires_at: string | null;
                        /** @description Delayed by some seconds; null if it was never used. */
                        readonly last_used_at: string | null;
                        /** @description When it was or will be revoked; null for never. */
                        readonly revoked_at: string | null;
                        /** @description The key itself. It is shown only here: only its hash is stored. */
                        readonly key: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly createUpload: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description What each row is: see docs/uploads.md. Payments also need the scope `score:write`, outcomes `feedback:write`.
                 * @example payments
                 */
                readonly kind: "histories" | "labels" | "payments" | "outcomes" | "context";
                /** @description The network of histories and labels (required), and of other rows that do not name one. */
                readonly network?: string;
                /** @description Labels: your name of the list. */
                readonly list?: string;
                /** @description Labels: the edition of the list. */
                readonly version?: string;
                /** @description Labels: replaces the list even if some lines were refused. */
                readonly partial?: "true" | "false";
                /** @description Labels: replaces the list even if less than half of it would remain, or if it is older. */
                readonly force?: "true" | "false";
                /** @description Histories and labels: whether every tenant sees them; also needs the scope `admin:data`. */
                readonly shared?: "true" | "false";
            };
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "text/csv": unknown;
                readonly "text/plain": unknown;
                readonly "application/x-ndjson": unknown;
                readonly "application/json": unknown;
                readonly "application/gzip": unknown;
                readonly "application/x-gzip": unknown;
                readonly "application/octet-stream": unknown;
                readonly "multipart/form-data": {
                    /**
                     * @description What each row is: see docs/uploads.md. Payments also need the scope `score:write`, outcomes `feedback:write`.
                     * @enum {string}
                     */
                    readonly kind: "histories" | "labels" | "payments" | "outcomes" | "context";
                    /** @description The network of histories and labels (required), and of other rows that do not name one. */
                    readonly network?: string;
                    /** @description Labels: your name of the list. */
                    readonly list?: string;
                    /** @description Labels: the edition of the list. */
                    readonly version?: string;
                    /**
                     * @description Labels: replaces the list even if some lines were refused.
                     * @enum {string}
                     */
                    readonly partial?: "true" | "false";
                    /**
                     * @description Labels: replaces the list even if less than half of it would remain, or if it is older.
                     * @enum {string}
                     */
                    readonly force?: "true" | "false";
                    /**
                     * @description Histories and labels: whether every tenant sees them; also needs the scope `admin:data`.
                     * @enum {string}
                     */
                    readonly shared?: "true" | "false";
                    /** @description The last part. */
                    readonly file: string;
                };
            };
        };
        readonly responses: {
            /** @description The same file with the same options was uploaded before: the existing upload. */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "kind": "payments",
                     *       "state": "queued",
                     *       "bytes": 48000,
                     *       "bytes_done": 0,
                     *       "rows": {
                     *         "done": 200,
                     *         "read": 199,
                     *         "created": 199,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "refused": 1
                     *       },
                     *       "eta_seconds": null,
                     *       "error": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "started_at": null,
                     *       "ended_at": null
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `job_` and a ULID: the upload, and the job that processes it. */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "histories" | "labels" | "payments" | "outcomes" | "context";
                        /**
                         * @description `queued` and `running` end as `done`, `failed` or `cancelled`; `receiving` while the file arrives.
                         * @enum {string}
                         */
                        readonly state: "receiving" | "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Bytes of the file as sent. */
                        readonly bytes: number;
                        /** @description Bytes of the file read so far. */
                        readonly bytes_done: number;
                        /** @description A row is an account, a label, a payment or an outcome. */
                        readonly rows: {
                            /** @description Rows processed, including refused ones. */
                            readonly done: number;
                            /** @description Rows that were parsed. */
                            readonly read: number;
                            /** @description Rows that added data. */
                            readonly created: number;
                            /** @description Rows that replaced stored data. */
                            readonly updated: number;
                            /** @description Rows whose data was already stored. */
                            readonly unchanged: number;
                            /** @description Rows that were refused: see `GET /uploads/{upload_id}/refusals`. */
                            readonly refused: number;
                        };
                        /** @description Estimated seconds until it is done; null if unknown. */
                        readonly eta_seconds: number | null;
                        /** @description Why it failed; null when it has not. */
                        readonly error: {
                            /** @description Stable, such as `gzip_bomb`. */
                            readonly reason: string;
                            readonly message: string;
                        } | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        readonly started_at: string | null;
                        readonly ended_at: string | null;
                    };
                };
            };
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "kind": "payments",
                     *       "state": "queued",
                     *       "bytes": 48000,
                     *       "bytes_done": 0,
                     *       "rows": {
                     *         "done": 200,
                     *         "read": 199,
                     *         "created": 199,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "refused": 1
                     *       },
                     *       "eta_seconds": null,
                     *       "error": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "started_at": null,
                     *       "ended_at": null
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `job_` and a ULID: the upload, and the job that processes it. */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "histories" | "labels" | "payments" | "outcomes" | "context";
                        /**
                         * @description `queued` and `running` end as `done`, `failed` or `cancelled`; `receiving` while the file arrives.
                         * @enum {string}
                         */
                        readonly state: "receiving" | "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Bytes of the file as sent. */
                        readonly bytes: number;
                        /** @description Bytes of the file read so far. */
                        readonly bytes_done: number;
                        /** @description A row is an account, a label, a payment or an outcome. */
                        readonly rows: {
                            /** @description Rows processed, including refused ones. */
                            readonly done: number;
                            /** @description Rows that were parsed. */
                            readonly read: number;
                            /** @description Rows that added data. */
                            readonly created: number;
                            /** @description Rows that replaced stored data. */
                            readonly updated: number;
                            /** @description Rows whose data was already stored. */
                            readonly unchanged: number;
                            /** @description Rows that were refused: see `GET /uploads/{upload_id}/refusals`. */
                            readonly refused: number;
                        };
                        /** @description Estimated seconds until it is done; null if unknown. */
                        readonly eta_seconds: number | null;
                        /** @description Why it failed; null when it has not. */
                        readonly error: {
                            /** @description Stable, such as `gzip_bomb`. */
                            readonly reason: string;
                            readonly message: string;
                        } | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        readonly started_at: string | null;
                        readonly ended_at: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly listWebhooks: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Items of a page, 1-100; 20 when absent.
                 * @example 20
                 */
                readonly limit?: number;
                /** @description The `next_cursor` of the previous page; the first page when absent. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhooks": [
                     *         {
                     *           "id": "wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *           "name": "orders",
                     *           "url": "https://shop.example.com/tetron",
                     *           "events": [
                     *             "score.completed"
                     *           ],
                     *           "status": "active",
                     *           "pause_reason": null,
                     *           "previous_secret_until": null,
                     *           "last_success_at": null,
                     *           "created_at": "2025-05-17T08:34:21.000Z",
                     *           "updated_at": "2025-05-17T08:34:21.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    readonly "application/json": {
                        readonly webhooks: readonly {
                            /** @description `wh_` and a ULID. */
                            readonly id: string;
                            readonly name: string;
                            readonly url: string;
                            readonly events: readonly string[];
                            /**
                             * @description While it is paused, pending deliveries wait and new events become dead letters.
                             * @enum {string}
                             */
                            readonly status: "active" | "paused";
                            readonly pause_reason: ("failing" | "by_owner" | "secret_lost") | null;
                            /** @description Until when deliveries are also signed with the previous secret. */
                            readonly previous_secret_until: string | null;
                            /** @description Time of the last answer with 2xx. */
                            readonly last_success_at: string | null;
                            /** Format: date-time */
                            readonly created_at: string;
                            /** Format: date-time */
                            readonly updated_at: string;
                        }[];
                        /** @description Cursor of the next page; null on the last one. */
                        readonly next_cursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly createWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "orders",
                 *       "url": "https://shop.example.com/tetron",
                 *       "events": [
                 *         "score.completed"
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description HTTPS URL with a public host, without user name, password or fragment. */
                    readonly url: string;
                    /** @description The event types that are sent to it. */
                    readonly events: readonly ("score.completed" | "address.updated" | "routing.executed" | "payment.pending" | "payment.confirmed" | "payment.reverted" | "payment.replaced" | "payment.dropped")[];
                    /** @description What it is for; the URL's host when absent. */
                    readonly name?: string;
                };
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "name": "orders",
                     *       "url": "https://shop.example.com/tetron",
                     *       "events": [
                     *         "score.completed"
                     *       ],
                     *       "status": "active",
                     *       "pause_reason": null,
                     *       "previous_secret_until": null,
                     *       "last_success_at": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "updated_at": "2025-05-17T08:34:21.000Z",
                     *       "secret": "whsec_…, 49 characters"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `wh_` and a ULID. */
                        readonly id: string;
                        readonly name: string;
                        readonly url: string;
                        readonly events: readonly string[];
                        /**
                         * @description While it is paused, pending deliveries wait and new events become dead letters.
                         * @enum {string}
                         */
                        readonly status: "active" | "paused";
                        readonly pause_reason: ("failing" | "by_owner" | "secret_lost") | null;
                        /** @description Until when deliveries are also signed with the previous secret. */
                        readonly previous_secret_until: string | null;
                        /** @description Time of the last answer with 2xx. */
                        readonly last_success_at: string | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        /** Format: date-time */
                        readonly updated_at: string;
                        /** @description Signs deliveries. It is shown only here. */
                        readonly secret: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly getHookSource: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description `hook_` and a ULID.
                 * @example hook_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly source: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "hook_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "name": "crm",
                     *       "signature": "hmac",
                     *       "kind": "context",
                     *       "network": "ethereum",
                     *       "previous_secret_until": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "updated_at": "2025-05-17T08:34:21.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `hook_` and a ULID: the `source` in the path of its messages. */
                        readonly id: string;
                        readonly name: string;
                        /**
                         * @description Signature scheme.
                         * @enum {string}
                         */
                        readonly signature: "alchemy" | "hmac";
                        /**
                         * @description What each row of a message is.
                         * @enum {string}
                         */
                        readonly kind: "wallets" | "context" | "outcomes";
                        /** @description Of rows that do not name one. */
                        readonly network: string | null;
                        /** @description Until when the previous secret stays valid. */
                        readonly previous_secret_until: string | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        /** Format: date-time */
                        readonly updated_at: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly receiveHook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description For Alchemy: hexadecimal HMAC-SHA256 of the body. */
                readonly "X-Alchemy-Signature"?: string;
                /** @description For other sources: hexadecimal HMAC-SHA256 of the timestamp, a dot and the body; several are separated by commas. */
                readonly "X-TetronFun-Signature"?: string;
                /** @description Unix seconds, at most five minutes off. */
                readonly "X-TetronFun-Timestamp"?: string;
            };
            readonly path: {
                /**
                 * @description The source's id, or its name where the operator has configured it.
                 * @example crm
                 */
                readonly source: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "id": "msg-17",
                 *       "data": [
                 *         {
                 *           "network": "ethereum",
                 *           "address": "0x206d226f226f62994dbc70cc6da1a02f2825466e",
                 *           "kyc_level": "full"
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description The message's id, unique within its source: the same id means the same job. */
                    readonly id: string;
                    /** @description For sources that sign like Tetron's webhooks: one row or a list of rows. Alchemy's messages have `event`. */
                    readonly data?: readonly {
                        readonly [key: string]: unknown;
                    }[] | {
                        readonly [key: string]: unknown;
                    };
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description The source has already sent a message with this id: its existing job. */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job_id": "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `job_` and a ULID: see `Query.job` in GraphQL. */
                        readonly job_id: string;
                    };
                };
            };
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job_id": "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `job_` and a ULID: see `Query.job` in GraphQL. */
                        readonly job_id: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly deleteHookSource: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description `hook_` and a ULID.
                 * @example hook_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly source: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "hook_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "deleted": true
                     *     }
                     */
                    readonly "application/json": {
                        readonly id: string;
                        /** @constant */
                        readonly deleted: true;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly indexStats: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "edition": "2026-11-29+5b1f0c7a92de",
                     *       "shipped": true,
                     *       "wallets": 8795,
                     *       "fraud": 3514,
                     *       "not_fraud": 5281,
                     *       "dimensions": 44,
                     *       "as_of": "2023-10-02T00:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Identifies its content, as in scores. */
                        readonly edition: string;
                        /** @description Whether it is the shipped one. */
                        readonly shipped: boolean;
                        readonly wallets: number;
                        /** @description Those of its wallets that are fraud. */
                        readonly fraud: number;
                        /** @description Those that are not. */
                        readonly not_fraud: number;
                        /** @description Numbers of each wallet. */
                        readonly dimensions: number;
                        /**
                         * Format: date-time
                         * @description The time to which its data refers.
                         */
                        readonly as_of: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly deletePromotedIndex: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE",
                     *       "edition": "idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE+5b1f0c7a92de",
                     *       "wallets": 9287
                     *     }
                     */
                    readonly "application/json": {
                        readonly id: string;
                        readonly edition: string;
                        /** @description Its wallets, which are deleted with it. */
                        readonly wallets: number;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly getWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description `wh_` and a ULID.
                 * @example wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly webhook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "name": "orders",
                     *       "url": "https://shop.example.com/tetron",
                     *       "events": [
                     *         "score.completed"
                     *       ],
                     *       "status": "active",
                     *       "pause_reason": null,
                     *       "previous_secret_until": null,
                     *       "last_success_at": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "updated_at": "2025-05-17T08:34:21.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `wh_` and a ULID. */
                        readonly id: string;
                        readonly name: string;
                        readonly url: string;
                        readonly events: readonly string[];
                        /**
                         * @description While it is paused, pending deliveries wait and new events become dead letters.
                         * @enum {string}
                         */
                        readonly status: "active" | "paused";
                        readonly pause_reason: ("failing" | "by_owner" | "secret_lost") | null;
                        /** @description Until when deliveries are also signed with the previous secret. */
                        readonly previous_secret_until: string | null;
                        /** @description Time of the last answer with 2xx. */
                        readonly last_success_at: string | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        /** Format: date-time */
                        readonly updated_at: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly deleteWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description `wh_` and a ULID.
                 * @example wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly webhook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "deleted": true
                     *     }
                     */
                    readonly "application/json": {
                        readonly id: string;
                        /** @constant */
                        readonly deleted: true;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly updateWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description `wh_` and a ULID.
                 * @example wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly webhook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "status": "active"
                 *     }
                 */
                readonly "application/json": {
                    /** @description What it is for. */
                    readonly name?: string;
                    /** @description HTTPS URL with a public host, without user name, password or fragment. */
                    readonly url?: string;
                    /** @description The event types that are sent to it. */
                    readonly events?: readonly ("score.completed" | "address.updated" | "routing.executed" | "payment.pending" | "payment.confirmed" | "payment.reverted" | "payment.replaced" | "payment.dropped")[];
                    /** @enum {string} */
                    readonly status?: "active" | "paused";
                };
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "name": "orders",
                     *       "url": "https://shop.example.com/tetron",
                     *       "events": [
                     *         "score.completed"
                     *       ],
                     *       "status": "active",
                     *       "pause_reason": null,
                     *       "previous_secret_until": null,
                     *       "last_success_at": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "updated_at": "2025-05-17T08:34:21.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `wh_` and a ULID. */
                        readonly id: string;
                        readonly name: string;
                        readonly url: string;
                        readonly events: readonly string[];
                        /**
                         * @description While it is paused, pending deliveries wait and new events become dead letters.
                         * @enum {string}
                         */
                        readonly status: "active" | "paused";
                        readonly pause_reason: ("failing" | "by_owner" | "secret_lost") | null;
                        /** @description Until when deliveries are also signed with the previous secret. */
                        readonly previous_secret_until: string | null;
                        /** @description Time of the last answer with 2xx. */
                        readonly last_success_at: string | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        /** Format: date-time */
                        readonly updated_at: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly feedback: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                 *       "network": "ethereum",
                 *       "outcome": "fraud",
                 *       "reference": "case-4711"
                 *     }
                 */
                readonly "application/json": {
                    readonly address: string;
                    /** @description Such as `ethereum`. */
                    readonly network: string;
                    /**
                     * @description `contested` halves a report of fraud, `cleared` retracts it, `good` counts in the wallet's favour.
                     * @enum {string}
                     */
                    readonly outcome: "fraud" | "good" | "contested" | "cleared";
                    /** @description The score that it is about; the wallet must be one of its sides. */
                    readonly transaction_id?: string;
                    /** @description Your own id of the report; reporting it again changes nothing. */
                    readonly reference?: string;
                    /**
                     * Format: date-time
                     * @description When the outcome became known; now by default.
                     */
                    readonly occurred_at?: string;
                };
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "feedback_id": "fb_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "recorded": true,
                     *       "address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *       "outcome": "fraud",
                     *       "transaction_id": null,
                     *       "reference": "case-4711",
                     *       "occurred_at": "2025-05-17T08:34:21.000Z",
                     *       "created_at": "2025-05-17T08:34:21.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `fb_` and a ULID. */
                        readonly feedback_id: string;
                        /** @description False if the same report was already recorded. */
                        readonly recorded: boolean;
                        readonly address: string;
                        /** @enum {string} */
                        readonly outcome: "fraud" | "good" | "contested" | "cleared";
                        readonly transaction_id: string | null;
                        readonly reference: string;
                        /** Format: date-time */
                        readonly occurred_at: string;
                        /** Format: date-time */
                        readonly created_at: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly getKey: {
        readonly parameters: {
            readonly query?: {
                /** @description Your own tenant when absent. Another tenant requires the scope `admin:keys`. */
                readonly tenant?: string;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description `key_` and a ULID.
                 * @example key_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly key_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "tenant": "acme",
                     *       "name": "checkout",
                     *       "prefix": "tk_live_4Tz9",
                     *       "mode": "live",
                     *       "status": "active",
                     *       "scopes": [
                     *         "score:read",
                     *         "score:write"
                     *       ],
                     *       "allowed_ips": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "expires_at": "2026-05-17T08:34:21.000Z",
                     *       "last_used_at": null,
                     *       "revoked_at": null
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `key_` and a ULID. */
                        readonly id: string;
                        readonly tenant: string;
                        readonly name: string;
                        /** @description The first characters of the key, to recognise it by. */
                        readonly prefix: string;
                        /**
                         * @description A `test` key gets fixed answers and never touches live data.
                         * @enum {string}
                         */
                        readonly mode: "live" | "test";
                        /** @enum {string} */
                        readonly status: "active" | "expired" | "revoked";
                        readonly scopes: readonly string[];
                        /** @description Addresses and CIDR ranges from which the key may be used; any address when empty. */
                        readonly allowed_ips: readonly string[];
                        /** Format: date-time */
                        readonly created_at: string;
                        /** @description When it expires; null for never. */
                        readonly expires_at: string | null;
                        /** @description Delayed by some seconds; null if it was never used. */
                        readonly last_used_at: string | null;
                        /** @description When it was or will be revoked; null for never. */
                        readonly revoked_at: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly revokeKey: {
        readonly parameters: {
            readonly query?: {
                /** @description Your own tenant when absent. Another tenant requires the scope `admin:keys`. */
                readonly tenant?: string;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description `key_` and a ULID.
                 * @example key_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly key_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "tenant": "acme",
                     *       "name": "checkout",
                     *       "prefix": "tk_live_4Tz9",
                     *       "mode": "live",
                     *       "status": "revoked",
                     *       "scopes": [
                     *         "score:read",
                     *         "score:write"
                     *       ],
                     *       "allowed_ips": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "expires_at": "2026-05-17T08:34:21.000Z",
                     *       "last_used_at": null,
                     *       "revoked_at": "2025-06-17T08:34:21.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `key_` and a ULID. */
                        readonly id: string;
                        readonly tenant: string;
                        readonly name: string;
                        /** @description The first characters of the key, to recognise it by. */
                        readonly prefix: string;
                        /**
                         * @description A `test` key gets fixed answers and never touches live data.
                         * @enum {string}
                         */
                        readonly mode: "live" | "test";
                        /** @enum {string} */
                        readonly status: "active" | "expired" | "revoked";
                        readonly scopes: readonly string[];
                        /** @description Addresses and CIDR ranges from which the key may be used; any address when empty. */
                        readonly allowed_ips: readonly string[];
                        /** Format: date-time */
                        readonly created_at: string;
                        /** @description When it expires; null for never. */
                        readonly expires_at: string | null;
                        /** @description Delayed by some seconds; null if it was never used. */
                        readonly last_used_at: string | null;
                        /** @description When it was or will be revoked; null for never. */
                        readonly revoked_at: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly getRoute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The `ETag` of the client's cached answer; if it is current, the answer is 304. */
                readonly "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            readonly path: {
                /**
                 * @description The answer of `POST /route/quote`.
                 * @example rt_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly route_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "route_id": "rt_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "estimated_fee": "0.03",
                     *       "steps": [
                     *         {
                     *           "network": "ethereum",
                     *           "fee": "0.03",
                     *           "bridge": "cctp-fast",
                     *           "bridge_name": "Circle CCTP v2, Fast Transfer",
                     *           "kind": "bridge",
                     *           "security_class": "issuer",
                     *           "tier": "standard",
                     *           "currency": "USDC",
                     *           "sent": "100.010002",
                     *           "to_network": "base",
                     *           "to_currency": "USDC",
                     *           "received": "100",
                     *           "time": 48,
                     *           "time_p95": 111
                     *         }
                     *       ],
                     *       "total_time": 48,
                     *       "recommendation": "direct",
                     *       "model_version": "2026-11-21",
                     *       "reason": "A single transaction is the best route.",
                     *       "expires_at": "2026-11-21T08:35:21.000Z",
                     *       "preference": "balanced",
                     *       "exact": "out",
                     *       "network": "ethereum",
                     *       "currency": "USDC",
                     *       "to_network": "base",
                     *       "to_currency": "USDC",
                     *       "sent": "100.010002",
                     *       "min_received": "100",
                     *       "fee_breakdown": {
                     *         "gas": "0.019778",
                     *         "bridge": "0.010002",
                     *         "exchange": "0.000000",
                     *         "rounding": "0.000220"
                     *       },
                     *       "alternatives": [],
                     *       "unavailable": [
                     *         {
                     *           "path": "hop-v1: ethereum/USDC to base/USDC",
                     *           "reason": "excluded by the request"
                     *         }
                     *       ],
                     *       "total_time_p95": 111,
                     *       "success_probability": 0.9995,
                     *       "trust": {
                     *         "from": {
                     *           "reputation": 91.4,
                     *           "confidence": 0.9,
                     *           "fraud_probability": 0.02
                     *         },
                     *         "to": {
                     *           "reputation": 87.3,
                     *           "confidence": 0.82,
                     *           "fraud_probability": 0.04
                     *         },
                     *         "effect": {
                     *           "risk_scale": 0.44,
                     *           "finality": "included",
                     *           "finality_seconds": 0,
                     *           "allowed_security_classes": [
                     *             "native",
                     *             "contract",
                     *             "canonical",
                     *             "issuer",
                     *             "intent",
                     *             "validators"
                     *           ]
                     *         }
                     *       },
                     *       "confidence": "high",
                     *       "sources": [
                     *         {
                     *           "name": "fees:ethereum",
                     *           "source": "rpc:ethereum",
                     *           "as_of": "2026-11-21T08:34:11.000Z",
                     *           "age_seconds": 10,
                     *           "live": true,
                     *           "stale": false,
                     *           "problem": null
                     *         }
                     *       ],
                     *       "catalogue_version": "sha256:c54462a571f04c14",
                     *       "created_at": "2026-11-21T08:34:21.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `rt_` and a ULID. */
                        readonly route_id: string;
                        /** @description USD with two decimals: the sum of the steps' fees, each rounded up to cents. Null for `wait`. */
                        readonly estimated_fee: string | null;
                        /** @description Steps in order; empty for `wait`. */
                        readonly steps: readonly {
                            /** @description Network of the step's transaction. */
                            readonly network: string;
                            /** @description USD with two decimals. */
                            readonly fee: string;
                            /** @description Id of the bridge, venue or transfer. */
                            readonly bridge: string;
                            readonly bridge_name: string;
                            /** @enum {string} */
                            readonly kind: "transfer" | "bridge" | "venue";
                            /**
                             * @description How the money is secured in transit, the safest first.
                             * @enum {string}
                             */
                            readonly security_class: "native" | "contract" | "canonical" | "issuer" | "intent" | "validators";
                            /**
                             * @description Gas price tier.
                             * @enum {string}
                             */
                            readonly tier: "slow" | "standard" | "fast";
                            readonly currency: string;
                            /** @description A decimal number in `currency`. */
                            readonly sent: string;
                            readonly to_network: string;
                            readonly to_currency: string;
                            /** @description A decimal number in `to_currency`. */
                            readonly received: string;
                            /** @description Median seconds of the step. */
                            readonly time: number;
                            /** @description 95th percentile of the step's seconds; null when it may never be included. */
                            readonly time_p95: number | null;
                        }[];
                        /** @description Median seconds until the payment has settled. Null for `wait`. */
                        readonly total_time: number | null;
                        /** @enum {string} */
                        readonly recommendation: "direct" | "multi_hop" | "wait";
                        readonly model_version: string;
                        /** @description Reason of the recommendation. */
                        readonly reason: string;
                        /** Format: date-time */
                        readonly expires_at: string;
                        /** @enum {string} */
                        readonly preference: "balanced" | "cheapest" | "fastest" | "safest" | "custom";
                        /** @enum {string} */
                        readonly exact: "in" | "out";
                        readonly network: string;
                        readonly currency: string;
                        readonly to_network: string;
                        readonly to_currency: string;
                        /** @description Amount that leaves the payer's wallet, without gas, a decimal number in `currency`. Null for `wait`. */
                        readonly sent: string | null;
                        /** @description Minimum amount that the recipient receives, a decimal number in `to_currency`. Null for `wait`. */
                        readonly min_received: string | null;
                        /** @description USD with six decimals; they add up to `estimated_fee`. Null for `wait`. */
                        readonly fee_breakdown: {
                            readonly gas: string;
                            readonly bridge: string;
                            readonly exchange: string;
                            readonly rounding: string;
                        } | null;
                        readonly alternatives: readonly {
                            readonly tags: readonly ("cheapest" | "fastest" | "safest")[];
                            /** @description USD with two decimals. */
                            readonly estimated_fee: string;
                            readonly steps: readonly {
                                /** @description Network of the step's transaction. */
                                readonly network: string;
                                /** @description USD with two decimals. */
                                readonly fee: string;
                                /** @description Id of the bridge, venue or transfer. */
                                readonly bridge: string;
                                readonly bridge_name: string;
                                /** @enum {string} */
                                readonly kind: "transfer" | "bridge" | "venue";
                                /**
                                 * @description How the money is secured in transit, the safest first.
                                 * @enum {string}
                                 */
                                readonly security_class: "native" | "contract" | "canonical" | "issuer" | "intent" | "validators";
                                /**
                                 * @description Gas price tier.
                                 * @enum {string}
                                 */
                                readonly tier: "slow" | "standard" | "fast";
                                readonly currency: string;
                                /** @description A decimal number in `currency`. */
                                readonly sent: string;
                                readonly to_network: string;
                                readonly to_currency: string;
                                /** @description A decimal number in `to_currency`. */
                                readonly received: string;
                                /** @description Median seconds of the step. */
                                readonly time: number;
                                /** @description 95th percentile of the step's seconds; null when it may never be included. */
                                readonly time_p95: number | null;
                            }[];
                            /** @description Median seconds until the payment has settled. */
                            readonly total_time: number;
                            /** @description 95th percentile of the seconds until settlement; null when a step may never be included. */
                            readonly total_time_p95: number | null;
                            /** @description Probability that every step succeeds, 0 to 1. */
                            readonly success_probability: number;
                            /** @description A decimal number in the quote's `currency`. */
                            readonly sent: string;
                            /** @description A decimal number in the quote's `to_currency`. */
                            readonly min_received: string;
                            /** @description USD with six decimals; they add up to `estimated_fee`. */
                            readonly fee_breakdown: {
                                readonly gas: string;
                                readonly bridge: string;
                                readonly exchange: string;
                                readonly rounding: string;
                            };
                        }[];
                        readonly unavailable: readonly {
                            readonly path: string;
                            readonly reason: string;
                        }[];
                        /** @description 95th percentile of the seconds until settlement; null when a step may never be included, and for `wait`. */
                        readonly total_time_p95: number | null;
                        /** @description Probability that every step succeeds, 0 to 1. Null for `wait`. */
                        readonly success_probability: number | null;
                        readonly trust: {
                            readonly from: {
                                /** @description Null for a key without `reputation:read`. */
                                readonly reputation: number | null;
                                /** @description Null for a key without `reputation:read`. */
                                readonly confidence: number | null;
                                /** @description Null if no estimate is possible, and for a key without `wallet:read`. */
                                readonly fraud_probability: number | null;
                            };
                            readonly to: {
                                /** @description Null for a key without `reputation:read`. */
                                readonly reputation: number | null;
                                /** @description Null for a key without `reputation:read`. */
                                readonly confidence: number | null;
                                /** @description Null if no estimate is possible, and for a key without `wallet:read`. */
                                readonly fraud_probability: number | null;
                            };
                            readonly effect: {
                                /** @description Null for a key without `reputation:read`. */
                                readonly risk_scale: number | null;
                                /** @enum {string} */
                                readonly finality: "included" | "safe" | "final";
                                /** @description Seconds of the wait for settlement. */
                                readonly finality_seconds: number;
                                readonly allowed_security_classes: readonly ("native" | "contract" | "canonical" | "issuer" | "intent" | "validators")[];
                            };
                        };
                        /**
                         * @description `low` when no fee of the route's networks is live. One step lower for a number past its shelf life and for an estimate based on a page; `low` for an estimate of a fee, time or depth that no page states.
                         * @enum {string}
                         */
                        readonly confidence: "low" | "medium" | "high";
                        readonly sources: readonly {
                            readonly name: string;
                            readonly source: string;
                            /** Format: date-time */
                            readonly as_of: string;
                            /** @description Seconds since `as_of`. */
                            readonly age_seconds: number;
                            readonly live: boolean;
                            /** @description Whether it is past its shelf life. */
                            readonly stale: boolean;
                            readonly problem: string | null;
                        }[];
                        readonly catalogue_version: string;
                        /** Format: date-time */
                        readonly created_at: string;
                    };
                };
            };
            /** @description The client's cached answer is current. */
            readonly 304: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly getScore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The answer of `POST /score`.
                 * @example tx_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly transaction_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction_id": "tx_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "fraud_score": 12.7,
                     *       "reputation_score": 87.3,
                     *       "recommendation": "approve",
                     *       "model_version": "2025-05-10",
                     *       "status": "completed",
                     *       "confidence": 0.82,
                     *       "fraud_score_range": {
                     *         "low": 11.4,
                     *         "high": 14.1
                     *       },
                     *       "base": -1.7,
                     *       "rule": {
                     *         "id": "low-risk",
                     *         "title": "Fraud is unlikely and both wallets are known"
                     *       },
                     *       "reasons": [
                     *         {
                     *           "code": "WALLET_RISK",
                     *           "title": "The recipient's own history",
                     *           "contribution": -0.2278,
                     *           "side": "to",
                     *           "evidence": [
                     *             {
                     *               "name": "fraud_probability",
                     *               "value": "0.04",
                     *               "unit": null,
                     *               "source": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "wallets": {
                     *         "from": {
                     *           "id": "eip155:1:0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *           "address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *           "known": true,
                     *           "fraud_probability": 0.02,
                     *           "fraud_probability_range": {
                     *             "low": 0.016,
                     *             "high": 0.023
                     *           },
                     *           "out_of_distribution": false,
                     *           "neighbour_fraud_share": 0,
                     *           "reputation_score": 91.4,
                     *           "confidence": 0.9,
                     *           "labels": [],
                     *           "sanctioned": false
                     *         },
                     *         "to": {
                     *           "id": "eip155:1:0x00000000219ab540356cbb839cbe05303d7705fa",
                     *           "address": "0x00000000219ab540356cbb839cbe05303d7705fa",
                     *           "known": true,
                     *           "fraud_probability": 0.04,
                     *           "fraud_probability_range": {
                     *             "low": 0.034,
                     *             "high": 0.052
                     *           },
                     *           "out_of_distribution": false,
                     *           "neighbour_fraud_share": 0.1,
                     *           "reputation_score": 87.3,
                     *           "confidence": 0.82,
                     *           "labels": [
                     *             "contract"
                     *           ],
                     *           "sanctioned": false
                     *         }
                     *       },
                     *       "asset": "eip155:1/slip44:60",
                     *       "sources": [
                     *         {
                     *           "name": "from_wallet",
                     *           "status": "ok",
                     *           "age_seconds": 3600,
                     *           "shelf_life_seconds": 7776000,
                     *           "provider": "etherscan",
                     *           "coverage": {
                     *             "complete": true,
                     *             "reason": "end",
                     *             "share": 1,
                     *             "from": "start"
                     *           }
                     *         }
                     *       ],
                     *       "versions": {
                     *         "model": "2025-05-10",
                     *         "features": "behaviour/v1 wallet-44/v1 payment/v2",
                     *         "policy": "sha256:5f1d7a3b",
                     *         "labels": "8c1f0a52d7e3",
                     *         "neighbours": "2025-05-10+41b6e7d09a35",
                     *         "neighbours_by": "embedded",
                     *         "lists": [
                     *           {
                     *             "list": "OFAC SDN ETH",
                     *             "version": "2026-10-01+b41b0ea0c58f"
                     *           }
                     *         ]
                     *       },
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "completed_at": "2025-05-17T08:34:21.000Z",
                     *       "request_id": "req_01JVEP5ZK7M2F8D4S6A0YQJ1VE",
                     *       "narrative": {
                     *         "text": "The fraud score is 12.7 points with a confidence of 0.82, and the policy approves the payment. The recipient: the fraud model judges its history (fraud probability 0.04); this lowers the score, 100.0 % of all contributions.",
                     *         "factors": [
                     *           {
                     *             "evidence": "to.BEHAVIOUR",
                     *             "code": "BEHAVIOUR",
                     *             "side": "to",
                     *             "effect": "lowers"
                     *           }
                     *         ],
                     *         "proposal": null,
                     *         "writer": "templates",
                     *         "refusal": null,
                     *         "model": null,
                     *         "prompt_version": "templates/3",
                     *         "grounded_share": 1
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `tx_` and a ULID. */
                        readonly transaction_id: string;
                        /** @description 100 times the probability of fraud, with two decimals: 100 / (1 + exp(-(base + the contributions))). GraphQL returns it unrounded. */
                        readonly fraud_score: number;
                        /** @description The lower of the two wallets' reputations; 50 is no evidence. */
                        readonly reputation_score: number;
                        /** @enum {string} */
                        readonly recommendation: "approve" | "review" | "decline";
                        readonly model_version: string;
                        /**
                         * @description `pending`: a source missed its deadline.
                         * @enum {string}
                         */
                        readonly status: "pending" | "completed" | "failed";
                        /** @description How much evidence the score is based on; lower if the evidence is past its shelf life. */
                        readonly confidence: number;
                        /** @description The score if the probabilities of both wallets were at the ends of their ranges; null when no wallet has a range, and for older scores. */
                        readonly fraud_score_range: {
                            readonly low: number;
                            readonly high: number;
                        } | null;
                        /** @description Log-odds of fraud before any reason, with four decimals. */
                        readonly base: number;
                        /** @description The policy rule that decided. */
                        readonly rule: {
                            readonly id: string;
                            readonly title: string;
                        };
                        /** @description In the order in which their contributions are added. */
                        readonly reasons: readonly {
                            /** @description Stable code, such as `NO_HISTORY`. */
                            readonly code: string;
                            /** @description The same, for people. */
                            readonly title: string;
                            /** @description Contribution of the reason to the log-odds of fraud, with four decimals. */
                            readonly contribution: number;
                            /** @description The side it is about; null for the payment. */
                            readonly side: ("from" | "to") | null;
                            readonly evidence: readonly {
                                readonly name: string;
                                readonly value: string;
                                /** @description Unit of the value, such as `minutes`; null for a share, a ratio, a probability or a distance, and for what is no number. */
                                readonly unit: string | null;
                                readonly source: string | null;
                            }[];
                        }[];
                        readonly wallets: {
                            readonly from: {
                                /** @description CAIP-10 account id. */
                                readonly id: string;
                                /** @description The address in stored form: lower-case on EVM networks. */
                                readonly address: string;
                                /** @description Whether the wallet's history is known. */
                                readonly known: boolean;
                                /** @description Calibrated probability that the wallet is a fraud account. */
                                readonly fraud_probability: number | null;
                                /** @description Bounds of that probability; null without history, and for older scores. */
                                readonly fraud_probability_range: {
                                    readonly low: number;
                                    readonly high: number;
                                } | null;
                                /** @description Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range. */
                                readonly out_of_distribution: boolean | null;
                                /** @description Share of fraud among the nearest known wallets. */
                                readonly neighbour_fraud_share: number | null;
                                readonly reputation_score: number;
                                readonly confidence: number;
                                /** @description Words of lists that name the wallet. */
                                readonly labels: readonly string[];
                                readonly sanctioned: boolean;
                            };
                            readonly to: {
                                /** @description CAIP-10 account id. */
                                readonly id: string;
                                /** @description The address in stored form: lower-case on EVM networks. */
                                readonly address: string;
                                /** @description Whether the wallet's history is known. */
                                readonly known: boolean;
                                /** @description Calibrated probability that the wallet is a fraud account. */
                                readonly fraud_probability: number | null;
                                /** @description Bounds of that probability; null without history, and for older scores. */
                                readonly fraud_probability_range: {
                                    readonly low: number;
                                    readonly high: number;
                                } | null;
                                /** @description Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range. */
                                readonly out_of_distribution: boolean | null;
                                /** @description Share of fraud among the nearest known wallets. */
                                readonly neighbour_fraud_share: number | null;
                                readonly reputation_score: number;
                                readonly confidence: number;
                                /** @description Words of lists that name the wallet. */
                                readonly labels: readonly string[];
                                readonly sanctioned: boolean;
                            };
                        };
                        /** @description CAIP-19 id of the asset paid: the contract that a symbol stands for. */
                        readonly asset: string;
                        readonly sources: readonly {
                            readonly name: string;
                            /**
                             * @description `stale`: past its shelf life; results based on it have lower confidence. `partial`: a provider has supplied part of the history. Without data: `missing`: there is none; `late`: it did not answer in time; `unavailable`: no provider can supply the history; `not_configured`: no provider supports the network.
                             * @enum {string}
                             */
                            readonly status: "ok" | "stale" | "partial" | "missing" | "late" | "unavailable" | "not_configured";
                            /** @description For a history, since its provider was queried, or since its newest transaction if it was imported; for lists, since the date of the most overdue one. */
                            readonly age_seconds: number | null;
                            /** @description Age beyond which it is `stale`; null for live data and for older scores. */
                            readonly shelf_life_seconds: number | null;
                            /** @description The origin: the source of a stored history, such as `etherscan`, otherwise the provider queried. Null for older scores. */
                            readonly provider: string | null;
                            /** @description How much of a history its provider has supplied; null if no provider was queried. */
                            readonly coverage: {
                                readonly complete: boolean;
                                /**
                                 * @description Why reading stopped; `contract`: not read, because the address is a contract.
                                 * @enum {string}
                                 */
                                readonly reason: "end" | "cap" | "deadline" | "refused" | "contract";
                                /** @description Share of the entries that was read; null if their number is unknown. */
                                readonly share: number | null;
                                /**
                                 * @description Which entries were read.
                                 * @enum {string}
                                 */
                                readonly from: "start" | "both_ends" | "newest";
                            } | null;
                        }[];
                        readonly versions: {
                            readonly model: string;
                            readonly features: string;
                            readonly policy: string;
                            /** @description Version of the label vocabulary; null for older scores. */
                            readonly labels: string | null;
                            /** @description Of the index that found the neighbours; null if none were searched for, and for older scores. */
                            readonly neighbours: string | null;
                            /** @description What found the neighbours: the process in its memory, exactly; OpenSearch, exactly; or OpenSearch by an approximate graph. Null if none were searched for, and for older scores. */
                            readonly neighbours_by: ("embedded" | "opensearch" | "opensearch_hnsw") | null;
                            readonly lists: readonly {
                                readonly list: string;
                                readonly version: string;
                            }[];
                        };
                        /** Format: date-time */
                        readonly created_at: string;
                        readonly completed_at: string | null;
                        /** @description The request that asked for the score. */
                        readonly request_id: string;
                        /**
                         * @description On the simulated network: none of it is real.
                         * @constant
                         */
                        readonly simulated?: true;
                        /** @description An explanation of the score. It does not affect the recommendation, which comes from the policy. */
                        readonly narrative: {
                            /** @description Plain sentences; every number comes from the score. The wording may change. */
                            readonly text: string;
                            readonly factors: readonly {
                                /** @description Id of the fact: a side or `payment`, a reason's code, and usually the name of its evidence. */
                                readonly evidence: string;
                                readonly code: string;
                                /** @description The wallet it is about; null for the payment. */
                                readonly side: ("from" | "to") | null;
                                /** @enum {string} */
                                readonly effect: "raises" | "lowers";
                            }[];
                            /** @description Whether a person should review an approved payment, and why. It does not change the decision. */
                            readonly proposal: {
                                /** @description Id of the fact: a side or `payment`, a reason's code, and usually the name of its evidence. */
                                readonly evidence: string;
                                readonly code: string;
                                /** @description The wallet it is about; null for the payment. */
                                readonly side: ("from" | "to") | null;
                            } | null;
                            /** @enum {string} */
                            readonly writer: "model" | "templates";
                            /** @description Why a language model's text was rejected; null if one was accepted, and if no model is configured. `not_asked`: not requested, or not yet. */
                            readonly refusal: ("not_asked" | "over_budget" | "rate_limited" | "late" | "unreachable" | "too_large" | "not_json" | "wrong_shape" | "unknown_evidence" | "wrong_number" | "unsafe_text" | "contradicts") | null;
                            /** @description The language model that wrote it; null for templates. */
                            readonly model: string | null;
                            /** @description Of the prompts, or of the templates. */
                            readonly prompt_version: string;
                            /** @description Sentences that name the facts they state as a share of all. */
                            readonly grounded_share: number;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly getScrape: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description `job_` and a ULID.
                 * @example job_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly job_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "state": "running",
                     *       "bytes": 1245184,
                     *       "bytes_done": 622592,
                     *       "rows": {
                     *         "done": 4500,
                     *         "read": 4180,
                     *         "created": 4180,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "refused": 320
                     *       },
                     *       "eta_seconds": 3,
                     *       "error": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "started_at": "2025-05-17T08:34:22.000Z",
                     *       "ended_at": null,
                     *       "index": {
                     *         "id": "idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE",
                     *         "state": "building",
                     *         "source_url": "https://www.kaggle.com/datasets/vagifa/ethereum-frauddetection-dataset",
                     *         "source_type": "kaggle",
                     *         "dry_run": false,
                     *         "mapping": [
                     *           {
                     *             "column": "Address",
                     *             "feature": "address"
                     *           },
                     *           {
                     *             "column": "FLAG",
                     *             "feature": "flag"
                     *           },
                     *           {
                     *             "column": "Sent tnx",
                     *             "feature": "sent_tx"
                     *           },
                     *           {
                     *             "column": "ERC20 most sent token type",
                     *             "feature": null
                     *           }
                     *         ],
                     *         "wallets": 0,
                     *         "fraud": 0,
                     *         "edition": null,
                     *         "created_at": "2025-05-17T08:34:21.000Z",
                     *         "ready_at": null
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `job_` and a ULID: the upload, and the job that processes it. */
                        readonly id: string;
                        /**
                         * @description `queued` and `running` end as `done`, `failed` or `cancelled`; `receiving` while the file arrives.
                         * @enum {string}
                         */
                        readonly state: "receiving" | "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Bytes of the file as sent. */
                        readonly bytes: number;
                        /** @description Bytes of the file read so far. */
                        readonly bytes_done: number;
                        /** @description A row is an account, a label, a payment or an outcome. */
                        readonly rows: {
                            /** @description Rows processed, including refused ones. */
                            readonly done: number;
                            /** @description Rows that were parsed. */
                            readonly read: number;
                            /** @description Rows that added data. */
                            readonly created: number;
                            /** @description Rows that replaced stored data. */
                            readonly updated: number;
                            /** @description Rows whose data was already stored. */
                            readonly unchanged: number;
                            /** @description Rows that were refused: see `GET /uploads/{upload_id}/refusals`. */
                            readonly refused: number;
                        };
                        /** @description Estimated seconds until it is done; null if unknown. */
                        readonly eta_seconds: number | null;
                        /** @description Why it failed; null when it has not. */
                        readonly error: {
                            /** @description Stable, such as `gzip_bomb`. */
                            readonly reason: string;
                            readonly message: string;
                        } | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        readonly started_at: string | null;
                        readonly ended_at: string | null;
                        /** @description The index being read. No score uses it before it is promoted. */
                        readonly index: {
                            /** @description `idx_` and a ULID. */
                            readonly id: string;
                            /**
                             * @description `ready` is complete but not used by scores; `promoted` is where scores search for neighbours.
                             * @enum {string}
                             */
                            readonly state: "building" | "ready" | "promoted" | "dry_run";
                            readonly source_url: string;
                            /**
                             * @description `kaggle`: a dataset, through Kaggle's API; `csv`: CSV with a header; `json`: lines of JSON, or one array of at most 32 MiB. Optionally compressed with gzip or zip.
                             * @enum {string}
                             */
                            readonly source_type: "kaggle" | "csv" | "json";
                            readonly dry_run: boolean;
                            /** @description How the columns of the file are read; empty until its header has been read. */
                            readonly mapping: readonly {
                                /** @description The column's name, without the spaces around it. */
                                readonly column: string;
                                /** @description `address`, `flag` or a feature of `wallet-44/v1`; null if the column is ignored. */
                                readonly feature: string | null;
                            }[];
                            /** @description Number of its wallets; for a dry run, the number it would have. */
                            readonly wallets: number;
                            /** @description Those of its wallets that are fraud. */
                            readonly fraud: number;
                            /** @description Identifies its content, as in scores; null until it is complete. */
                            readonly edition: string | null;
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly ready_at: string | null;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly getUpload: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description `job_` and a ULID.
                 * @example job_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly upload_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "kind": "payments",
                     *       "state": "running",
                     *       "bytes": 48000,
                     *       "bytes_done": 32768,
                     *       "rows": {
                     *         "done": 200,
                     *         "read": 199,
                     *         "created": 199,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "refused": 1
                     *       },
                     *       "eta_seconds": 3,
                     *       "error": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "started_at": "2025-05-17T08:34:22.000Z",
                     *       "ended_at": null
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `job_` and a ULID: the upload, and the job that processes it. */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "histories" | "labels" | "payments" | "outcomes" | "context";
                        /**
                         * @description `queued` and `running` end as `done`, `failed` or `cancelled`; `receiving` while the file arrives.
                         * @enum {string}
                         */
                        readonly state: "receiving" | "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Bytes of the file as sent. */
                        readonly bytes: number;
                        /** @description Bytes of the file read so far. */
                        readonly bytes_done: number;
                        /** @description A row is an account, a label, a payment or an outcome. */
                        readonly rows: {
                            /** @description Rows processed, including refused ones. */
                            readonly done: number;
                            /** @description Rows that were parsed. */
                            readonly read: number;
                            /** @description Rows that added data. */
                            readonly created: number;
                            /** @description Rows that replaced stored data. */
                            readonly updated: number;
                            /** @description Rows whose data was already stored. */
                            readonly unchanged: number;
                            /** @description Rows that were refused: see `GET /uploads/{upload_id}/refusals`. */
                            readonly refused: number;
                        };
                        /** @description Estimated seconds until it is done; null if unknown. */
                        readonly eta_seconds: number | null;
                        /** @description Why it failed; null when it has not. */
                        readonly error: {
                            /** @description Stable, such as `gzip_bomb`. */
                            readonly reason: string;
                            readonly message: string;
                        } | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        readonly started_at: string | null;
                        readonly ended_at: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly listLabels: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description Such as `ethereum`.
                 * @example ethereum
                 */
                readonly network: string;
                /**
                 * @description An address on `network`.
                 * @example 0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97
                 */
                readonly address: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "labels": [
                     *         {
                     *           "label_id": "lb_WyJldGhlcmV1bSIsIjB4NDgzOGIxMDZmY2U5NjQ3YmRmMWU3ODc3YmY3M2NlOGIwYmFkNWY5NyIsIm1pbmUiLCJleGNoYW5nZSIsIlNob3AiXQ",
                     *           "network": "ethereum",
                     *           "address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *           "label": "exchange",
                     *           "name": "Shop",
                     *           "category": "exchange",
                     *           "stance": "service",
                     *           "list": "mine",
                     *           "version": "1",
                     *           "owner": "tenant",
                     *           "first_seen": "2025-05-17",
                     *           "last_seen": "2025-05-17",
                     *           "confidence": null,
                     *           "contested": null
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @description At most 20 per owner and network. */
                        readonly labels: readonly {
                            /** @description Use it with `POST /labels/{label_id}/contest`. */
                            readonly label_id: string;
                            /** @description The network of the label in the list: the wallet's, or another one on which the same key owns the address. */
                            readonly network: string;
                            /** @description The address in stored form: lower-case on EVM networks. */
                            readonly address: string;
                            /** @description The list's own word, such as `coinbase`. */
                            readonly label: string;
                            readonly name: string | null;
                            /** @description What the word means, such as `exchange`; `unknown` for an unmapped word. */
                            readonly category: string;
                            /**
                             * @description What the label implies for the wallet, given its other labels.
                             * @enum {string}
                             */
                            readonly stance: "bad" | "risky" | "service" | "neutral";
                            readonly list: string;
                            /** @description The list's edition. */
                            readonly version: string;
                            /**
                             * @description Owner of the list.
                             * @enum {string}
                             */
                            readonly owner: "system" | "operator" | "tenant";
                            readonly first_seen: string | null;
                            readonly last_seen: string | null;
                            readonly confidence: number | null;
                            /** @description Why the label is contested; null when it is not. */
                            readonly contested: string | null;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly importLabels: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "network": "ethereum",
                 *       "list": "mine",
                 *       "version": "1",
                 *       "labels": [
                 *         {
                 *           "address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                 *           "label": "exchange",
                 *           "name": "Shop"
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description The network of the addresses, such as `ethereum`. */
                    readonly network: string;
                    /** @description Your name of the list. */
                    readonly list: string;
                    /** @description The edition; the same again changes nothing. */
                    readonly version: string;
                    /** @description The complete edition: labels that it lacks are removed. Use `tetron import` for larger ones. */
                    readonly labels: readonly {
                        readonly address: string;
                        /** @description Such as `exchange` or `phish-hack`. */
                        readonly label: string;
                        readonly name?: string;
                    }[];
                    /** @description Replaces the list even if some labels were refused. */
                    readonly partial?: boolean;
                    /** @description Replaces the list even if less than half of it would remain. */
                    readonly force?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "import_id": "imp_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "read": 1,
                     *       "created": 1,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "refused": 0,
                     *       "refusals": []
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `imp_` and a ULID. */
                        readonly import_id: string;
                        readonly read: number;
                        readonly created: number;
                        readonly updated: number;
                        readonly unchanged: number;
                        readonly refused: number;
                        /** @description The first 100. */
                        readonly refusals: readonly {
                            /** @description Index in `labels`, from 0. */
                            readonly index: number;
                            readonly reason: string;
                            readonly message: string;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly listEvents: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `id` of the last event that you have, or the `next` of the previous page; starts at the first event when absent or empty.
                 * @example local:41
                 */
                readonly after?: string;
                /**
                 * @description Items of a page, 1-100; 20 when absent.
                 * @example 20
                 */
                readonly limit?: number;
                /** @description Only events of this type, such as `score.completed`. */
                readonly type?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "id": "local:42",
                     *           "event_id": "evt_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *           "type": "score.completed",
                     *           "subject": "tx_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *           "version": 1,
                     *           "data": {
                     *             "transaction_id": "tx_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *             "fraud_score": 12.7,
                     *             "reputation_score": 87.3
                     *           },
                     *           "created_at": "2025-05-17T08:34:21.000Z"
                     *         }
                     *       ],
                     *       "next": "local:42",
                     *       "has_more": false
                     *     }
                     */
                    readonly "application/json": {
                        readonly events: readonly {
                            /** @description The event's cursor, the same in streams; pass it as `after` or `resume_from`. */
                            readonly id: string;
                            /** @description `evt_` and a ULID, the same in webhooks. */
                            readonly event_id: string;
                            /** @description Such as `score.completed`. */
                            readonly type: string;
                            /** @description The id of its subject. */
                            readonly subject: string;
                            /** @description Version of the shape of `data`. */
                            readonly version: number;
                            /** @description See `schema/asyncapi.json`; scores have two decimals. */
                            readonly data: {
                                readonly [key: string]: unknown;
                            };
                            /** Format: date-time */
                            readonly created_at: string;
                        }[];
                        /** @description Where to resume, also if the page is empty. */
                        readonly next: string;
                        /** @description Whether there were more items when the page was read. */
                        readonly has_more: boolean;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly listIndexes: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Items of a page, 1-100; 20 when absent.
                 * @example 20
                 */
                readonly limit?: number;
                /** @description The `next_cursor` of the previous page; the first page when absent. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "indexes": [
                     *         {
                     *           "id": "idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE",
                     *           "state": "ready",
                     *           "source_url": "https://www.kaggle.com/datasets/vagifa/ethereum-frauddetection-dataset",
                     *           "source_type": "kaggle",
                     *           "dry_run": false,
                     *           "mapping": [
                     *             {
                     *               "column": "Address",
                     *               "feature": "address"
                     *             },
                     *             {
                     *               "column": "FLAG",
                     *               "feature": "flag"
                     *             },
                     *             {
                     *               "column": "Sent tnx",
                     *               "feature": "sent_tx"
                     *             },
                     *             {
                     *               "column": "ERC20 most sent token type",
                     *               "feature": null
                     *             }
                     *           ],
                     *           "wallets": 9287,
                     *           "fraud": 1650,
                     *           "edition": "idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE+5b1f0c7a92de",
                     *           "created_at": "2025-05-17T08:34:21.000Z",
                     *           "ready_at": "2025-05-17T08:34:40.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    readonly "application/json": {
                        /** @description While none is `promoted`, scores search for neighbours in the shipped index. */
                        readonly indexes: readonly {
                            /** @description `idx_` and a ULID. */
                            readonly id: string;
                            /**
                             * @description `ready` is complete but not used by scores; `promoted` is where scores search for neighbours.
                             * @enum {string}
                             */
                            readonly state: "building" | "ready" | "promoted" | "dry_run";
                            readonly source_url: string;
                            /**
                             * @description `kaggle`: a dataset, through Kaggle's API; `csv`: CSV with a header; `json`: lines of JSON, or one array of at most 32 MiB. Optionally compressed with gzip or zip.
                             * @enum {string}
                             */
                            readonly source_type: "kaggle" | "csv" | "json";
                            readonly dry_run: boolean;
                            /** @description How the columns of the file are read; empty until its header has been read. */
                            readonly mapping: readonly {
                                /** @description The column's name, without the spaces around it. */
                                readonly column: string;
                                /** @description `address`, `flag` or a feature of `wallet-44/v1`; null if the column is ignored. */
                                readonly feature: string | null;
                            }[];
                            /** @description Number of its wallets; for a dry run, the number it would have. */
                            readonly wallets: number;
                            /** @description Those of its wallets that are fraud. */
                            readonly fraud: number;
                            /** @description Identifies its content, as in scores; null until it is complete. */
                            readonly edition: string | null;
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly ready_at: string | null;
                        }[];
                        /** @description Cursor of the next page; null on the last one. */
                        readonly next_cursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly listScores: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Items of a page, 1-100; 20 when absent.
                 * @example 20
                 */
                readonly limit?: number;
                /** @description The `next_cursor` of the previous page; the first page when absent. */
                readonly cursor?: string;
                /** @description Of the payment, such as `ethereum`. */
                readonly network?: string;
                /** @description The sender or recipient; needs `network`. */
                readonly address?: string;
                readonly status?: "pending" | "completed" | "failed";
                /** @example approve */
                readonly recommendation?: "approve" | "review" | "decline";
                /** @description The minimum fraud score. */
                readonly min_score?: number;
                /** @description Scored at this time or later. */
                readonly from?: string;
                /** @description Scored before this time. */
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scores": [
                     *         {
                     *           "transaction_id": "tx_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *           "fraud_score": 12.7,
                     *           "reputation_score": 87.3,
                     *           "recommendation": "approve",
                     *           "model_version": "2025-05-10",
                     *           "status": "completed",
                     *           "confidence": 0.82,
                     *           "fraud_score_range": {
                     *             "low": 11.4,
                     *             "high": 14.1
                     *           },
                     *           "base": -1.7,
                     *           "rule": {
                     *             "id": "low-risk",
                     *             "title": "Fraud is unlikely and both wallets are known"
                     *           },
                     *           "reasons": [
                     *             {
                     *               "code": "WALLET_RISK",
                     *               "title": "The recipient's own history",
                     *               "contribution": -0.2278,
                     *               "side": "to",
                     *               "evidence": [
                     *                 {
                     *                   "name": "fraud_probability",
                     *                   "value": "0.04",
                     *                   "unit": null,
                     *                   "source": null
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "wallets": {
                     *             "from": {
                     *               "id": "eip155:1:0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *               "address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *               "known": true,
                     *               "fraud_probability": 0.02,
                     *               "fraud_probability_range": {
                     *                 "low": 0.016,
                     *                 "high": 0.023
                     *               },
                     *               "out_of_distribution": false,
                     *               "neighbour_fraud_share": 0,
                     *               "reputation_score": 91.4,
                     *               "confidence": 0.9,
                     *               "labels": [],
                     *               "sanctioned": false
                     *             },
                     *             "to": {
                     *               "id": "eip155:1:0x00000000219ab540356cbb839cbe05303d7705fa",
                     *               "address": "0x00000000219ab540356cbb839cbe05303d7705fa",
                     *               "known": true,
                     *               "fraud_probability": 0.04,
                     *               "fraud_probability_range": {
                     *                 "low": 0.034,
                     *                 "high": 0.052
                     *               },
                     *               "out_of_distribution": false,
                     *               "neighbour_fraud_share": 0.1,
                     *               "reputation_score": 87.3,
                     *               "confidence": 0.82,
                     *               "labels": [
                     *                 "contract"
                     *               ],
                     *               "sanctioned": false
                     *             }
                     *           },
                     *           "asset": "eip155:1/slip44:60",
                     *           "sources": [
                     *             {
                     *               "name": "from_wallet",
                     *               "status": "ok",
                     *               "age_seconds": 3600,
                     *               "shelf_life_seconds": 7776000,
                     *               "provider": "etherscan",
                     *               "coverage": {
                     *                 "complete": true,
                     *                 "reason": "end",
                     *                 "share": 1,
                     *                 "from": "start"
                     *               }
                     *             }
                     *           ],
                     *           "versions": {
                     *             "model": "2025-05-10",
                     *             "features": "behaviour/v1 wallet-44/v1 payment/v2",
                     *             "policy": "sha256:5f1d7a3b",
                     *             "labels": "8c1f0a52d7e3",
                     *             "neighbours": "2025-05-10+41b6e7d09a35",
                     *             "neighbours_by": "embedded",
                     *             "lists": [
                     *               {
                     *                 "list": "OFAC SDN ETH",
                     *                 "version": "2026-10-01+b41b0ea0c58f"
                     *               }
                     *             ]
                     *           },
                     *           "created_at": "2025-05-17T08:34:21.000Z",
                     *           "completed_at": "2025-05-17T08:34:21.000Z",
                     *           "request_id": "req_01JVEP5ZK7M2F8D4S6A0YQJ1VE"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    readonly "application/json": {
                        readonly scores: readonly {
                            /** @description `tx_` and a ULID. */
                            readonly transaction_id: string;
                            /** @description 100 times the probability of fraud, with two decimals: 100 / (1 + exp(-(base + the contributions))). GraphQL returns it unrounded. */
                            readonly fraud_score: number;
                            /** @description The lower of the two wallets' reputations; 50 is no evidence. */
                            readonly reputation_score: number;
                            /** @enum {string} */
                            readonly recommendation: "approve" | "review" | "decline";
                            readonly model_version: string;
                            /**
                             * @description `pending`: a source missed its deadline.
                             * @enum {string}
                             */
                            readonly status: "pending" | "completed" | "failed";
                            /** @description How much evidence the score is based on; lower if the evidence is past its shelf life. */
                            readonly confidence: number;
                            /** @description The score if the probabilities of both wallets were at the ends of their ranges; null when no wallet has a range, and for older scores. */
                            readonly fraud_score_range: {
                                readonly low: number;
                                readonly high: number;
                            } | null;
                            /** @description Log-odds of fraud before any reason, with four decimals. */
                            readonly base: number;
                            /** @description The policy rule that decided. */
                            readonly rule: {
                                readonly id: string;
                                readonly title: string;
                            };
                            /** @description In the order in which their contributions are added. */
                            readonly reasons: readonly {
                                /** @description Stable code, such as `NO_HISTORY`. */
                                readonly code: string;
                                /** @description The same, for people. */
                                readonly title: string;
                                /** @description Contribution of the reason to the log-odds of fraud, with four decimals. */
                                readonly contribution: number;
                                /** @description The side it is about; null for the payment. */
                                readonly side: ("from" | "to") | null;
                                readonly evidence: readonly {
                                    readonly name: string;
                                    readonly value: string;
                                    /** @description Unit of the value, such as `minutes`; null for a share, a ratio, a probability or a distance, and for what is no number. */
                                    readonly unit: string | null;
                                    readonly source: string | null;
                                }[];
                            }[];
                            readonly wallets: {
                                readonly from: {
                                    /** @description CAIP-10 account id. */
                                    readonly id: string;
                                    /** @description The address in stored form: lower-case on EVM networks. */
                                    readonly address: string;
                                    /** @description Whether the wallet's history is known. */
                                    readonly known: boolean;
                                    /** @description Calibrated probability that the wallet is a fraud account. */
                                    readonly fraud_probability: number | null;
                                    /** @description Bounds of that probability; null without history, and for older scores. */
                                    readonly fraud_probability_range: {
                                        readonly low: number;
                                        readonly high: number;
                                    } | null;
                                    /** @description Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range. */
                                    readonly out_of_distribution: boolean | null;
                                    /** @description Share of fraud among the nearest known wallets. */
                                    readonly neighbour_fraud_share: number | null;
                                    readonly reputation_score: number;
                                    readonly confidence: number;
                                    /** @description Words of lists that name the wallet. */
                                    readonly labels: readonly string[];
                                    readonly sanctioned: boolean;
                                };
                                readonly to: {
                                    /** @description CAIP-10 account id. */
                                    readonly id: string;
                                    /** @description The address in stored form: lower-case on EVM networks. */
                                    readonly address: string;
                                    /** @description Whether the wallet's history is known. */
                                    readonly known: boolean;
                                    /** @description Calibrated probability that the wallet is a fraud account. */
                                    readonly fraud_probability: number | null;
                                    /** @description Bounds of that probability; null without history, and for older scores. */
                                    readonly fraud_probability_range: {
                                        readonly low: number;
                                        readonly high: number;
                                    } | null;
                                    /** @description Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range. */
                                    readonly out_of_distribution: boolean | null;
                                    /** @description Share of fraud among the nearest known wallets. */
                                    readonly neighbour_fraud_share: number | null;
                                    readonly reputation_score: number;
                                    readonly confidence: number;
                                    /** @description Words of lists that name the wallet. */
                                    readonly labels: readonly string[];
                                    readonly sanctioned: boolean;
                                };
                            };
                            /** @description CAIP-19 id of the asset paid: the contract that a symbol stands for. */
                            readonly asset: string;
                            readonly sources: readonly {
                                readonly name: string;
                                /**
                                 * @description `stale`: past its shelf life; results based on it have lower confidence. `partial`: a provider has supplied part of the history. Without data: `missing`: there is none; `late`: it did not answer in time; `unavailable`: no provider can supply the history; `not_configured`: no provider supports the network.
                                 * @enum {string}
                                 */
                                readonly status: "ok" | "stale" | "partial" | "missing" | "late" | "unavailable" | "not_configured";
                                /** @description For a history, since its provider was queried, or since its newest transaction if it was imported; for lists, since the date of the most overdue one. */
                                readonly age_seconds: number | null;
                                /** @description Age beyond which it is `stale`; null for live data and for older scores. */
                                readonly shelf_life_seconds: number | null;
                                /** @description The origin: the source of a stored history, such as `etherscan`, otherwise the provider queried. Null for older scores. */
                                readonly provider: string | null;
                                /** @description How much of a history its provider has supplied; null if no provider was queried. */
                                readonly coverage: {
                                    readonly complete: boolean;
                                    /**
                                     * @description Why reading stopped; `contract`: not read, because the address is a contract.
                                     * @enum {string}
                                     */
                                    readonly reason: "end" | "cap" | "deadline" | "refused" | "contract";
                                    /** @description Share of the entries that was read; null if their number is unknown. */
                                    readonly share: number | null;
                                    /**
                                     * @description Which entries were read.
                                     * @enum {string}
                                     */
                                    readonly from: "start" | "both_ends" | "newest";
                                } | null;
                            }[];
                            readonly versions: {
                                readonly model: string;
                                readonly features: string;
                                readonly policy: string;
                                /** @description Version of the label vocabulary; null for older scores. */
                                readonly labels: string | null;
                                /** @description Of the index that found the neighbours; null if none were searched for, and for older scores. */
                                readonly neighbours: string | null;
                                /** @description What found the neighbours: the process in its memory, exactly; OpenSearch, exactly; or OpenSearch by an approximate graph. Null if none were searched for, and for older scores. */
                                readonly neighbours_by: ("embedded" | "opensearch" | "opensearch_hnsw") | null;
                                readonly lists: readonly {
                                    readonly list: string;
                                    readonly version: string;
                                }[];
                            };
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly completed_at: string | null;
                            /** @description The request that asked for the score. */
                            readonly request_id: string;
                            /**
                             * @description On the simulated network: none of it is real.
                             * @constant
                             */
                            readonly simulated?: true;
                        }[];
                        /** @description Cursor of the next page; null on the last one. */
                        readonly next_cursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly listScrapeRefusals: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description `job_` and a ULID.
                 * @example job_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly job_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "line": 17,
                     *       "reason": "unknown_network",
                     *       "message": "network: \"ethereun\" is not a known network. Known: ethereum, polygon, bsc, arbitrum, base, optimism, bitcoin, solana."
                     *     }
                     */
                    readonly "application/x-ndjson": {
                        /** @description The line of the file on which the row begins, from 1. */
                        readonly line: number;
                        /** @description A stable code, such as `negative_time`. */
                        readonly reason: string;
                        /** @description For people; the wording may change. */
                        readonly message: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly listUploadRefusals: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description `job_` and a ULID.
                 * @example job_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly upload_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "line": 17,
                     *       "reason": "unknown_network",
                     *       "message": "network: \"ethereun\" is not a known network. Known: ethereum, polygon, bsc, arbitrum, base, optimism, bitcoin, solana."
                     *     }
                     */
                    readonly "application/x-ndjson": {
                        /** @description The line of the file on which the row begins, from 1. */
                        readonly line: number;
                        /** @description A stable code, such as `negative_time`. */
                        readonly reason: string;
                        /** @description For people; the wording may change. */
                        readonly message: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly listWatches: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Items of a page, 1-100; 20 when absent.
                 * @example 20
                 */
                readonly limit?: number;
                /** @description The `next_cursor` of the previous page; the first page when absent. */
                readonly cursor?: string;
                /**
                 * @description Only those of one network, such as `ethereum`.
                 * @example ethereum
                 */
                readonly network?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "watches": [
                     *         {
                     *           "network": "ethereum",
                     *           "address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *           "created_at": "2025-05-17T08:34:21.000Z",
                     *           "followed_from": 22500001
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    readonly "application/json": {
                        readonly watches: readonly {
                            readonly network: string;
                            /** @description The address in stored form: lower-case on EVM networks. */
                            readonly address: string;
                            /** Format: date-time */
                            readonly created_at: string;
                            /** @description Height of the first block that is kept for the wallet; null while its network is not followed. */
                            readonly followed_from: number | null;
                        }[];
                        /** @description Cursor of the next page; null on the last one. */
                        readonly next_cursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly watchWallets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "network": "ethereum",
                 *       "addresses": [
                 *         "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97"
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description Such as `ethereum`. */
                    readonly network: string;
                    /** @description Addresses on `network`. */
                    readonly addresses: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "added": 1,
                     *       "unchanged": 0,
                     *       "watched": 1
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Wallets that were not watched before. */
                        readonly added: number;
                        /** @description Wallets that were. */
                        readonly unchanged: number;
                        /** @description Wallets watched now, on all networks; at most 100,000. */
                        readonly watched: number;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly listWebhookDeliveries: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description `dead` for dead letters; all when absent.
                 * @example delivered
                 */
                readonly status?: "pending" | "delivered" | "dead";
                /** @description Items of a page, 1-100; 20 when absent. */
                readonly limit?: number;
                /** @description The `next_cursor` of the previous page; the first page when absent. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description `wh_` and a ULID.
                 * @example wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly webhook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": [
                     *         {
                     *           "id": "whd_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *           "event_id": "evt_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *           "event": "score.completed",
                     *           "status": "delivered",
                     *           "attempts": 1,
                     *           "next_attempt_at": null,
                     *           "created_at": "2025-05-17T08:34:21.000Z",
                     *           "log": [
                     *             {
                     *               "attempt": 1,
                     *               "at": "2025-05-17T08:34:21.000Z",
                     *               "latency_ms": 84,
                     *               "status": 200,
                     *               "head": "ok",
                     *               "error": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    readonly "application/json": {
                        readonly deliveries: readonly {
                            /** @description `whd_` and a ULID, as `X-TetronFun-Delivery-Id`. */
                            readonly id: string;
                            /** @description As `X-TetronFun-Event-Id`. */
                            readonly event_id: string;
                            /** @description The event's type, or `ping`. */
                            readonly event: string;
                            /** @enum {string} */
                            readonly status: "pending" | "delivered" | "dead";
                            /** @description Since it was made or replayed. */
                            readonly attempts: number;
                            readonly next_attempt_at: string | null;
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly log: readonly {
                                /** @description 1-12. */
                                readonly attempt: number;
                                /** Format: date-time */
                                readonly at: string;
                                /** @description Until the answer or the timeout. */
                                readonly latency_ms: number;
                                /** @description HTTP status; null without an answer. */
                                readonly status: number | null;
                                /** @description The first 1,024 bytes of the answer's body. */
                                readonly head: string | null;
                                /** @description Why there was no answer. */
                                readonly error: string | null;
                            }[];
                        }[];
                        /** @description Cursor of the next page; null on the last one. */
                        readonly next_cursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly pingWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path: {
                /**
                 * @description `wh_` and a ULID.
                 * @example wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly webhook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /** @example {} */
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whd_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "event_id": "evt_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "event": "ping",
                     *       "status": "pending",
                     *       "attempts": 0,
                     *       "next_attempt_at": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "log": []
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `whd_` and a ULID, as `X-TetronFun-Delivery-Id`. */
                        readonly id: string;
                        /** @description As `X-TetronFun-Event-Id`. */
                        readonly event_id: string;
                        /** @description The event's type, or `ping`. */
                        readonly event: string;
                        /** @enum {string} */
                        readonly status: "pending" | "delivered" | "dead";
                        /** @description Since it was made or replayed. */
                        readonly attempts: number;
                        readonly next_attempt_at: string | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        readonly log: readonly {
                            /** @description 1-12. */
                            readonly attempt: number;
                            /** Format: date-time */
                            readonly at: string;
                            /** @description Until the answer or the timeout. */
                            readonly latency_ms: number;
                            /** @description HTTP status; null without an answer. */
                            readonly status: number | null;
                            /** @description The first 1,024 bytes of the answer's body. */
                            readonly head: string | null;
                            /** @description Why there was no answer. */
                            readonly error: string | null;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly promoteIndex: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path: {
                /**
                 * @description `idx_` and a ULID, or `shipped` for the shipped index.
                 * @example idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE
                 */
                readonly index_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /** @example {} */
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "edition": "idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE+5b1f0c7a92de",
                     *       "previous": null
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The current edition; null for the shipped index. */
                        readonly edition: string | null;
                        /** @description The previous one. */
                        readonly previous: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly quoteRoute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "from_address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                 *       "to_address": "0x00000000219ab540356cbb839cbe05303d7705fa",
                 *       "amount": "100",
                 *       "currency": "USDC",
                 *       "network": "ethereum",
                 *       "to_network": "base",
                 *       "max_fee": "5"
                 *     }
                 */
                readonly "application/json": {
                    /** @description The payer's address. */
                    readonly from_address: string;
                    /** @description The recipient's address, valid on `to_network`. */
                    readonly to_address: string;
                    /** @description A decimal number > 0, as text; see `exact`. */
                    readonly amount: string;
                    /** @description Asset that the payer sends: a symbol, such as `USDC`, or a CAIP-19 id. */
                    readonly currency: string;
                    /** @description Network of the payer, such as `ethereum`. */
                    readonly network: string;
                    /** @description Maximum `estimated_fee`, a decimal number > 0. */
                    readonly max_fee?: string;
                    /** @description Currency of `max_fee`: `USD` (default) or a network's coin. */
                    readonly fee_currency?: string;
                    /** @description Network of the recipient; default: `network`. */
                    readonly to_network?: string;
                    /** @description Asset that the recipient receives; default: `currency`. */
                    readonly to_currency?: string;
                    /**
                     * @description Default: `balanced`.
                     * @enum {string}
                     */
                    readonly preference?: "balanced" | "cheapest" | "fastest" | "safest";
                    /** @description Weight of each measure, instead of a preference. */
                    readonly weights?: {
                        readonly fee: number;
                        readonly time: number;
                        readonly risk: number;
                    };
                    /** @description Maximum `total_time`, in seconds. */
                    readonly max_time?: number;
                    /** @description Ids of bridges and venues. */
                    readonly exclude?: readonly string[];
                    /**
                     * @description `out` (default): the recipient receives `amount` of `to_currency`. `in`: the payer sends `amount` of `currency`.
                     * @enum {string}
                     */
                    readonly exact?: "in" | "out";
                };
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "route_id": "rt_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "estimated_fee": "0.03",
                     *       "steps": [
                     *         {
                     *           "network": "ethereum",
                     *           "fee": "0.03",
                     *           "bridge": "cctp-fast",
                     *           "bridge_name": "Circle CCTP v2, Fast Transfer",
                     *           "kind": "bridge",
                     *           "security_class": "issuer",
                     *           "tier": "standard",
                     *           "currency": "USDC",
                     *           "sent": "100.010002",
                     *           "to_network": "base",
                     *           "to_currency": "USDC",
                     *           "received": "100",
                     *           "time": 48,
                     *           "time_p95": 111
                     *         }
                     *       ],
                     *       "total_time": 48,
                     *       "recommendation": "direct",
                     *       "model_version": "2026-11-21",
                     *       "reason": "A single transaction is the best route.",
                     *       "expires_at": "2026-11-21T08:35:21.000Z",
                     *       "preference": "balanced",
                     *       "exact": "out",
                     *       "network": "ethereum",
                     *       "currency": "USDC",
                     *       "to_network": "base",
                     *       "to_currency": "USDC",
                     *       "sent": "100.010002",
                     *       "min_received": "100",
                     *       "fee_breakdown": {
                     *         "gas": "0.019778",
                     *         "bridge": "0.010002",
                     *         "exchange": "0.000000",
                     *         "rounding": "0.000220"
                     *       },
                     *       "alternatives": [],
                     *       "unavailable": [
                     *         {
                     *           "path": "hop-v1: ethereum/USDC to base/USDC",
                     *           "reason": "excluded by the request"
                     *         }
                     *       ],
                     *       "total_time_p95": 111,
                     *       "success_probability": 0.9995,
                     *       "trust": {
                     *         "from": {
                     *           "reputation": 91.4,
                     *           "confidence": 0.9,
                     *           "fraud_probability": 0.02
                     *         },
                     *         "to": {
                     *           "reputation": 87.3,
                     *           "confidence": 0.82,
                     *           "fraud_probability": 0.04
                     *         },
                     *         "effect": {
                     *           "risk_scale": 0.44,
                     *           "finality": "included",
                     *           "finality_seconds": 0,
                     *           "allowed_security_classes": [
                     *             "native",
                     *             "contract",
                     *             "canonical",
                     *             "issuer",
                     *             "intent",
                     *             "validators"
                     *           ]
                     *         }
                     *       },
                     *       "confidence": "high",
                     *       "sources": [
                     *         {
                     *           "name": "fees:ethereum",
                     *           "source": "rpc:ethereum",
                     *           "as_of": "2026-11-21T08:34:11.000Z",
                     *           "age_seconds": 10,
                     *           "live": true,
                     *           "stale": false,
                     *           "problem": null
                     *         }
                     *       ],
                     *       "catalogue_version": "sha256:c54462a571f04c14",
                     *       "created_at": "2026-11-21T08:34:21.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `rt_` and a ULID. */
                        readonly route_id: string;
                        /** @description USD with two decimals: the sum of the steps' fees, each rounded up to cents. Null for `wait`. */
                        readonly estimated_fee: string | null;
                        /** @description Steps in order; empty for `wait`. */
                        readonly steps: readonly {
                            /** @description Network of the step's transaction. */
                            readonly network: string;
                            /** @description USD with two decimals. */
                            readonly fee: string;
                            /** @description Id of the bridge, venue or transfer. */
                            readonly bridge: string;
                            readonly bridge_name: string;
                            /** @enum {string} */
                            readonly kind: "transfer" | "bridge" | "venue";
                            /**
                             * @description How the money is secured in transit, the safest first.
                             * @enum {string}
                             */
                            readonly security_class: "native" | "contract" | "canonical" | "issuer" | "intent" | "validators";
                            /**
                             * @description Gas price tier.
                             * @enum {string}
                             */
                            readonly tier: "slow" | "standard" | "fast";
                            readonly currency: string;
                            /** @description A decimal number in `currency`. */
                            readonly sent: string;
                            readonly to_network: string;
                            readonly to_currency: string;
                            /** @description A decimal number in `to_currency`. */
                            readonly received: string;
                            /** @description Median seconds of the step. */
                            readonly time: number;
                            /** @description 95th percentile of the step's seconds; null when it may never be included. */
                            readonly time_p95: number | null;
                        }[];
                        /** @description Median seconds until the payment has settled. Null for `wait`. */
                        readonly total_time: number | null;
                        /** @enum {string} */
                        readonly recommendation: "direct" | "multi_hop" | "wait";
                        readonly model_version: string;
                        /** @description Reason of the recommendation. */
                        readonly reason: string;
                        /** Format: date-time */
                        readonly expires_at: string;
                        /** @enum {string} */
                        readonly preference: "balanced" | "cheapest" | "fastest" | "safest" | "custom";
                        /** @enum {string} */
                        readonly exact: "in" | "out";
                        readonly network: string;
                        readonly currency: string;
                        readonly to_network: string;
                        readonly to_currency: string;
                        /** @description Amount that leaves the payer's wallet, without gas, a decimal number in `currency`. Null for `wait`. */
                        readonly sent: string | null;
                        /** @description Minimum amount that the recipient receives, a decimal number in `to_currency`. Null for `wait`. */
                        readonly min_received: string | null;
                        /** @description USD with six decimals; they add up to `estimated_fee`. Null for `wait`. */
                        readonly fee_breakdown: {
                            readonly gas: string;
                            readonly bridge: string;
                            readonly exchange: string;
                            readonly rounding: string;
                        } | null;
                        readonly alternatives: readonly {
                            readonly tags: readonly ("cheapest" | "fastest" | "safest")[];
                            /** @description USD with two decimals. */
                            readonly estimated_fee: string;
                            readonly steps: readonly {
                                /** @description Network of the step's transaction. */
                                readonly network: string;
                                /** @description USD with two decimals. */
                                readonly fee: string;
                                /** @description Id of the bridge, venue or transfer. */
                                readonly bridge: string;
                                readonly bridge_name: string;
                                /** @enum {string} */
                                readonly kind: "transfer" | "bridge" | "venue";
                                /**
                                 * @description How the money is secured in transit, the safest first.
                                 * @enum {string}
                                 */
                                readonly security_class: "native" | "contract" | "canonical" | "issuer" | "intent" | "validators";
                                /**
                                 * @description Gas price tier.
                                 * @enum {string}
                                 */
                                readonly tier: "slow" | "standard" | "fast";
                                readonly currency: string;
                                /** @description A decimal number in `currency`. */
                                readonly sent: string;
                                readonly to_network: string;
                                readonly to_currency: string;
                                /** @description A decimal number in `to_currency`. */
                                readonly received: string;
                                /** @description Median seconds of the step. */
                                readonly time: number;
                                /** @description 95th percentile of the step's seconds; null when it may never be included. */
                                readonly time_p95: number | null;
                            }[];
                            /** @description Median seconds until the payment has settled. */
                            readonly total_time: number;
                            /** @description 95th percentile of the seconds until settlement; null when a step may never be included. */
                            readonly total_time_p95: number | null;
                            /** @description Probability that every step succeeds, 0 to 1. */
                            readonly success_probability: number;
                            /** @description A decimal number in the quote's `currency`. */
                            readonly sent: string;
                            /** @description A decimal number in the quote's `to_currency`. */
                            readonly min_received: string;
                            /** @description USD with six decimals; they add up to `estimated_fee`. */
                            readonly fee_breakdown: {
                                readonly gas: string;
                                readonly bridge: string;
                                readonly exchange: string;
                                readonly rounding: string;
                            };
                        }[];
                        readonly unavailable: readonly {
                            readonly path: string;
                            readonly reason: string;
                        }[];
                        /** @description 95th percentile of the seconds until settlement; null when a step may never be included, and for `wait`. */
                        readonly total_time_p95: number | null;
                        /** @description Probability that every step succeeds, 0 to 1. Null for `wait`. */
                        readonly success_probability: number | null;
                        readonly trust: {
                            readonly from: {
                                /** @description Null for a key without `reputation:read`. */
                                readonly reputation: number | null;
                                /** @description Null for a key without `reputation:read`. */
                                readonly confidence: number | null;
                                /** @description Null if no estimate is possible, and for a key without `wallet:read`. */
                                readonly fraud_probability: number | null;
                            };
                            readonly to: {
                                /** @description Null for a key without `reputation:read`. */
                                readonly reputation: number | null;
                                /** @description Null for a key without `reputation:read`. */
                                readonly confidence: number | null;
                                /** @description Null if no estimate is possible, and for a key without `wallet:read`. */
                                readonly fraud_probability: number | null;
                            };
                            readonly effect: {
                                /** @description Null for a key without `reputation:read`. */
                                readonly risk_scale: number | null;
                                /** @enum {string} */
                                readonly finality: "included" | "safe" | "final";
                                /** @description Seconds of the wait for settlement. */
                                readonly finality_seconds: number;
                                readonly allowed_security_classes: readonly ("native" | "contract" | "canonical" | "issuer" | "intent" | "validators")[];
                            };
                        };
                        /**
                         * @description `low` when no fee of the route's networks is live. One step lower for a number past its shelf life and for an estimate based on a page; `low` for an estimate of a fee, time or depth that no page states.
                         * @enum {string}
                         */
                        readonly confidence: "low" | "medium" | "high";
                        readonly sources: readonly {
                            readonly name: string;
                            readonly source: string;
                            /** Format: date-time */
                            readonly as_of: string;
                            /** @description Seconds since `as_of`. */
                            readonly age_seconds: number;
                            readonly live: boolean;
                            /** @description Whether it is past its shelf life. */
                            readonly stale: boolean;
                            readonly problem: string | null;
                        }[];
                        readonly catalogue_version: string;
                        /** Format: date-time */
                        readonly created_at: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly replayWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path: {
                /**
                 * @description `wh_` and a ULID.
                 * @example wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly webhook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "delivery_id": "whd_01JVEP5ZK8Q4T6W2N9B3RXC7HD"
                 *     }
                 */
                readonly "application/json": {
                    /** @description One delivery; not together with a range. */
                    readonly delivery_id?: string;
                    /**
                     * Format: date-time
                     * @description The beginning of a range of times.
                     */
                    readonly from?: string;
                    /**
                     * Format: date-time
                     * @description End of the range, exclusive; now when absent.
                     */
                    readonly to?: string;
                    /**
                     * @description Which deliveries of the range; `dead` when absent.
                     * @enum {string}
                     */
                    readonly status?: "dead" | "delivered";
                };
            };
        };
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "replayed": 1
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Deliveries resent. If it is 1,000 there may be more: repeat the request. */
                        readonly replayed: number;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly reputation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "addresses": [
                 *         "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97"
                 *       ],
                 *       "network": "ethereum"
                 *     }
                 */
                readonly "application/json": {
                    /** @description Addresses on `network`. */
                    readonly addresses: readonly string[];
                    /** @description Such as `ethereum`. */
                    readonly network: string;
                };
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *           "score": 92.1,
                     *           "confidence": 0.95,
                     *           "band": "high",
                     *           "kind": null,
                     *           "components": [
                     *             {
                     *               "name": "prior",
                     *               "points": 50
                     *             },
                     *             {
                     *               "name": "history",
                     *               "points": 26.4
                     *             },
                     *             {
                     *               "name": "throughput",
                     *               "points": 12.2
                     *             },
                     *             {
                     *               "name": "counterparties",
                     *               "points": 4.1
                     *             },
                     *             {
                     *               "name": "outcomes",
                     *               "points": 0
                     *             },
                     *             {
                     *               "name": "anomaly",
                     *               "points": -0.6
                     *             }
                     *           ],
                     *           "trend": {
                     *             "days_7": 0.2,
                     *             "days_30": 1.1
                     *           },
                     *           "as_of": "2025-05-17T08:34:21.000Z",
                     *           "history_status": "ok",
                     *           "reasons": [
                     *             {
                     *               "code": "LONG_KNOWN",
                     *               "title": "Known parties have dealt with it for a long time",
                     *               "points": 21.7,
                     *               "evidence": {
                     *                 "tenure_days": 812
                     *               },
                     *               "units": {
                     *                 "tenure_days": "days"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "model_version": "2025-05-10",
                     *       "errors": []
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The wallets with valid addresses, in request order. */
                        readonly results: readonly {
                            /** @description As given in the request. */
                            readonly address: string;
                            /** @description 0-100 with two decimals; 50 is unknown. */
                            readonly score: number;
                            /** @description How much evidence the score is based on. */
                            readonly confidence: number;
                            /** @enum {string} */
                            readonly band: "bad" | "poor" | "neutral" | "good" | "high";
                            /** @description The kind of an address that is not a wallet by the rules of its network, such as `burn`; null if it may be a wallet. */
                            readonly kind: string | null;
                            /** @description Components whose points, with four decimals, add up to the score. */
                            readonly components: readonly {
                                readonly name: string;
                                readonly points: number;
                            }[];
                            /** @description Change of the score over the last days, in points. */
                            readonly trend: {
                                readonly days_7: number;
                                readonly days_30: number;
                            };
                            /** Format: date-time */
                            readonly as_of: string;
                            /**
                             * @description Whether the wallet's history, on which the score is based, is stored; as in `GET /wallets/{network}/{address}`.
                             * @enum {string}
                             */
                            readonly history_status: "ok" | "stale" | "partial" | "missing" | "late" | "unavailable" | "not_configured";
                            /** @description Remarks first, then the contributions, the strongest first. */
                            readonly reasons: readonly {
                                /** @description Stable code, such as `LONG_KNOWN`. */
                                readonly code: string;
                                /** @description The same, for people. */
                                readonly title: string;
                                /** @description Contribution to the score; 0 for a remark. */
                                readonly points: number;
                                readonly evidence: {
                                    readonly [key: string]: number;
                                };
                                /** @description Units of the evidence, such as `days`; shares have none. A reference unit is worth an ether. */
                                readonly units: {
                                    readonly [key: string]: string;
                                };
                                /** @description Entries of lists and data sets, at most 20; absent for a reason that is not based on any. */
                                readonly lists?: readonly {
                                    readonly list: string;
                                    readonly version: string;
                                    readonly word: string;
                                }[];
                            }[];
                        }[];
                        /** @description Date of the model's training. */
                        readonly model_version: string;
                        /** @description The invalid addresses, in request order. */
                        readonly errors: readonly {
                            /** @description Index in `addresses`, from 0. */
                            readonly index: number;
                            readonly address: string;
                            readonly code: string;
                            readonly message: string;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly rotateHookSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path: {
                /**
                 * @description `hook_` and a ULID.
                 * @example hook_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly source: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "overlap_minutes": 60
                 *     }
                 */
                readonly "application/json": {
                    /** @description How long the previous secret stays valid; a day when absent. */
                    readonly overlap_minutes?: number;
                    /** @description The source's own signing key: required for `alchemy`; for `hmac`, generated when absent. */
                    readonly secret?: string;
                };
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "hook_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "name": "crm",
                     *       "signature": "hmac",
                     *       "kind": "context",
                     *       "network": "ethereum",
                     *       "previous_secret_until": "2025-05-17T09:34:21.000Z",
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "updated_at": "2025-05-17T08:34:21.000Z",
                     *       "secret": "whsec_…, 49 characters"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `hook_` and a ULID: the `source` in the path of its messages. */
                        readonly id: string;
                        readonly name: string;
                        /**
                         * @description Signature scheme.
                         * @enum {string}
                         */
                        readonly signature: "alchemy" | "hmac";
                        /**
                         * @description What each row of a message is.
                         * @enum {string}
                         */
                        readonly kind: "wallets" | "context" | "outcomes";
                        /** @description Of rows that do not name one. */
                        readonly network: string | null;
                        /** @description Until when the previous secret stays valid. */
                        readonly previous_secret_until: string | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        /** Format: date-time */
                        readonly updated_at: string;
                        /** @description Signs its messages. It is shown only here. */
                        readonly secret: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly rotateKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path: {
                /**
                 * @description `key_` and a ULID.
                 * @example key_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly key_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "overlap_minutes": 60
                 *     }
                 */
                readonly "application/json": {
                    /** @description Your own tenant when absent. Another tenant requires the scope `admin:keys`. */
                    readonly tenant?: string;
                    /** @description How long the old key keeps working beside the new one; 0 when absent. */
                    readonly overlap_minutes?: number;
                };
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "tenant": "acme",
                     *       "name": "checkout",
                     *       "prefix": "tk_live_4Tz9",
                     *       "mode": "live",
                     *       "status": "active",
                     *       "scopes": [
                     *         "score:read",
                     *         "score:write"
                     *       ],
                     *       "allowed_ips": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "expires_at": "2026-05-17T08:34:21.000Z",
                     *       "last_used_at": null,
                     *       "revoked_at": null,
                     *       "key": "tk_live_4Tz9…, 57 characters"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `key_` and a ULID. */
                        readonly id: string;
                        readonly tenant: string;
                        readonly name: string;
                        /** @description The first characters of the key, to recognise it by. */
                        readonly prefix: string;
                        /**
                         * @description A `test` key gets fixed answers and never touches live data.
                         * @enum {string}
                         */
                        readonly mode: "live" | "test";
                        /** @enum {string} */
                        readonly status: "active" | "expired" | "revoked";
                        readonly scopes: readonly string[];
                        /** @description Addresses and CIDR ranges from which the key may be used; any address when empty. */
                        readonly allowed_ips: readonly string[];
                        /** Format: date-time */
                        readonly created_at: string;
                        /** @description When it expires; null for never. */
                        readonly expires_at: string | null;
                        /** @description Delayed by some seconds; null if it was never used. */
                        readonly last_used_at: string | null;
                        /** @description When it was or will be revoked; null for never. */
                        readonly revoked_at: string | null;
                        /** @description The key itself. It is shown only here: only its hash is stored. */
                        readonly key: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly rotateWebhookSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path: {
                /**
                 * @description `wh_` and a ULID.
                 * @example wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD
                 */
                readonly webhook_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "overlap_minutes": 60
                 *     }
                 */
                readonly "application/json": {
                    /** @description How long deliveries are also signed with the old secret; a day when absent. */
                    readonly overlap_minutes?: number;
                };
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wh_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "name": "orders",
                     *       "url": "https://shop.example.com/tetron",
                     *       "events": [
                     *         "score.completed"
                     *       ],
                     *       "status": "active",
                     *       "pause_reason": null,
                     *       "previous_secret_until": "2025-05-17T09:34:21.000Z",
                     *       "last_success_at": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "updated_at": "2025-05-17T08:34:21.000Z",
                     *       "secret": "whsec_…, 49 characters"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `wh_` and a ULID. */
                        readonly id: string;
                        readonly name: string;
                        readonly url: string;
                        readonly events: readonly string[];
                        /**
                         * @description While it is paused, pending deliveries wait and new events become dead letters.
                         * @enum {string}
                         */
                        readonly status: "active" | "paused";
                        readonly pause_reason: ("failing" | "by_owner" | "secret_lost") | null;
                        /** @description Until when deliveries are also signed with the previous secret. */
                        readonly previous_secret_until: string | null;
                        /** @description Time of the last answer with 2xx. */
                        readonly last_success_at: string | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        /** Format: date-time */
                        readonly updated_at: string;
                        /** @description Signs deliveries. It is shown only here. */
                        readonly secret: string;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly scoreBatch: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "transactions": [
                 *         {
                 *           "from_address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                 *           "to_address": "0x00000000219ab540356cbb839cbe05303d7705fa",
                 *           "amount": "0.5",
                 *           "currency": "ETH",
                 *           "network": "ethereum"
                 *         },
                 *         {
                 *           "from_address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                 *           "to_address": "0x00000000219ab540356cbb839cbe05303d7705fa",
                 *           "amount": "0.5",
                 *           "currency": "ETH",
                 *           "network": "ethereun"
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description The payments, each as in `POST /score`. An invalid one gets its own error. */
                    readonly transactions: readonly {
                        /** @description The sender's address. */
                        readonly from_address: string;
                        /** @description The recipient's address; not the sender's. */
                        readonly to_address: string;
                        /** @description A decimal number > 0, as text, so that no digit is lost. At most 10^15 for an asset that Tetron knows. In base units for a token that it does not know. */
                        readonly amount: string;
                        /** @description Symbol of an asset that Tetron knows, such as `ETH`, or a CAIP-19 id. */
                        readonly currency: string;
                        /** @description The token's name according to its contract; never trusted. */
                        readonly currency_symbol?: string;
                        /** @description Such as `ethereum`. */
                        readonly network: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "index": 0,
                     *           "score": {
                     *             "transaction_id": "tx_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *             "fraud_score": 12.7,
                     *             "reputation_score": 87.3,
                     *             "recommendation": "approve",
                     *             "model_version": "2025-05-10",
                     *             "status": "completed",
                     *             "confidence": 0.82,
                     *             "fraud_score_range": {
                     *               "low": 11.4,
                     *               "high": 14.1
                     *             },
                     *             "base": -1.7,
                     *             "rule": {
                     *               "id": "low-risk",
                     *               "title": "Fraud is unlikely and both wallets are known"
                     *             },
                     *             "reasons": [
                     *               {
                     *                 "code": "WALLET_RISK",
                     *                 "title": "The recipient's own history",
                     *                 "contribution": -0.2278,
                     *                 "side": "to",
                     *                 "evidence": [
                     *                   {
                     *                     "name": "fraud_probability",
                     *                     "value": "0.04",
                     *                     "unit": null,
                     *                     "source": null
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "wallets": {
                     *               "from": {
                     *                 "id": "eip155:1:0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *                 "address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *                 "known": true,
                     *                 "fraud_probability": 0.02,
                     *                 "fraud_probability_range": {
                     *                   "low": 0.016,
                     *                   "high": 0.023
                     *                 },
                     *                 "out_of_distribution": false,
                     *                 "neighbour_fraud_share": 0,
                     *                 "reputation_score": 91.4,
                     *                 "confidence": 0.9,
                     *                 "labels": [],
                     *                 "sanctioned": false
                     *               },
                     *               "to": {
                     *                 "id": "eip155:1:0x00000000219ab540356cbb839cbe05303d7705fa",
                     *                 "address": "0x00000000219ab540356cbb839cbe05303d7705fa",
                     *                 "known": true,
                     *                 "fraud_probability": 0.04,
                     *                 "fraud_probability_range": {
                     *                   "low": 0.034,
                     *                   "high": 0.052
                     *                 },
                     *                 "out_of_distribution": false,
                     *                 "neighbour_fraud_share": 0.1,
                     *                 "reputation_score": 87.3,
                     *                 "confidence": 0.82,
                     *                 "labels": [
                     *                   "contract"
                     *                 ],
                     *                 "sanctioned": false
                     *               }
                     *             },
                     *             "asset": "eip155:1/slip44:60",
                     *             "sources": [
                     *               {
                     *                 "name": "from_wallet",
                     *                 "status": "ok",
                     *                 "age_seconds": 3600,
                     *                 "shelf_life_seconds": 7776000,
                     *                 "provider": "etherscan",
                     *                 "coverage": {
                     *                   "complete": true,
                     *                   "reason": "end",
                     *                   "share": 1,
                     *                   "from": "start"
                     *                 }
                     *               }
                     *             ],
                     *             "versions": {
                     *               "model": "2025-05-10",
                     *               "features": "behaviour/v1 wallet-44/v1 payment/v2",
                     *               "policy": "sha256:5f1d7a3b",
                     *               "labels": "8c1f0a52d7e3",
                     *               "neighbours": "2025-05-10+41b6e7d09a35",
                     *               "neighbours_by": "embedded",
                     *               "lists": [
                     *                 {
                     *                   "list": "OFAC SDN ETH",
                     *                   "version": "2026-10-01+b41b0ea0c58f"
                     *                 }
                     *               ]
                     *             },
                     *             "created_at": "2025-05-17T08:34:21.000Z",
                     *             "completed_at": "2025-05-17T08:34:21.000Z",
                     *             "request_id": "req_01JVEP5ZK7M2F8D4S6A0YQJ1VE"
                     *           },
                     *           "error": null
                     *         },
                     *         {
                     *           "index": 1,
                     *           "score": null,
                     *           "error": {
                     *             "code": "UNPROCESSABLE",
                     *             "message": "network: \"ethereun\" is not a known network. Known: ethereum, polygon, bsc, arbitrum, base, optimism, bitcoin, solana.",
                     *             "field": "network",
                     *             "reason": "unknown_network"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @description One per payment, in the same order. */
                        readonly results: readonly {
                            /** @description Index in `transactions`, from 0. */
                            readonly index: number;
                            /** @description Null when there is an error. */
                            readonly score: {
                                /** @description `tx_` and a ULID. */
                                readonly transaction_id: string;
                                /** @description 100 times the probability of fraud, with two decimals: 100 / (1 + exp(-(base + the contributions))). GraphQL returns it unrounded. */
                                readonly fraud_score: number;
                                /** @description The lower of the two wallets' reputations; 50 is no evidence. */
                                readonly reputation_score: number;
                                /** @enum {string} */
                                readonly recommendation: "approve" | "review" | "decline";
                                readonly model_version: string;
                                /**
                                 * @description `pending`: a source missed its deadline.
                                 * @enum {string}
                                 */
                                readonly status: "pending" | "completed" | "failed";
                                /** @description How much evidence the score is based on; lower if the evidence is past its shelf life. */
                                readonly confidence: number;
                                /** @description The score if the probabilities of both wallets were at the ends of their ranges; null when no wallet has a range, and for older scores. */
                                readonly fraud_score_range: {
                                    readonly low: number;
                                    readonly high: number;
                                } | null;
                                /** @description Log-odds of fraud before any reason, with four decimals. */
                                readonly base: number;
                                /** @description The policy rule that decided. */
                                readonly rule: {
                                    readonly id: string;
                                    readonly title: string;
                                };
                                /** @description In the order in which their contributions are added. */
                                readonly reasons: readonly {
                                    /** @description Stable code, such as `NO_HISTORY`. */
                                    readonly code: string;
                                    /** @description The same, for people. */
                                    readonly title: string;
                                    /** @description Contribution of the reason to the log-odds of fraud, with four decimals. */
                                    readonly contribution: number;
                                    /** @description The side it is about; null for the payment. */
                                    readonly side: ("from" | "to") | null;
                                    readonly evidence: readonly {
                                        readonly name: string;
                                        readonly value: string;
                                        /** @description Unit of the value, such as `minutes`; null for a share, a ratio, a probability or a distance, and for what is no number. */
                                        readonly unit: string | null;
                                        readonly source: string | null;
                                    }[];
                                }[];
                                readonly wallets: {
                                    readonly from: {
                                        /** @description CAIP-10 account id. */
                                        readonly id: string;
                                        /** @description The address in stored form: lower-case on EVM networks. */
                                        readonly address: string;
                                        /** @description Whether the wallet's history is known. */
                                        readonly known: boolean;
                                        /** @description Calibrated probability that the wallet is a fraud account. */
                                        readonly fraud_probability: number | null;
                                        /** @description Bounds of that probability; null without history, and for older scores. */
                                        readonly fraud_probability_range: {
                                            readonly low: number;
                                            readonly high: number;
                                        } | null;
                                        /** @description Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range. */
                                        readonly out_of_distribution: boolean | null;
                                        /** @description Share of fraud among the nearest known wallets. */
                                        readonly neighbour_fraud_share: number | null;
                                        readonly reputation_score: number;
                                        readonly confidence: number;
                                        /** @description Words of lists that name the wallet. */
                                        readonly labels: readonly string[];
                                        readonly sanctioned: boolean;
                                    };
                                    readonly to: {
                                        /** @description CAIP-10 account id. */
                                        readonly id: string;
                                        /** @description The address in stored form: lower-case on EVM networks. */
                                        readonly address: string;
                                        /** @description Whether the wallet's history is known. */
                                        readonly known: boolean;
                                        /** @description Calibrated probability that the wallet is a fraud account. */
                                        readonly fraud_probability: number | null;
                                        /** @description Bounds of that probability; null without history, and for older scores. */
                                        readonly fraud_probability_range: {
                                            readonly low: number;
                                            readonly high: number;
                                        } | null;
                                        /** @description Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range. */
                                        readonly out_of_distribution: boolean | null;
                                        /** @description Share of fraud among the nearest known wallets. */
                                        readonly neighbour_fraud_share: number | null;
                                        readonly reputation_score: number;
                                        readonly confidence: number;
                                        /** @description Words of lists that name the wallet. */
                                        readonly labels: readonly string[];
                                        readonly sanctioned: boolean;
                                    };
                                };
                                /** @description CAIP-19 id of the asset paid: the contract that a symbol stands for. */
                                readonly asset: string;
                                readonly sources: readonly {
                                    readonly name: string;
                                    /**
                                     * @description `stale`: past its shelf life; results based on it have lower confidence. `partial`: a provider has supplied part of the history. Without data: `missing`: there is none; `late`: it did not answer in time; `unavailable`: no provider can supply the history; `not_configured`: no provider supports the network.
                                     * @enum {string}
                                     */
                                    readonly status: "ok" | "stale" | "partial" | "missing" | "late" | "unavailable" | "not_configured";
                                    /** @description For a history, since its provider was queried, or since its newest transaction if it was imported; for lists, since the date of the most overdue one. */
                                    readonly age_seconds: number | null;
                                    /** @description Age beyond which it is `stale`; null for live data and for older scores. */
                                    readonly shelf_life_seconds: number | null;
                                    /** @description The origin: the source of a stored history, such as `etherscan`, otherwise the provider queried. Null for older scores. */
                                    readonly provider: string | null;
                                    /** @description How much of a history its provider has supplied; null if no provider was queried. */
                                    readonly coverage: {
                                        readonly complete: boolean;
                                        /**
                                         * @description Why reading stopped; `contract`: not read, because the address is a contract.
                                         * @enum {string}
                                         */
                                        readonly reason: "end" | "cap" | "deadline" | "refused" | "contract";
                                        /** @description Share of the entries that was read; null if their number is unknown. */
                                        readonly share: number | null;
                                        /**
                                         * @description Which entries were read.
                                         * @enum {string}
                                         */
                                        readonly from: "start" | "both_ends" | "newest";
                                    } | null;
                                }[];
                                readonly versions: {
                                    readonly model: string;
                                    readonly features: string;
                                    readonly policy: string;
                                    /** @description Version of the label vocabulary; null for older scores. */
                                    readonly labels: string | null;
                                    /** @description Of the index that found the neighbours; null if none were searched for, and for older scores. */
                                    readonly neighbours: string | null;
                                    /** @description What found the neighbours: the process in its memory, exactly; OpenSearch, exactly; or OpenSearch by an approximate graph. Null if none were searched for, and for older scores. */
                                    readonly neighbours_by: ("embedded" | "opensearch" | "opensearch_hnsw") | null;
                                    readonly lists: readonly {
                                        readonly list: string;
                                        readonly version: string;
                                    }[];
                                };
                                /** Format: date-time */
                                readonly created_at: string;
                                readonly completed_at: string | null;
                                /** @description The request that asked for the score. */
                                readonly request_id: string;
                                /**
                                 * @description On the simulated network: none of it is real.
                                 * @constant
                                 */
                                readonly simulated?: true;
                            } | null;
                            /** @description Why the payment was not scored; null when it was. */
                            readonly error: {
                                /** @description Stable code, such as `UNPROCESSABLE`. */
                                readonly code: string;
                                /** @description For people; the wording may change. */
                                readonly message: string;
                                readonly field: string;
                                /** @description Stable reason, such as `unknown_network`. */
                                readonly reason: string;
                            } | null;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly scoreTransaction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "from_address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                 *       "to_address": "0x00000000219ab540356cbb839cbe05303d7705fa",
                 *       "amount": "0.5",
                 *       "currency": "ETH",
                 *       "network": "ethereum"
                 *     }
                 */
                readonly "application/json": {
                    /** @description The sender's address. */
                    readonly from_address: string;
                    /** @description The recipient's address; not the sender's. */
                    readonly to_address: string;
                    /** @description A decimal number > 0, as text, so that no digit is lost. At most 10^15 for an asset that Tetron knows. In base units for a token that it does not know. */
                    readonly amount: string;
                    /** @description Symbol of an asset that Tetron knows, such as `ETH`, or a CAIP-19 id. */
                    readonly currency: string;
                    /** @description The token's name according to its contract; never trusted. */
                    readonly currency_symbol?: string;
                    /** @description Such as `ethereum`. */
                    readonly network: string;
                };
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction_id": "tx_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "fraud_score": 12.7,
                     *       "reputation_score": 87.3,
                     *       "recommendation": "approve",
                     *       "model_version": "2025-05-10",
                     *       "status": "completed",
                     *       "confidence": 0.82,
                     *       "fraud_score_range": {
                     *         "low": 11.4,
                     *         "high": 14.1
                     *       },
                     *       "base": -1.7,
                     *       "rule": {
                     *         "id": "low-risk",
                     *         "title": "Fraud is unlikely and both wallets are known"
                     *       },
                     *       "reasons": [
                     *         {
                     *           "code": "WALLET_RISK",
                     *           "title": "The recipient's own history",
                     *           "contribution": -0.2278,
                     *           "side": "to",
                     *           "evidence": [
                     *             {
                     *               "name": "fraud_probability",
                     *               "value": "0.04",
                     *               "unit": null,
                     *               "source": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "wallets": {
                     *         "from": {
                     *           "id": "eip155:1:0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *           "address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *           "known": true,
                     *           "fraud_probability": 0.02,
                     *           "fraud_probability_range": {
                     *             "low": 0.016,
                     *             "high": 0.023
                     *           },
                     *           "out_of_distribution": false,
                     *           "neighbour_fraud_share": 0,
                     *           "reputation_score": 91.4,
                     *           "confidence": 0.9,
                     *           "labels": [],
                     *           "sanctioned": false
                     *         },
                     *         "to": {
                     *           "id": "eip155:1:0x00000000219ab540356cbb839cbe05303d7705fa",
                     *           "address": "0x00000000219ab540356cbb839cbe05303d7705fa",
                     *           "known": true,
                     *           "fraud_probability": 0.04,
                     *           "fraud_probability_range": {
                     *             "low": 0.034,
                     *             "high": 0.052
                     *           },
                     *           "out_of_distribution": false,
                     *           "neighbour_fraud_share": 0.1,
                     *           "reputation_score": 87.3,
                     *           "confidence": 0.82,
                     *           "labels": [
                     *             "contract"
                     *           ],
                     *           "sanctioned": false
                     *         }
                     *       },
                     *       "asset": "eip155:1/slip44:60",
                     *       "sources": [
                     *         {
                     *           "name": "from_wallet",
                     *           "status": "ok",
                     *           "age_seconds": 3600,
                     *           "shelf_life_seconds": 7776000,
                     *           "provider": "etherscan",
                     *           "coverage": {
                     *             "complete": true,
                     *             "reason": "end",
                     *             "share": 1,
                     *             "from": "start"
                     *           }
                     *         }
                     *       ],
                     *       "versions": {
                     *         "model": "2025-05-10",
                     *         "features": "behaviour/v1 wallet-44/v1 payment/v2",
                     *         "policy": "sha256:5f1d7a3b",
                     *         "labels": "8c1f0a52d7e3",
                     *         "neighbours": "2025-05-10+41b6e7d09a35",
                     *         "neighbours_by": "embedded",
                     *         "lists": [
                     *           {
                     *             "list": "OFAC SDN ETH",
                     *             "version": "2026-10-01+b41b0ea0c58f"
                     *           }
                     *         ]
                     *       },
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "completed_at": "2025-05-17T08:34:21.000Z",
                     *       "request_id": "req_01JVEP5ZK7M2F8D4S6A0YQJ1VE"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `tx_` and a ULID. */
                        readonly transaction_id: string;
                        /** @description 100 times the probability of fraud, with two decimals: 100 / (1 + exp(-(base + the contributions))). GraphQL returns it unrounded. */
                        readonly fraud_score: number;
                        /** @description The lower of the two wallets' reputations; 50 is no evidence. */
                        readonly reputation_score: number;
                        /** @enum {string} */
                        readonly recommendation: "approve" | "review" | "decline";
                        readonly model_version: string;
                        /**
                         * @description `pending`: a source missed its deadline.
                         * @enum {string}
                         */
                        readonly status: "pending" | "completed" | "failed";
                        /** @description How much evidence the score is based on; lower if the evidence is past its shelf life. */
                        readonly confidence: number;
                        /** @description The score if the probabilities of both wallets were at the ends of their ranges; null when no wallet has a range, and for older scores. */
                        readonly fraud_score_range: {
                            readonly low: number;
                            readonly high: number;
                        } | null;
                        /** @description Log-odds of fraud before any reason, with four decimals. */
                        readonly base: number;
                        /** @description The policy rule that decided. */
                        readonly rule: {
                            readonly id: string;
                            readonly title: string;
                        };
                        /** @description In the order in which their contributions are added. */
                        readonly reasons: readonly {
                            /** @description Stable code, such as `NO_HISTORY`. */
                            readonly code: string;
                            /** @description The same, for people. */
                            readonly title: string;
                            /** @description Contribution of the reason to the log-odds of fraud, with four decimals. */
                            readonly contribution: number;
                            /** @description The side it is about; null for the payment. */
                            readonly side: ("from" | "to") | null;
                            readonly evidence: readonly {
                                readonly name: string;
                                readonly value: string;
                                /** @description Unit of the value, such as `minutes`; null for a share, a ratio, a probability or a distance, and for what is no number. */
                                readonly unit: string | null;
                                readonly source: string | null;
                            }[];
                        }[];
                        readonly wallets: {
                            readonly from: {
                                /** @description CAIP-10 account id. */
                                readonly id: string;
                                /** @description The address in stored form: lower-case on EVM networks. */
                                readonly address: string;
                                /** @description Whether the wallet's history is known. */
                                readonly known: boolean;
                                /** @description Calibrated probability that the wallet is a fraud account. */
                                readonly fraud_probability: number | null;
                                /** @description Bounds of that probability; null without history, and for older scores. */
                                readonly fraud_probability_range: {
                                    readonly low: number;
                                    readonly high: number;
                                } | null;
                                /** @description Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range. */
                                readonly out_of_distribution: boolean | null;
                                /** @description Share of fraud among the nearest known wallets. */
                                readonly neighbour_fraud_share: number | null;
                                readonly reputation_score: number;
                                readonly confidence: number;
                                /** @description Words of lists that name the wallet. */
                                readonly labels: readonly string[];
                                readonly sanctioned: boolean;
                            };
                            readonly to: {
                                /** @description CAIP-10 account id. */
                                readonly id: string;
                                /** @description The address in stored form: lower-case on EVM networks. */
                                readonly address: string;
                                /** @description Whether the wallet's history is known. */
                                readonly known: boolean;
                                /** @description Calibrated probability that the wallet is a fraud account. */
                                readonly fraud_probability: number | null;
                                /** @description Bounds of that probability; null without history, and for older scores. */
                                readonly fraud_probability_range: {
                                    readonly low: number;
                                    readonly high: number;
                                } | null;
                                /** @description Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range. */
                                readonly out_of_distribution: boolean | null;
                                /** @description Share of fraud among the nearest known wallets. */
                                readonly neighbour_fraud_share: number | null;
                                readonly reputation_score: number;
                                readonly confidence: number;
                                /** @description Words of lists that name the wallet. */
                                readonly labels: readonly string[];
                                readonly sanctioned: boolean;
                            };
                        };
                        /** @description CAIP-19 id of the asset paid: the contract that a symbol stands for. */
                        readonly asset: string;
                        readonly sources: readonly {
                            readonly name: string;
                            /**
                             * @description `stale`: past its shelf life; results based on it have lower confidence. `partial`: a provider has supplied part of the history. Without data: `missing`: there is none; `late`: it did not answer in time; `unavailable`: no provider can supply the history; `not_configured`: no provider supports the network.
                             * @enum {string}
                             */
                            readonly status: "ok" | "stale" | "partial" | "missing" | "late" | "unavailable" | "not_configured";
                            /** @description For a history, since its provider was queried, or since its newest transaction if it was imported; for lists, since the date of the most overdue one. */
                            readonly age_seconds: number | null;
                            /** @description Age beyond which it is `stale`; null for live data and for older scores. */
                            readonly shelf_life_seconds: number | null;
                            /** @description The origin: the source of a stored history, such as `etherscan`, otherwise the provider queried. Null for older scores. */
                            readonly provider: string | null;
                            /** @description How much of a history its provider has supplied; null if no provider was queried. */
                            readonly coverage: {
                                readonly complete: boolean;
                                /**
                                 * @description Why reading stopped; `contract`: not read, because the address is a contract.
                                 * @enum {string}
                                 */
                                readonly reason: "end" | "cap" | "deadline" | "refused" | "contract";
                                /** @description Share of the entries that was read; null if their number is unknown. */
                                readonly share: number | null;
                                /**
                                 * @description Which entries were read.
                                 * @enum {string}
                                 */
                                readonly from: "start" | "both_ends" | "newest";
                            } | null;
                        }[];
                        readonly versions: {
                            readonly model: string;
                            readonly features: string;
                            readonly policy: string;
                            /** @description Version of the label vocabulary; null for older scores. */
                            readonly labels: string | null;
                            /** @description Of the index that found the neighbours; null if none were searched for, and for older scores. */
                            readonly neighbours: string | null;
                            /** @description What found the neighbours: the process in its memory, exactly; OpenSearch, exactly; or OpenSearch by an approximate graph. Null if none were searched for, and for older scores. */
                            readonly neighbours_by: ("embedded" | "opensearch" | "opensearch_hnsw") | null;
                            readonly lists: readonly {
                                readonly list: string;
                                readonly version: string;
                            }[];
                        };
                        /** Format: date-time */
                        readonly created_at: string;
                        readonly completed_at: string | null;
                        /** @description The request that asked for the score. */
                        readonly request_id: string;
                        /**
                         * @description On the simulated network: none of it is real.
                         * @constant
                         */
                        readonly simulated?: true;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 405: components["responses"]["METHOD_NOT_ALLOWED"];
            readonly 406: components["responses"]["NOT_ACCEPTABLE"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 426: components["responses"]["UPGRADE_REQUIRED"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly scrape: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Makes the request safe to retry: for 24 hours, the same request with the same key gets the same answer and runs once. The key is scoped to your tenant and the endpoint, so it still identifies the request after you rotate your API key. A retry while the first request still runs gets 409 `IN_PROGRESS`; the same key with a different request gets 409 `CONFLICT`. A failed request is not stored and may be sent again.
                 * @example 5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35
                 */
                readonly "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "source_url": "https://www.kaggle.com/datasets/vagifa/ethereum-frauddetection-dataset",
                 *       "source_type": "kaggle"
                 *     }
                 */
                readonly "application/json": {
                    /** @description Public `https://` URL of the file. For `kaggle`, the page of the dataset, with `?select=NAME` if it has several files. */
                    readonly source_url: string;
                    /**
                     * @description `kaggle`: a dataset, through Kaggle's API; `csv`: CSV with a header; `json`: lines of JSON, or one array of at most 32 MiB. Optionally compressed with gzip or zip.
                     * @enum {string}
                     */
                    readonly source_type: "kaggle" | "csv" | "json";
                    /** @description Reports how the columns would be read and every row that would be refused, without storing anything. */
                    readonly dry_run?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
                     *       "state": "queued",
                     *       "bytes": 0,
                     *       "bytes_done": 0,
                     *       "rows": {
                     *         "done": 0,
                     *         "read": 0,
                     *         "created": 0,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "refused": 0
                     *       },
                     *       "eta_seconds": null,
                     *       "error": null,
                     *       "created_at": "2025-05-17T08:34:21.000Z",
                     *       "started_at": null,
                     *       "ended_at": null,
                     *       "index": {
                     *         "id": "idx_01JVEP5ZK8Q4T6W2N9B3RXC7HE",
                     *         "state": "building",
                     *         "source_url": "https://www.kaggle.com/datasets/vagifa/ethereum-frauddetection-dataset",
                     *         "source_type": "kaggle",
                     *         "dry_run": false,
                     *         "mapping": [],
                     *         "wallets": 0,
                     *         "fraud": 0,
                     *         "edition": null,
                     *         "created_at": "2025-05-17T08:34:21.000Z",
                     *         "ready_at": null
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        /** @description `job_` and a ULID: the upload, and the job that processes it. */
                        readonly id: string;
                        /**
                         * @description `queued` and `running` end as `done`, `failed` or `cancelled`; `receiving` while the file arrives.
                         * @enum {string}
                         */
                        readonly state: "receiving" | "queued" | "running" | "done" | "failed" | "cancelled";
                        /** @description Bytes of the file as sent. */
                        readonly bytes: number;
                        /** @description Bytes of the file read so far. */
                        readonly bytes_done: number;
                        /** @description A row is an account, a label, a payment or an outcome. */
                        readonly rows: {
                            /** @description Rows processed, including refused ones. */
                            readonly done: number;
                            /** @description Rows that were parsed. */
                            readonly read: number;
                            /** @description Rows that added data. */
                            readonly created: number;
                            /** @description Rows that replaced stored data. */
                            readonly updated: number;
                            /** @description Rows whose data was already stored. */
                            readonly unchanged: number;
                            /** @description Rows that were refused: see `GET /uploads/{upload_id}/refusals`. */
                            readonly refused: number;
                        };
                        /** @description Estimated seconds until it is done; null if unknown. */
                        readonly eta_seconds: number | null;
                        /** @description Why it failed; null when it has not. */
                        readonly error: {
                            /** @description Stable, such as `gzip_bomb`. */
                            readonly reason: string;
                            readonly message: string;
                        } | null;
                        /** Format: date-time */
                        readonly created_at: string;
                        readonly started_at: string | null;
                        readonly ended_at: string | null;
                        /** @description The index being read. No score uses it before it is promoted. */
                        readonly index: {
                            /** @description `idx_` and a ULID. */
                            readonly id: string;
                            /**
                             * @description `ready` is complete but not used by scores; `promoted` is where scores search for neighbours.
                             * @enum {string}
                             */
                            readonly state: "building" | "ready" | "promoted" | "dry_run";
                            readonly source_url: string;
                            /**
                             * @description `kaggle`: a dataset, through Kaggle's API; `csv`: CSV with a header; `json`: lines of JSON, or one array of at most 32 MiB. Optionally compressed with gzip or zip.
                             * @enum {string}
                             */
                            readonly source_type: "kaggle" | "csv" | "json";
                            readonly dry_run: boolean;
                            /** @description How the columns of the file are read; empty until its header has been read. */
                            readonly mapping: readonly {
                                /** @description The column's name, without the spaces around it. */
                                readonly column: string;
                                /** @description `address`, `flag` or a feature of `wallet-44/v1`; null if the column is ignored. */
                                readonly feature: string | null;
                            }[];
                            /** @description Number of its wallets; for a dry run, the number it would have. */
                            readonly wallets: number;
                            /** @description Those of its wallets that are fraud. */
                            readonly fraud: number;
                            /** @description Identifies its content, as in scores; null until it is complete. */
                            readonly edition: string | null;
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly ready_at: string | null;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 409: components["responses"]["CONFLICT"];
            readonly 413: components["responses"]["PAYLOAD_TOO_LARGE"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly unwatchWallet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Such as `ethereum`.
                 * @example ethereum
                 */
                readonly network: string;
                /**
                 * @description An address on `network`.
                 * @example 0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97
                 */
                readonly address: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "network": "ethereum",
                     *       "address": "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
                     *       "deleted": true
                     *     }
                     */
                    readonly "application/json": {
                        readonly network: string;
                        readonly address: string;
                        /** @constant */
                        readonly deleted: true;
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
    readonly wallet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Such as `ethereum`.
                 * @example ethereum
                 */
                readonly network: string;
                /**
                 * @description An address on `network`.
                 * @example 0x28c6c06298d514db089934071355e5743bf21d60
                 */
                readonly address: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    readonly "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    readonly "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "eip155:1:0x28c6c06298d514db089934071355e5743bf21d60",
                     *       "address": "0x28c6c06298d514db089934071355e5743bf21d60",
                     *       "checksum_address": "0x28C6c06298d514Db089934071355E5743bf21d60",
                     *       "first_seen": null,
                     *       "last_seen": null,
                     *       "history": null,
                     *       "history_status": "not_configured",
                     *       "coverage": null,
                     *       "labels": [
                     *         {
                     *           "label": "binance",
                     *           "name": "Binance 14",
                     *           "network": "ethereum",
                     *           "category": "exchange",
                     *           "stance": "service",
                     *           "list": "explorer-labels-2023",
                     *           "version": "2023-06-01+4f0c1d2e3b4a",
                     *           "first_seen": null,
                     *           "last_seen": null,
                     *           "confidence": null,
                     *           "contested": null
                     *         }
                     *       ],
                     *       "deposit_of": null,
                     *       "cluster": null,
                     *       "sanctions": [],
                     *       "reputation": {
                     *         "score": 78.5,
                     *         "confidence": 0.8,
                     *         "band": "good"
                     *       },
                     *       "risk": null,
                     *       "sources": [
                     *         {
                     *           "name": "labels",
                     *           "version": "2023-06-01+4f0c1d2e3b4a",
                     *           "as_of": "2023-06-01T00:00:00.000Z",
                     *           "age_seconds": 110000000,
                     *           "shelf_life_seconds": 31536000,
                     *           "stale": true
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @description CAIP-10 account id. */
                        readonly id: string;
                        /** @description The address in stored form: lower-case on EVM networks. */
                        readonly address: string;
                        /** @description The address as wallets show it. */
                        readonly checksum_address: string;
                        /** @description Time of the first stored transaction. */
                        readonly first_seen: string | null;
                        /** @description Time of the last stored transaction. */
                        readonly last_seen: string | null;
                        /** @description Counts over the stored history; a count is null if the history's source does not supply it. Null without a history: the wallet is then unknown, not innocent. */
                        readonly history: {
                            readonly sent_transactions: number | null;
                            readonly received_transactions: number | null;
                            readonly token_transfers: number | null;
                            readonly recipients: number | null;
                            readonly senders: number | null;
                        } | null;
                        /**
                         * @description Whether a history is stored. If not, it is requested from a configured provider. `late`: it has not answered yet, try again; `missing`: the wallet has none, or no provider was queried, as for a service that a list names; `unavailable`: no provider can supply it; `not_configured`: no provider supports the network.
                         * @enum {string}
                         */
                        readonly history_status: "ok" | "stale" | "partial" | "missing" | "late" | "unavailable" | "not_configured";
                        /** @description How much of the history a provider has supplied; null if it was imported, and without a history. */
                        readonly coverage: {
                            readonly complete: boolean;
                            /**
                             * @description Why reading stopped; `contract`: not read, because the address is a contract.
                             * @enum {string}
                             */
                            readonly reason: "end" | "cap" | "deadline" | "refused" | "contract";
                            /** @description Share of the entries that was read; null if their number is unknown. */
                            readonly share: number | null;
                            /**
                             * @description Which entries were read.
                             * @enum {string}
                             */
                            readonly from: "start" | "both_ends" | "newest";
                        } | null;
                        /** @description The labels that apply to the wallet, including those of the same key on other networks. */
                        readonly labels: readonly {
                            /** @description The list's own word, such as `coinbase`. */
                            readonly label: string;
                            readonly name: string | null;
                            /** @description The network of the label in the list: `network`, or another one on which the same key owns the address. */
                            readonly network: string;
                            /** @description What the word means, such as `exchange`; `unknown` for an unmapped word. */
                            readonly category: string;
                            /**
                             * @description What the label implies for the wallet, given its other labels.
                             * @enum {string}
                             */
                            readonly stance: "bad" | "risky" | "service" | "neutral";
                            readonly list: string;
                            readonly version: string;
                            readonly first_seen: string | null;
                            readonly last_seen: string | null;
                            readonly confidence: number | null;
                            /** @description Why the label is contested; null when it is not. */
                            readonly contested: string | null;
                        }[];
                        /** @description The service at which the wallet is a customer's address, according to the stored transfers; null if it is not one. */
                        readonly deposit_of: {
                            /** @description Its name in lists. */
                            readonly service: string;
                            /** @description Payments to the service's wallets. */
                            readonly sweeps: number;
                            /** @description Their share of all of the wallet's payments. */
                            readonly share: number;
                            /** @description The service's wallets that it paid, at most 5. */
                            readonly wallets: readonly string[];
                            /** Format: date-time */
                            readonly first_sweep: string;
                            /** Format: date-time */
                            readonly last_sweep: string;
                            readonly funded_by_service: boolean;
                            /** @description Number of payers other than the service. */
                            readonly payers: number;
                            readonly confidence: number;
                        } | null;
                        /** @description The Bitcoin addresses of the same holder, according to the stored transactions; null if none is known. */
                        readonly cluster: {
                            /** @description Its first address in the order of text; a block that adds an earlier one changes it. */
                            readonly id: string;
                            /** @description Its addresses; where it is `too_large` there are more, and these 1,000 are read. */
                            readonly size: number;
                            /** @description Why the cluster may be wrong; null without such a sign. `too_large`: the nearest addresses by links are read, and the confidence is lower. `several_services`: nothing is concluded from it. */
                            readonly doubt: ("too_large" | "several_services") | null;
                            /** @description The other addresses that lists name, the worst first, at most 20; none where `several_services` are named. */
                            readonly named: readonly {
                                readonly address: string;
                                /** @enum {string} */
                                readonly listing: "sanctioned" | "bad" | "risky" | "service";
                                /**
                                 * @description The weakest rule by which it is of the cluster.
                                 * @enum {string}
                                 */
                                readonly rule: "common_inputs" | "change";
                                /** @description How sure it is that both are of one holder. */
                                readonly confidence: number;
                            }[];
                        } | null;
                        readonly sanctions: readonly {
                            readonly list: string;
                            readonly version: string;
                        }[];
                        readonly reputation: {
                            /** @description 0-100 with two decimals; 50 is unknown. */
                            readonly score: number;
                            readonly confidence: number;
                            /** @enum {string} */
                            readonly band: "bad" | "poor" | "neutral" | "good" | "high";
                        };
                        /** @description The fraud model's estimate from the wallet's own history; null without one, and if the model abstains. */
                        readonly risk: {
                            readonly fraud_probability: number;
                            /** @description Bounds of that probability; null if the model has none. */
                            readonly fraud_probability_range: {
                                readonly low: number;
                                readonly high: number;
                            } | null;
                            /** @description Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range. */
                            readonly out_of_distribution: boolean | null;
                            readonly confidence: number;
                            readonly model_version: string;
                        } | null;
                        /** @description Where this comes from and how old it is. */
                        readonly sources: readonly {
                            readonly name: string;
                            readonly version: string;
                            /** Format: date-time */
                            readonly as_of: string;
                            readonly age_seconds: number;
                            readonly shelf_life_seconds: number;
                            readonly stale: boolean;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["BAD_REQUEST"];
            readonly 401: components["responses"]["UNAUTHORIZED"];
            readonly 403: components["responses"]["FORBIDDEN"];
            readonly 404: components["responses"]["NOT_FOUND"];
            readonly 415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            readonly 422: components["responses"]["UNPROCESSABLE"];
            readonly 429: components["responses"]["TOO_MANY_REQUESTS"];
            readonly 500: components["responses"]["SERVER_ERROR"];
            readonly 503: components["responses"]["UNAVAILABLE"];
        };
    };
}
