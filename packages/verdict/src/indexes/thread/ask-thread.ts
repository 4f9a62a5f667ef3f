import { Worker } from "node:worker_threads";
import { within } from "@tetron/domain/within";

/** What a thread that is asked one thing at a time says of a request that it could not do. */
export interface ThreadFault {
  readonly error: string;
}

/** A thread that answers requests, in the order in which they come. */
export interface AskedThread<Request, Result> extends AsyncDisposable {
  /**
   * @param options.ms - How long it may take, its turn included.
   * @throws DeadlineExceeded, the signal's reason, or Error when the thread has ended or could not do it.
   */
  ask(
    request: Request,
    options: { readonly signal?: AbortSignal | undefined; readonly ms?: number | undefined },
  ): Promise<Result>;
}

interface Asked<Request, Result> {
  readonly request: Request;
  readonly signal: AbortSignal | undefined;
  readonly answer: PromiseWithResolvers<Result>;
}

/** Starts a thread. It keeps the process alive only while somebody waits for it. @param name - Of it, for messages. */
export function openAskedThread<Request, Result extends object>(
  module: URL,
  { name, workerData }: { readonly name: string; readonly workerData?: unknown },
): AskedThread<Request, Result> {
  const worker = new Worker(module, { workerData, execArgv: [] });
  worker.unref();
  const waiting: Asked<Request, Result>[] = [];
  let current: Asked<Request, Result> | undefined;
  let dead: Error | undefined;

  worker.on("message", (answer: Result | ThreadFault) => {
    const asked = current;
    current = undefined;
    if ("error" in answer) asked?.answer.reject(new Error(answer.error));
    else asked?.answer.resolve(answer);
    sendNext();
  });
  const die = (cause?: unknown) => {
    dead ??= new Error(`The thread of ${name} has ended.`, { cause });
    for (const { answer } of [...(current ? [current] : []), ...waiting.splice(0)]) answer.reject(dead);
    current = undefined;
  };
  worker.on("error", die).on("exit", () => die());

  /** One request is sent at a time, so that those that nobody waits for any more are never worked on. */
  function sendNext(): void {
    if (current !== undefined) return;
    current = waiting.shift();
    while (current?.signal?.aborted) current = waiting.shift();
    if (current === undefined) worker.unref();
    else worker.postMessage(current.request);
  }

  return {
    ask: (request, { signal, ms }) =>
      within({ ms, signal }, (ended) => {
        const answer = Promise.withResolvers<Result>();
        if (dead !== undefined) answer.reject(dead);
        else {
          worker.ref();
          waiting.push({ request, signal: ended, answer });
          sendNext();
        }
        return answer.promise;
      }),
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}
