import { once } from "node:events";
import { WebSocket } from "ws";
import { z } from "zod";
import type { Running } from "../process.ts";

/** Starts a process whose heap can be read by {@link openLiveHeap}. */
export const WITH_INSPECTOR = { NODE_OPTIONS: "--inspect=127.0.0.1:0" };

const LISTENING = /Debugger listening on (ws:\S+)/;
const HEAP = "(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())";
const ANSWER = z.object({ id: z.number(), result: z.unknown() });
const EVALUATED = z.object({ result: z.object({ value: z.number() }) });
const TIMEOUT_MS = 30_000;

/** The heap of another process. Disposing it closes the connection. */
export interface LiveHeap extends Disposable {
  /** What is still referenced, in megabytes of a million bytes: resident memory also counts what V8 has yet to collect. */
  readMb(): Promise<number>;
}

/**
 * Connects to the inspector of a process started {@link WITH_INSPECTOR}.
 *
 * @throws Error when the process has none.
 */
export async function openLiveHeap(process: Running): Promise<LiveHeap> {
  const url = LISTENING.exec(process.printed())?.[1];
  if (url === undefined) throw new Error(`No inspector was started:\n${process.printed()}`);
  const socket = new WebSocket(url);
  await once(socket, "open", { signal: AbortSignal.timeout(TIMEOUT_MS) });
  let last = 0;
  const call = async (method: string, params: object = {}) => {
    const id = ++last;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [data] = await once(socket, "message", { signal });
      const answer = ANSWER.safeParse(JSON.parse(String(data)));
      if (answer.success && answer.data.id === id) return answer.data.result;
    }
  };
  return {
    async readMb() {
      await call("HeapProfiler.collectGarbage");
      const answer = await call("Runtime.evaluate", { expression: HEAP });
      return EVALUATED.parse(answer).result.value / 1e6;
    },
    [Symbol.dispose]: () => socket.terminate(),
  };
}
