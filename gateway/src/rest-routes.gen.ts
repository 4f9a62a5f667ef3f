// Written by `npm run codegen` from the files beside it. Do not edit.
import feedback from "./rest/routes/feedback.ts";
import getRoute from "./rest/routes/get-route.ts";
import getScore from "./rest/routes/get-score.ts";
import quoteRoute from "./rest/routes/quote-route.ts";
import reputation from "./rest/routes/reputation.ts";
import scoreTransaction from "./rest/routes/score-transaction.ts";

export const routes = { feedback, getRoute, getScore, quoteRoute, reputation, scoreTransaction } as const;
