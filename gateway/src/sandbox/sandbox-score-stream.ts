import { parseWalletId } from "@tetron/domain/wallet";
import { callerOfAny } from "../context.ts";
import { sandboxWallet } from "./sandbox-roots.ts";
import { sandboxScoreById } from "./sandbox-score.ts";

/** A wallet or a score of an event, by its id. */
interface Stub {
  readonly id: string;
}

/** The event of a test score as the root of an answer: what else it leads to is the sandbox's. */
export function sandboxScoreStream(
  root: {
    readonly scoreStream: { readonly score: Stub; readonly from: Stub; readonly to: Stub };
  },
  context: unknown,
): object {
  const { scoreStream: event } = root;
  const score = sandboxScoreById(event.score.id, callerOfAny(context).requestId);
  return {
    scoreStream: {
      ...event,
      score,
      recommendation: score?.recommendation,
      from: sandboxWallet(parseWalletId(event.from.id)),
      to: sandboxWallet(parseWalletId(event.to.id)),
    },
  };
}
