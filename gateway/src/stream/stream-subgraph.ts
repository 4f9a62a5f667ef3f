import { readFileSync } from "node:fs";
import { walletId } from "@tetron/domain/wallet";
import { inProcess } from "@tetron/federation/in-process";
import type { SubscribableSubgraph } from "@tetron/federation/subgraph";
import { createSubgraphSchema } from "@tetron/service/subgraph-schema";
import { parse } from "graphql";
import type { CallContext } from "../context.ts";
import { CHANNEL_NAMES, CHANNELS } from "./channels.ts";
import type { StreamEvent } from "./stream-event.ts";

/** The context that a subscription is opened with. */
export interface SubscriptionContext extends CallContext {
  /** Its events, as the root of each answer. */
  readonly events: AsyncIterable<unknown>;
}

/** Its name in the graph. */
export const STREAM_SUBGRAPH = "stream";

/**
 * The part of the graph that is events. It runs in every gateway, wherever the other subgraphs do: an event carries
 * what it says, and the keys by which the others complete it.
 */
export function streamSubgraph(): SubscribableSubgraph {
  const sdl = parse(readFileSync(new URL("schema.graphql", import.meta.url), "utf8"));
  const subscribe = (_root: unknown, _args: unknown, { events }: SubscriptionContext) => events;
  const fields = CHANNEL_NAMES.map((name) => [CHANNELS[name].field, { subscribe }]);
  return inProcess(createSubgraphSchema(sdl, { Subscription: Object.fromEntries(fields) }));
}

/** An event as the root of an answer. */
export function rootOf(event: StreamEvent): object {
  return { [CHANNELS[event.channel].field]: { id: event.id, ...fieldsOf(event) } };
}

function fieldsOf(event: StreamEvent): object {
  switch (event.channel) {
    case "scores": {
      const { network, from_address, to_address, transaction_id, ...data } = event.data;
      return {
        transactionId: transaction_id,
        fraudScore: data.fraud_score,
        reputationScore: data.reputation_score,
        recommendation: data.recommendation,
        network: { id: network },
        from: { id: walletId({ network, address: from_address }) },
        to: { id: walletId({ network, address: to_address }) },
        score: { id: transaction_id },
        timestamp: data.timestamp,
      };
    }
    case "reputation": {
      const { network, address, ...data } = event.data;
      return {
        wallet: { id: walletId({ network, address }) },
        network: { id: network },
        reputationScore: data.reputation_score,
        previousScore: data.previous_score,
        band: data.band,
        previousBand: data.previous_band,
        confidence: data.confidence,
        reasons: data.reasons,
        modelVersion: data.model_version,
        timestamp: data.timestamp,
      };
    }
    case "routes": {
      const { network, to_network, route_id, ...data } = event.data;
      return {
        routeId: route_id,
        route: { id: route_id },
        outcome: data.outcome,
        seconds: data.seconds,
        failedStep: data.failed_step,
        network: { id: network },
        toNetwork: { id: to_network },
        estimatedFee: data.estimated_fee,
        bridges: data.bridges,
        timestamp: data.timestamp,
      };
    }
    case "narratives": {
      const { network, from_address, to_address, transaction_id, ...data } = event.data;
      return {
        transactionId: transaction_id,
        writer: data.writer,
        proposesReview: data.proposes_review,
        proposalCode: data.proposal_code,
        recommendation: data.recommendation,
        network: { id: network },
        from: { id: walletId({ network, address: from_address }) },
        to: { id: walletId({ network, address: to_address }) },
        score: { id: transaction_id },
        timestamp: data.timestamp,
      };
    }
    case "payments": {
      const { network, from_address, to_address, transaction_id, ...data } = event.data;
      return {
        paymentId: data.payment_id,
        status: data.status,
        transactionHash: data.transaction_hash,
        fraudScore: data.fraud_score,
        reputationScore: data.reputation_score,
        recommendation: data.recommendation,
        network: { id: network },
        from: { id: walletId({ network, address: from_address }) },
        to: { id: walletId({ network, address: to_address }) },
        amount: data.amount,
        currency: data.currency,
        score: { id: transaction_id },
        height: data.height,
        replacedBy: data.replaced_by,
        timestamp: data.timestamp,
      };
    }
  }
}
