/**
 * The thread of a large index, so that searches never block the thread that answers requests.
 *
 * @module
 */
import { parentPort, workerData } from "node:worker_threads";
import { pointIndex } from "@tetron/models/nearest/point-index";
import type { Neighbour } from "@tetron/models/neighbour";
import type { ThreadAnswer, ThreadData, ThreadRequest } from "./messages.ts";

const { width, expected } = workerData as ThreadData;
const index = pointIndex(width, expected);
const parent = parentPort!;

parent.on("message", (request: ThreadRequest) => parent.postMessage(answerTo(request)));

function answerTo(request: ThreadRequest): ThreadAnswer {
  try {
    const found = answered(request);
    return { found, size: index.size, bytes: index.bytes };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

function answered(request: ThreadRequest): readonly Neighbour[] {
  if (request.do === "find") return index.nearest(request.point, request.k, request.exclude);
  if (request.do === "sort") index.sort();
  else for (const wallet of request.wallets) index.put(wallet);
  return [];
}
