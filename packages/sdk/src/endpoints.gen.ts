// Written by `npm run codegen`. Do not edit.
export const ENDPOINTS = {
  "createKey": {
    "method": "POST",
    "path": "/admin/keys"
  },
  "createWebhook": {
    "method": "POST",
    "path": "/webhooks"
  },
  "deleteWebhook": {
    "method": "DELETE",
    "path": "/webhooks/{webhook_id}"
  },
  "feedback": {
    "method": "POST",
    "path": "/feedback"
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
  "getWebhook": {
    "method": "GET",
    "path": "/webhooks/{webhook_id}"
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
  "rotateKey": {
    "method": "POST",
    "path": "/admin/keys/{key_id}/rotate"
  },
  "rotateWebhookSecret": {
    "method": "POST",
    "path": "/webhooks/{webhook_id}/rotate"
  },
  "scoreTransaction": {
    "method": "POST",
    "path": "/score"
  },
  "updateWebhook": {
    "method": "PATCH",
    "path": "/webhooks/{webhook_id}"
  },
  "wallet": {
    "method": "GET",
    "path": "/wallets/{network}/{address}"
  }
} as const;
