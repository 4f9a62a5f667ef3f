// Written by `npm run codegen`. Do not edit.
export const ENDPOINTS = {
  "createKey": {
    "method": "POST",
    "path": "/admin/keys"
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
  "quoteRoute": {
    "method": "POST",
    "path": "/route/quote"
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
  "scoreTransaction": {
    "method": "POST",
    "path": "/score"
  },
  "wallet": {
    "method": "GET",
    "path": "/wallets/{network}/{address}"
  }
} as const;
