import { Failure } from "@tetron/domain/failure";
import { isId } from "@tetron/domain/id";
import { z } from "zod";
import { RouteByIdDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { QuoteAnswer, quoteAnswer } from "../quote-answer.ts";
import { QUOTE_EXAMPLE } from "../quote-example.ts";

export default defineEndpoint({
  method: "GET",
  path: "/route/{route_id}",
  scope: "route:read",
  needs: ["routing"],
  immutable: true,
  summary: "Fetch a quoted route until it expires",
  input: z.strictObject({ route_id: z.string().describe("The answer of `POST /route/quote`.") }),
  output: QuoteAnswer,
  example: { input: { route_id: QUOTE_EXAMPLE.route_id }, output: QUOTE_EXAMPLE },
  operation: RouteByIdDocument,
  variables({ route_id }) {
    if (!isId("rt", route_id)) throw noRoute(route_id);
    return { id: route_id };
  },
  answer({ route }, { route_id }) {
    if (!route) throw noRoute(route_id);
    return quoteAnswer(route);
  },
});

/** The same for an unknown id, one of another tenant and an invalid one: none reveals more. */
function noRoute(id: string): Failure {
  return new Failure("NOT_FOUND", "route_id: there is no route with this id.", { kind: "route", id });
}
