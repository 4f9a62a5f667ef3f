// Written by `npm run codegen` from the files beside it. Do not edit.
import getScore from "./routes/get-score.ts";
import scoreTransaction from "./routes/score-transaction.ts";

export const routes = { getScore, scoreTransaction } as const;
