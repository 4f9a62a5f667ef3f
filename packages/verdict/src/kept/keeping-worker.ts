/**
 * The thread that computes what is kept of wallets, so that it never blocks the thread that answers requests.
 *
 * @module
 */
import { parentPort } from "node:worker_threads";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { decodeFraudModel, type FraudModel } from "@tetron/models/fraud-model";
import { pointIndex } from "@tetron/models/nearest/point-index";
import { NEIGHBOURS } from "../estimate/neighbours.ts";
import { shortened } from "../estimate/telling-model.ts";
import type { ThreadFault } from "../indexes/thread/ask-thread.ts";
import type { AnsweredWallet, AskedWallet, KeepingAnswer, KeepingRequest } from "./keeping-messages.ts";
import { encodeEstimate, encodeNeighbours } from "./kept-answers.ts";

const parent = parentPort!;
const models = new Map<string, FraudModel>();
const index = pointIndex(WALLET_44.length);

parent.on("message", (request: KeepingRequest) => parent.postMessage(answerTo(request)));

function answerTo(request: KeepingRequest): KeepingAnswer | ThreadFault {
  try {
    return { answered: answered(request) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

function answered(request: KeepingRequest): readonly AnsweredWallet[] {
  if (request.do === "answer") return request.wallets.map((wallet) => answerOf(request.models, wallet));
  if (request.do === "open") models.set(request.model, decodeFraudModel(request.bytes));
  else if (request.do === "sort") index.sort();
  else for (const wallet of request.wallets) index.put(wallet);
  return [];
}

function answerOf(asked: readonly string[], { address, behaviour, point }: AskedWallet): AnsweredWallet {
  const estimates = asked.map((version) => {
    const model = models.get(version)!;
    return encodeEstimate({ ...shortened(model.explain(behaviour)), rarity: model.rarity(behaviour) });
  });
  const found = point === null ? [] : index.nearest(point, NEIGHBOURS, [address]);
  return {
    estimates: estimates.includes(undefined) ? null : Buffer.concat(estimates as Buffer[]),
    neighbours: encodeNeighbours(found)!,
  };
}
