import { SYSTEM } from "@tetron/domain/actor";
import { createIds } from "@tetron/domain/id";
import { createCallerSigner } from "@tetron/service/caller-token";
import { z } from "zod";
import type { HistoryAsking } from "../asking/history-asking.ts";
import { openSeats } from "../asking/seats.ts";

const DOCUMENT = `query AskForHistory($network: String!, $address: String!) {
  wallet(network: $network, address: $address) { historyStatus }
}`;

const STATUSES = ["OK", "STALE", "PARTIAL", "MISSING", "LATE", "UNAVAILABLE", "NOT_CONFIGURED"] as const;
const Answer = z.object({ data: z.object({ wallet: z.object({ historyStatus: z.enum(STATUSES) }) }) });

const ASKED = {
  OK: "read",
  STALE: "read",
  PARTIAL: "read",
  MISSING: "none",
  UNAVAILABLE: "unavailable",
  NOT_CONFIGURED: "not_configured",
} as const;

/** The settings of a process that asks another one for histories. */
export const remoteHistorySettings = {
  TETRON_SUBGRAPH_INGESTION_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "URL of the subgraph ingestion, which supplies histories that are not stored, such as `http://ingestion:4000/graphql`. Absent: only stored histories are used.",
    ),
};

/**
 * Asks the process of the subgraph ingestion, which asks the providers, so that all processes share one budget.
 *
 * @param url - Of its GraphQL endpoint; `undefined`: nobody is asked.
 */
export function remoteHistories(url: string | undefined, internalSecret: string): HistoryAsking {
  const sign = createCallerSigner(internalSecret);
  const nextId = createIds();
  return {
    isConfigured: url !== undefined,
    seats: openSeats(),
    async ask({ network, address }, signal, tenant) {
      const requestId = nextId("req");
      const caller = { tenant, keyId: SYSTEM, scopes: ["wallet:read" as const], requestId };
      const response = await fetch(url!, {
        method: "POST",
        headers: {
          authorization: `Bearer ${await sign(caller, "ingestion")}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({ query: DOCUMENT, variables: { network, address } }),
        redirect: "error",
        signal,
      });
      const { historyStatus } = Answer.parse(await response.json()).data.wallet;
      if (historyStatus === "LATE") throw new Error(`Providers did not answer in time (${requestId}).`);
      return ASKED[historyStatus];
    },
  };
}
