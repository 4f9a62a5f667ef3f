import type { MempoolListeners, MempoolNode } from "../../../follow/mempool-source.ts";
import { pauseUntil } from "../../../io/pause-until.ts";
import { inTurns } from "../../../rpc/in-turns.ts";
import { heldMempool } from "./held-mempool.ts";
import { listenTo } from "./listen.ts";
import { Snapshot } from "./raw.ts";
import { createReading } from "./reading.ts";

/** Calls at once: a node answers four at a time and, of those that wait, refuses the seventeenth. */
const MAX_CALLS = 6;
/** Time from one comparison to the next while nothing is heard, and while the node announces. */
const POLL_MS = 1_000;
const COMPARE_MS = 60_000;
/** After a comparison that takes long, as of a large mempool, there is a pause of so many times that. */
const PAUSE_FACTOR = 10;
/** How often it is looked whether a comparison is due. */
const TICK_MS = 100;

/**
 * Tells what a node has in its mempool until `signal` aborts: what it announces by ZMQ (`sequence`), and what it has beside
 * that, which is compared at the start, after a gap in the announcements or a transaction that could not be read, once a
 * minute, and each second while nothing is heard.
 *
 * @throws Failure `UNAVAILABLE` or RpcFault when the node does not answer.
 */
export async function watchNode(
  node: MempoolNode,
  { onSeen, onUnannounced }: MempoolListeners,
  signal: AbortSignal,
): Promise<void> {
  const ended = new AbortController();
  const either = AbortSignal.any([signal, ended.signal]);
  const calls = inTurns(node.rpc, MAX_CALLS);
  const mempool = heldMempool();
  let isGap = true;
  const onUnread = () => {
    isGap = true;
  };
  const reading = createReading({ node: calls, mempool }, { onRead: onSeen, onUnread }, either);
  const compare = async () => {
    const request = { method: "getrawmempool", params: [false, true], result: Snapshot };
    reading.rest(mempool.compare(await calls.call(request, either)));
  };
  try {
    using announcements = await listenTo(
      node,
      {
        onAdded: (txid, sequence) => void (mempool.add(txid, sequence) && reading.first(txid)),
        onRemoved: mempool.remove,
        onGap() {
          mempool.doubt();
          isGap = true;
        },
      },
      either,
    );
    let told: string | undefined;
    for (let comparedAt = 0, pauseMs = 0; ; ) {
      const since = performance.now() - comparedAt;
      if (since >= pauseMs && (isGap || !announcements.isHeard() || since >= COMPARE_MS)) {
        comparedAt = performance.now();
        isGap = false;
        await compare();
        pauseMs = Math.max(POLL_MS, PAUSE_FACTOR * (performance.now() - comparedAt));
      }
      const fault = announcements.fault();
      if (fault !== undefined && fault !== told) onUnannounced?.(fault);
      told = fault;
      await pauseUntil(performance.now() + TICK_MS, either);
      reading.throwBug();
    }
  } finally {
    // What is still being read is reported no more.
    ended.abort();
  }
}
