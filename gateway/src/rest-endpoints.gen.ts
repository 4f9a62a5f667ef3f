// Written by `npm run codegen` from the files beside it. Do not edit.
import feedback from "./rest/endpoints/feedback.ts";
import getRoute from "./rest/endpoints/get-route.ts";
import getScore from "./rest/endpoints/get-score.ts";
import quoteRoute from "./rest/endpoints/quote-route.ts";
import reputation from "./rest/endpoints/reputation.ts";
import scoreTransaction from "./rest/endpoints/score-transaction.ts";
import wallet from "./rest/endpoints/wallet.ts";

export const endpoints = { feedback, getRoute, getScore, quoteRoute, reputation, scoreTransaction, wallet } as const;
