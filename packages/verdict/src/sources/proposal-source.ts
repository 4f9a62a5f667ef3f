import { DAY_MS } from "@tetron/domain/durations";
import type { Lake } from "@tetron/lake/lake";
import { findProposals } from "@tetron/lake/review-proposals";
import type { Source } from "./source.ts";

/** How long a proposal counts. */
const KEPT_MS = 30 * DAY_MS;

/** What an analyst proposed of the wallets. It is asked only when a rule of the policy takes it up. */
export function proposalSource({ db }: Pick<Lake, "db">, deadlineMs: number): Source<"proposals"> {
  return {
    name: "review-proposals",
    deadlineMs,
    tells: ["proposals"],
    needs: [],
    async ask({ parties, tenant, at }) {
      const since = new Date(at.getTime() - KEPT_MS);
      const [from, to] = await findProposals(db, { tenant, since }, [parties.from, parties.to]);
      return { proposals: { from, to } };
    },
  };
}
