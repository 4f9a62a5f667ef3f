import type { Network } from "@tetron/domain/network";
import { within } from "@tetron/domain/within";
import { Agent } from "undici";
import { type RpcRequest, verifyEndpoint } from "./attempt.ts";
import type { Priority } from "./budget.ts";
import type { Budgets } from "./budgets.ts";
import { callAny, type Pool } from "./call-any.ts";
import { callEach } from "./call-each.ts";
import { type ChainIdentity, chainIdentity } from "./chain.ts";
import { type Endpoint, openEndpoint } from "./endpoint.ts";
import { type FaultKind, RpcFault } from "./fault.ts";
import { rpcSetting } from "./settings.ts";

/** Options of a pool. Times are in milliseconds. */
export interface RpcOptions {
  readonly network: Network;
  /** One or more. All are the operator's, so the fastest healthy one is called first. */
  readonly urls: readonly string[];
  /** The chain that the endpoints must serve; the network's main chain when absent. */
  readonly chain?: ChainIdentity;
  /** Time limit of a call with all its attempts; 5,000 when absent. */
  readonly deadlineMs?: number;
  /** Time limit of one attempt; 2,000 when absent. */
  readonly attemptMs?: number;
  /** Time without an answer after which a second endpoint is called as well; 600 when absent. */
  readonly hedgeMs?: number;
  /** Largest accepted answer, in bytes; 16 MiB when absent. */
  readonly maxBytes?: number;
  /** What the endpoints may be asked; without limit when absent. */
  readonly budgets?: Budgets;
}

/** Health of one endpoint. */
export interface EndpointHealth {
  /** The host only. */
  readonly endpoint: string;
  /** `resting` pauses after a fault; `failing` has not answered since its last fault, or never. */
  readonly state: "well" | "resting" | "failing" | "wrong_chain" | "untried";
  /** Smoothed; `null` before the first answer. */
  readonly latencyMs: number | null;
  /** Good answers, and failed attempts by their kind, since it was opened. */
  readonly answers: number;
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
}

/** Several endpoints of one network, used as one. Disposing closes their connections. */
export interface Rpc extends AsyncDisposable {
  readonly network: Network;
  /**
   * Makes a call at the best endpoint, at the next one when it fails or does not answer, and again after a
   * pause until the deadline. Calls must be idempotent.
   *
   * @throws Failure `UNAVAILABLE` when no endpoint answered; RpcFault (`error`) when the nodes themselves
   *   refused, `missing` when none of them has it; the reason of `signal` when it aborts.
   */
  call<Result>(request: RpcRequest<Result>, signal?: AbortSignal): Promise<Result>;
  /**
   * Makes a call at every endpoint: the good answers, and `null` for each that does not have it.
   *
   * @throws Failure `UNAVAILABLE` when no endpoint answered; the reason of `signal` when it aborts.
   */
  each<Result>(request: RpcRequest<Result>, signal?: AbortSignal): Promise<(Result | null)[]>;
  /**
   * Checks which chain every endpoint serves. One that does not answer is checked again before its first use, one that serves
   * another chain half a minute later.
   *
   * @returns A sentence for each that serves another chain, which names the setting.
   */
  verifyChain(signal?: AbortSignal): Promise<string[]>;
  health(): EndpointHealth[];
}

const NEVER = new AbortController().signal;

/** Opens a pool, which connects on first use. */
export function openRpc(options: RpcOptions): Rpc {
  const { network, urls, deadlineMs = 5_000, attemptMs = 2_000, hedgeMs = 600 } = options;
  const dispatcher = new Agent({
    maxResponseSize: options.maxBytes ?? 16 * 1024 * 1024,
    connect: { timeout: attemptMs },
  });
  const pool: Pool = {
    network,
    endpoints: urls.map((url) => openEndpoint(url, options.budgets?.of(url))),
    attempts: { dispatcher, chain: options.chain ?? chainIdentity(network), attemptMs },
    deadlineMs,
    hedgeMs,
  };
  return {
    network,
    call: (request, signal = NEVER) => callAny(pool, request, signal),
    each: (request, signal = NEVER) => callEach(pool, request, signal),
    verifyChain: (signal = NEVER) => verifyAll(pool, signal),
    health: () => pool.endpoints.map(healthOf),
    [Symbol.asyncDispose]: () => dispatcher.destroy(),
  };
}

/** The same pool for calls of one priority. */
export function atPriority(rpc: Rpc, priority: Priority): Rpc {
  return {
    ...rpc,
    call: (request, signal) => rpc.call({ priority, ...request }, signal),
    each: (request, signal) => rpc.each({ priority, ...request }, signal),
  };
}

function healthOf(endpoint: Endpoint): EndpointHealth {
  const { label, answers, faults } = endpoint;
  const latencyMs = answers === 0 ? null : Math.round(endpoint.latencyMs);
  return { endpoint: label, state: stateOf(endpoint), latencyMs, answers, faults: { ...faults } };
}

function stateOf({ foreign, failures, restsUntil, verified }: Endpoint): EndpointHealth["state"] {
  if (foreign !== undefined) return "wrong_chain";
  if (failures === 0) return verified ? "well" : "untried";
  return verified && restsUntil > performance.now() ? "resting" : "failing";
}

async function verifyAll({ network, endpoints, attempts }: Pool, signal: AbortSignal): Promise<string[]> {
  const checks = endpoints.map((endpoint) =>
    within({ ms: attempts.attemptMs, signal }, (limit) => verifyEndpoint(endpoint, attempts, limit)),
  );
  const outcomes = await Promise.allSettled(checks);
  signal.throwIfAborted();
  return outcomes.flatMap((check, i) =>
    check.status === "rejected" && check.reason instanceof RpcFault && check.reason.kind === "wrong_chain"
      ? [`${rpcSetting(network)}: ${endpoints[i]!.label} ${check.reason.message}.`]
      : [],
  );
}
