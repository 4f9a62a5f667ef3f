// Written by `npm run codegen` from the files beside it. Do not edit.
import getRoute from "./routes/get-route.ts";
import getScore from "./routes/get-score.ts";
import quoteRoute from "./routes/quote-route.ts";
import scoreTransaction from "./routes/score-transaction.ts";

export const routes = { getRoute, getScore, quoteRoute, scoreTransaction } as const;
