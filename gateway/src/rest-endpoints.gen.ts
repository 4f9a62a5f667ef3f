// Written by `npm run codegen` from the files beside it. Do not edit.
import createKey from "./rest/endpoints/create-key.ts";
import feedback from "./rest/endpoints/feedback.ts";
import getKey from "./rest/endpoints/get-key.ts";
import getRoute from "./rest/endpoints/get-route.ts";
import getScore from "./rest/endpoints/get-score.ts";
import listKeys from "./rest/endpoints/list-keys.ts";
import quoteRoute from "./rest/endpoints/quote-route.ts";
import reputation from "./rest/endpoints/reputation.ts";
import revokeKey from "./rest/endpoints/revoke-key.ts";
import rotateKey from "./rest/endpoints/rotate-key.ts";
import scoreTransaction from "./rest/endpoints/score-transaction.ts";
import wallet from "./rest/endpoints/wallet.ts";

export const endpoints = { createKey, feedback, getKey, getRoute, getScore, listKeys, quoteRoute, reputation, revokeKey, rotateKey, scoreTransaction, wallet } as const;
