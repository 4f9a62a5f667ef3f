import { createIds } from "@tetron/domain/id";
import { appendEvent } from "@tetron/lake/events";
import type { Lake } from "@tetron/lake/lake";
import { lowercase } from "../rest/endpoint.ts";
import type { sandboxScore } from "./sandbox-score.ts";

/** Raises the events of test scores. @param tenant - See `testTenant`: no live key reads them. */
export type RaiseScores = (
  tenant: string,
  scores: readonly ReturnType<typeof sandboxScore>[],
) => Promise<void>;

const nextId = createIds();

/** As a completed score raises one; a pending score stays pending and raises none. */
export function raiseScores(lake: Pick<Lake, "commit">): RaiseScores {
  return async (tenant, scores) => {
    const completed = scores.filter(({ status }) => status === "COMPLETED");
    if (completed.length === 0) return;
    const at = new Date();
    await lake.commit(
      completed.map(({ id, fraudScore, reputationScore, recommendation, network, from, to }) =>
        appendEvent({
          ...{ id: nextId("evt"), tenant, type: "score.completed", subject: id, at },
          data: {
            ...{ transaction_id: id, fraud_score: fraudScore, reputation_score: reputationScore },
            recommendation: lowercase(recommendation),
            ...{ network: network.id, from_address: from.address, to_address: to.address },
            timestamp: at.toISOString(),
          },
        }),
      ),
    );
  };
}
