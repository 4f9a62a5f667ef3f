// Written by `npm run codegen` from the files beside it. Do not edit.
import createKey from "./rest/endpoints/create-key.ts";
import createWebhook from "./rest/endpoints/create-webhook.ts";
import deleteWebhook from "./rest/endpoints/delete-webhook.ts";
import feedback from "./rest/endpoints/feedback.ts";
import getKey from "./rest/endpoints/get-key.ts";
import getRoute from "./rest/endpoints/get-route.ts";
import getScore from "./rest/endpoints/get-score.ts";
import getWebhook from "./rest/endpoints/get-webhook.ts";
import listKeys from "./rest/endpoints/list-keys.ts";
import listWebhookDeliveries from "./rest/endpoints/list-webhook-deliveries.ts";
import listWebhooks from "./rest/endpoints/list-webhooks.ts";
import pingWebhook from "./rest/endpoints/ping-webhook.ts";
import quoteRoute from "./rest/endpoints/quote-route.ts";
import replayWebhook from "./rest/endpoints/replay-webhook.ts";
import reputation from "./rest/endpoints/reputation.ts";
import revokeKey from "./rest/endpoints/revoke-key.ts";
import rotateKey from "./rest/endpoints/rotate-key.ts";
import rotateWebhookSecret from "./rest/endpoints/rotate-webhook-secret.ts";
import scoreTransaction from "./rest/endpoints/score-transaction.ts";
import updateWebhook from "./rest/endpoints/update-webhook.ts";
import wallet from "./rest/endpoints/wallet.ts";

export const endpoints = { createKey, createWebhook, deleteWebhook, feedback, getKey, getRoute, getScore, getWebhook, listKeys, listWebhookDeliveries, listWebhooks, pingWebhook, quoteRoute, replayWebhook, reputation, revokeKey, rotateKey, rotateWebhookSecret, scoreTransaction, updateWebhook, wallet } as const;
