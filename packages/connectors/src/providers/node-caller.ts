import type { Network } from "@tetron/domain/network";
import type { Dispatcher } from "undici";
import { attempt, type RpcRequest } from "../rpc/attempt.ts";
import type { Budget, Cost } from "../rpc/budget.ts";
import type { EndpointBudget } from "../rpc/budgets.ts";
import { chainIdentity } from "../rpc/chain.ts";
import { openEndpoint } from "../rpc/endpoint.ts";
import { RpcFault } from "../rpc/fault.ts";
import { ProviderFault, type ProviderFaultKind, shown } from "./fault.ts";

/** One node that is asked for histories. */
export interface NodeOptions {
  readonly network: Network;
  readonly url: string;
  readonly budget: Budget;
  /** What the node may be asked in all, for histories and otherwise; absent: anything. */
  readonly inAll?: EndpointBudget | undefined;
  /** What a call of a method takes of the budget; one unit when absent. */
  readonly unitsOf?: (method: string) => number | Cost;
  /** Key that is sent as a bearer token. */
  readonly bearer?: string | undefined;
  readonly dispatcher: Dispatcher;
  /** Time limit of one request in milliseconds. */
  readonly requestMs: number;
}

/** Calls a node's method within its budget. */
export interface NodeCaller {
  /** @throws ProviderFault, or the reason of `signal`. */
  call<Result>(request: RpcRequest<Result>, signal: AbortSignal): Promise<Result>;
}

/** Opens a caller; it makes sure once that the node serves the network. */
export function openNode(options: NodeOptions): NodeCaller {
  const { network, url, budget, unitsOf = () => 1, bearer, dispatcher, requestMs } = options;
  const endpoint = openEndpoint(url, options.inAll);
  const authorized = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  const node = { ...endpoint, headers: { ...endpoint.headers, ...authorized } };
  const attempts = { dispatcher, chain: chainIdentity(network), attemptMs: requestMs };
  return {
    async call(request, signal) {
      try {
        await budget.take(unitsOf(request.method), signal);
        return await attempt(node, request, attempts, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof RpcFault)) throw error;
        const fault = faultOf(error);
        if (fault.kind === "busy" || isOverload(error)) budget.refused();
        throw fault;
      }
    },
  };
}

/** A timeout that is noticed so much too late says that this process was held up, not the node. */
const STALL_MS = 250;

/** Whether a node may have failed because it is asked for too much, though it does not say so. */
function isOverload({ kind, lateMs }: RpcFault): boolean {
  return kind === "refused" || (kind === "timeout" && lateMs < STALL_MS);
}

const BUSY = /rate limit|too many|capacity|exceeded|throttl|try again|busy/i;
/** How nodes say that they do not know a method, or do not offer it. */
const NO_METHOD = -32601;
const NO_SUCH_METHOD =
  /\bmethod\b.*\b(not (found|available|supported|whitelisted|allowed)|does not exist|unknown)/i;
/** How services say that a plan does not have the call; one that says to upgrade after too many calls is busy. */
const PLAN = /\bplan\b|upgrade|unsupported|not (available|supported|enabled)|unauthorized|api key/i;
/** Codes that say that the node does not take the call. */
const REFUSED_CALL = new Set([-32600, -32602, -32604]);

/** A call that a contract ended: it would end again. */
const EXECUTION = /revert|invalid opcode|out of gas|OutOfGas|stack underflow|invalid jump/i;

/** A node's fault as a provider's. */
function faultOf(fault: RpcFault): ProviderFault {
  return new ProviderFault(providerKindOf(fault), shown(fault.message), fault.retryAfterMs);
}

function providerKindOf({ kind, code, status, message }: RpcFault): ProviderFaultKind {
  switch (kind) {
    case "http":
      return status !== null && status >= 400 && status < 500 ? "plan" : "refused";
    case "wrong_chain":
      return "plan";
    case "missing":
      return "invalid";
    case "error":
      if (code === NO_METHOD || NO_SUCH_METHOD.test(message)) return "absent";
      if ((code !== null && REFUSED_CALL.has(code)) || EXECUTION.test(message)) return "plan";
      if (BUSY.test(message)) return "busy";
      return PLAN.test(message) ? "plan" : "refused";
    default:
      return kind;
  }
}
