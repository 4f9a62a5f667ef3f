// Written by `npm run codegen`. Do not edit.
export const ENDPOINTS = {
  "analyseWallet": {
    "method": "POST",
    "path": "/analysis"
  },
  "cancelScrape": {
    "method": "POST",
    "path": "/scrape/{job_id}/cancel"
  },
  "cancelUpload": {
    "method": "POST",
    "path": "/uploads/{upload_id}/cancel"
  },
  "contestLabel": {
    "method": "POST",
    "path": "/labels/{label_id}/contest"
  },
  "createHookSource": {
    "method": "POST",
    "path": "/hooks"
  },
  "createKey": {
    "method": "POST",
    "path": "/admin/keys"
  },
  "createUpload": {
    "method": "POST",
    "path": "/uploads",
    "file": true,
    "query": [
      "kind",
      "network",
      "list",
      "version",
      "partial",
      "force",
      "shared"
    ]
  },
  "createWebhook": {
    "method": "POST",
    "path": "/webhooks"
  },
  "deleteHookSource": {
    "method": "DELETE",
    "path": "/hooks/{source}"
  },
  "deletePromotedIndex": {
    "method": "DELETE",
    "path": "/indexes/current"
  },
  "deleteWebhook": {
    "method": "DELETE",
    "path": "/webhooks/{webhook_id}"
  },
  "feedback": {
    "method": "POST",
    "path": "/feedback"
  },
  "getHookSource": {
    "method": "GET",
    "path": "/hooks/{source}"
  },
  "getKey": {
    "method": "GET",
    "path": "/admin/keys/{key_id}",
    "query": [
      "tenant"
    ]
  },
  "getRoute": {
    "method": "GET",
    "path": "/route/{route_id}"
  },
  "getScore": {
    "method": "GET",
    "path": "/score/{transaction_id}"
  },
  "getScrape": {
    "method": "GET",
    "path": "/scrape/{job_id}"
  },
  "getUpload": {
    "method": "GET",
    "path": "/uploads/{upload_id}"
  },
  "getWebhook": {
    "method": "GET",
    "path": "/webhooks/{webhook_id}"
  },
  "importLabels": {
    "method": "POST",
    "path": "/labels"
  },
  "indexStats": {
    "method": "GET",
    "path": "/indexes/current"
  },
  "listEvents": {
    "method": "GET",
    "path": "/events",
    "query": [
      "after",
      "limit",
      "type"
    ],
    "pages": {
      "items": "events",
      "next": "next",
      "cursor": "after"
    }
  },
  "listHookSources": {
    "method": "GET",
    "path": "/hooks",
    "query": [
      "limit",
      "cursor"
    ],
    "pages": {
      "items": "sources",
      "next": "next_cursor",
      "cursor": "cursor"
    }
  },
  "listIndexes": {
    "method": "GET",
    "path": "/indexes",
    "query": [
      "limit",
      "cursor"
    ],
    "pages": {
      "items": "indexes",
      "next": "next_cursor",
      "cursor": "cursor"
    }
  },
  "listKeys": {
    "method": "GET",
    "path": "/admin/keys",
    "query": [
      "limit",
      "cursor",
      "tenant"
    ],
    "pages": {
      "items": "keys",
      "next": "next_cursor",
      "cursor": "cursor"
    }
  },
  "listLabels": {
    "method": "GET",
    "path": "/labels",
    "query": [
      "network",
      "address"
    ]
  },
  "listScores": {
    "method": "GET",
    "path": "/scores",
    "query": [
      "limit",
      "cursor",
      "network",
      "address",
      "status",
      "recommendation",
      "min_score",
      "from",
      "to"
    ],
    "pages": {
      "items": "scores",
      "next": "next_cursor",
      "cursor": "cursor"
    }
  },
  "listScrapeRefusals": {
    "method": "GET",
    "path": "/scrape/{job_id}/refusals",
    "lines": true
  },
  "listUploadRefusals": {
    "method": "GET",
    "path": "/uploads/{upload_id}/refusals",
    "lines": true
  },
  "listWatches": {
    "method": "GET",
    "path": "/watch",
    "query": [
      "limit",
      "cursor",
      "network"
    ],
    "pages": {
      "items": "watches",
      "next": "next_cursor",
      "cursor": "cursor"
    }
  },
  "listWebhookDeliveries": {
    "method": "GET",
    "path": "/webhooks/{webhook_id}/deliveries",
    "query": [
      "status",
      "limit",
      "cursor"
    ],
    "pages": {
      "items": "deliveries",
      "next": "next_cursor",
      "cursor": "cursor"
    }
  },
  "listWebhooks": {
    "method": "GET",
    "path": "/webhooks",
    "query": [
      "limit",
      "cursor"
    ],
    "pages": {
      "items": "webhooks",
      "next": "next_cursor",
      "cursor": "cursor"
    }
  },
  "pingWebhook": {
    "method": "POST",
    "path": "/webhooks/{webhook_id}/ping"
  },
  "promoteIndex": {
    "method": "POST",
    "path": "/indexes/{index_id}/promote"
  },
  "quoteRoute": {
    "method": "POST",
    "path": "/route/quote"
  },
  "replayWebhook": {
    "method": "POST",
    "path": "/webhooks/{webhook_id}/replay"
  },
  "reputation": {
    "method": "POST",
    "path": "/reputation"
  },
  "revokeKey": {
    "method": "DELETE",
    "path": "/admin/keys/{key_id}",
    "query": [
      "tenant"
    ]
  },
  "rotateHookSecret": {
    "method": "POST",
    "path": "/hooks/{source}/rotate"
  },
  "rotateKey": {
    "method": "POST",
    "path": "/admin/keys/{key_id}/rotate"
  },
  "rotateWebhookSecret": {
    "method": "POST",
    "path": "/webhooks/{webhook_id}/rotate"
  },
  "scoreBatch": {
    "method": "POST",
    "path": "/score/batch"
  },
  "scoreTransaction": {
    "method": "POST",
    "path": "/score"
  },
  "scrape": {
    "method": "POST",
    "path": "/scrape"
  },
  "unwatchWallet": {
    "method": "DELETE",
    "path": "/watch/{network}/{address}"
  },
  "updateWebhook": {
    "method": "PATCH",
    "path": "/webhooks/{webhook_id}"
  },
  "wallet": {
    "method": "GET",
    "path": "/wallets/{network}/{address}"
  },
  "watchWallets": {
    "method": "POST",
    "path": "/watch"
  }
} as const;
