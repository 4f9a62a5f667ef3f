// Written by `npm run codegen` from the files beside it. Do not edit.
import feedback from "./routes/feedback.ts";
import getRoute from "./routes/get-route.ts";
import getScore from "./routes/get-score.ts";
import quoteRoute from "./routes/quote-route.ts";
import reputation from "./routes/reputation.ts";
import scoreTransaction from "./routes/score-transaction.ts";

export const routes = { feedback, getRoute, getScore, quoteRoute, reputation, scoreTransaction } as const;
