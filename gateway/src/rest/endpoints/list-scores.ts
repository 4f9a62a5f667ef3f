import { z } from "zod";
import { ListScoresDocument } from "../../operations.gen.ts";
import { defineEndpoint, uppercase } from "../endpoint.ts";
import { SCORE_EXAMPLE } from "../examples.ts";
import { Cursor, NextCursor, nextCursor, PageLimit, pageVariables } from "../page.ts";
import { queryNumber } from "../query-number.ts";
import { ScoreAnswer, scoreAnswer } from "../score-answer.ts";

export default defineEndpoint({
  method: "GET",
  path: "/scores",
  scope: "score:read",
  needs: ["scoring"],
  failures: ["UNPROCESSABLE"],
  summary: "List scores, newest first",
  query: ["limit", "cursor", "network", "address", "status", "recommendation", "min_score", "from", "to"],
  input: z.strictObject({
    limit: PageLimit,
    cursor: Cursor,
    network: z.string().min(1).max(32).optional().describe("Of the payment, such as `ethereum`."),
    address: z.string().min(1).max(128).optional().describe("The sender or recipient; needs `network`."),
    status: z.enum(["pending", "completed", "failed"]).optional(),
    recommendation: z.enum(["approve", "review", "decline"]).optional(),
    min_score: queryNumber(z.number().min(0).max(100)).optional().describe("The minimum fraud score."),
    from: z.iso.datetime({ offset: true }).optional().describe("Scored at this time or later."),
    to: z.iso.datetime({ offset: true }).optional().describe("Scored before this time."),
  }),
  output: z.object({ scores: z.array(ScoreAnswer), next_cursor: NextCursor }),
  example: {
    input: { limit: 20, recommendation: "approve" },
    output: { scores: [SCORE_EXAMPLE], next_cursor: null },
  },
  operation: ListScoresDocument,
  variables: ({ network, address, status, recommendation, min_score, from, to, ...page }) => ({
    ...pageVariables(page),
    filter: {
      ...{ network: network ?? null, address: address ?? null, from: from ?? null, to: to ?? null },
      status: status ? uppercase(status) : null,
      recommendation: recommendation ? uppercase(recommendation) : null,
      minFraudScore: min_score ?? null,
    },
  }),
  answer: ({ scores: { edges, pageInfo } }) => ({
    scores: edges.map(({ node }) => scoreAnswer(node)),
    next_cursor: nextCursor(pageInfo),
  }),
});
