import { parseAddress } from "@tetron/domain/address";
import { isFailure, unprocessable } from "@tetron/domain/failure";
import { parseNetwork } from "@tetron/domain/network";
import { walletId } from "@tetron/domain/wallet";
import { callerOfAny } from "../context.ts";
import { outcomeOf, type SandboxOutcome } from "./magic.ts";
import type { RaiseScores } from "./raise-scores.ts";
import { type SandboxPayment, sandboxScore, sandboxScoreById } from "./sandbox-score.ts";

const REPUTATIONS: Readonly<Record<SandboxOutcome, readonly [score: number, band: string]>> = {
  approve: [87.3, "HIGH"],
  review: [50, "NEUTRAL"],
  decline: [8, "BAD"],
  pending: [50, "NEUTRAL"],
};

const ROUTE_ID = "rt_0TEST000000000000000000000";
const MODEL = "test";

/** Answers a root field of the graph. */
type Root = (args: never, context: unknown) => unknown;

/** The root fields that the sandbox answers; what is left out of an answer is `zeroValue`. */
export function sandboxRoots(raise: RaiseScores): Readonly<Record<string, Root>> {
  return {
    ...FIXED_ROOTS,
    async scoreTransaction({ input }: { readonly input: SandboxPayment }, context) {
      const { tenant, requestId } = callerOfAny(context);
      const score = sandboxScore(input, requestId);
      await raise(tenant, [score]);
      return score;
    },
    async scoreTransactions({ inputs }: { readonly inputs: readonly SandboxPayment[] }, context) {
      const { tenant, requestId } = callerOfAny(context);
      const results = inputs.map((input) => sandboxResult(input, requestId));
      await raise(
        tenant,
        results.flatMap(({ score }) => score ?? []),
      );
      return { results };
    },
  };
}

/** Those that raise nothing. */
const FIXED_ROOTS: Readonly<Record<string, Root>> = {
  score: ({ id }: { readonly id: string }, context) => sandboxScoreById(id, callerOfAny(context).requestId),
  // Nothing is kept that could be listed.
  scores: () => ({ edges: [] }),
  wallet: (asked: { readonly network: string; readonly address: string }) => sandboxWallet(asked),
  reputations: ({
    network,
    addresses,
  }: {
    readonly network: string;
    readonly addresses: readonly string[];
  }) => sandboxReputations(network, addresses),
  quoteRoute: ({ input }: { readonly input: SandboxPayment }) => sandboxRoute(input),
  route: ({ id }: { readonly id: string }) => (id === ROUTE_ID ? sandboxRoute() : null),
  recordOutcome: ({ input }: { readonly input: Readonly<Record<string, unknown>> }) => ({
    recorded: true,
    outcome: {
      ...{ id: "fb_0TEST000000000000000000000", outcome: input["outcome"] },
      ...{ wallet: sandboxWallet(input as never), transactionId: input["transactionId"] ?? null },
      reference: input["reference"] ?? "test",
    },
  }),
};

/** One of a batch: a payment that is refused, or sent to a magic address of a failure, is an error of its own. */
function sandboxResult(input: SandboxPayment, requestId: string) {
  try {
    return { score: sandboxScore(input, requestId), error: null };
  } catch (error) {
    if (!isFailure(error)) throw error;
    const { field, reason } = isFailure(error, "UNPROCESSABLE")
      ? error.details
      : { field: "toAddress", reason: "magic_address" };
    return { score: null, error: { code: error.code, message: error.message, field, reason } };
  }
}

export function sandboxWallet({
  network: id,
  address: text,
}: {
  readonly network: string;
  readonly address: string;
}) {
  const network = parseNetwork(id);
  const address = parseAddress(network, text);
  const [score, band] = REPUTATIONS[outcomeOf(network, [address])];
  return {
    ...{ id: walletId({ network, address }), network: { id: network }, address, checksumAddress: address },
    reputation: { score, confidence: 1, band, modelVersion: MODEL },
  };
}

function sandboxReputations(network: string, addresses: readonly string[]) {
  const read = addresses.map((address, index) => {
    try {
      return { wallet: sandboxWallet({ network, address }) };
    } catch (error) {
      if (!isFailure(error, "UNPROCESSABLE")) throw error;
      return { error: { index, address, code: error.code, message: error.message } };
    }
  });
  return {
    wallets: read.flatMap(({ wallet }) => wallet ?? []),
    errors: read.flatMap(({ error }) => error ?? []),
    modelVersion: MODEL,
  };
}

function sandboxRoute(payment?: SandboxPayment) {
  const network = payment ? parseNetwork(payment.network) : "ethereum";
  const sides =
    payment && [payment.toAddress, payment.fromAddress].map((each) => parseAddress(network, each));
  const outcome = sides ? outcomeOf(network, sides) : "approve";
  const common = {
    ...{ id: ROUTE_ID, network: { id: network }, toNetwork: { id: network } },
    ...{ currency: payment?.currency ?? "ETH", toCurrency: payment?.currency ?? "ETH", modelVersion: MODEL },
    ...{ preference: "BALANCED", exact: "OUT", confidence: "HIGH" },
  };
  if (outcome === "decline")
    return { ...common, recommendation: "WAIT", reason: "A test key's payment that is declined." };
  const amount = payment?.amount ?? "1";
  const [ends, fees] = [{ sent: amount, minReceived: amount }, { gas: "0.840000" }];
  const step = {
    ...{ network: { id: network }, toNetwork: { id: network }, fee: "0.84", time: 35, timeP95: 60 },
    ...{ currency: common.currency, toCurrency: common.currency, sent: amount, received: amount },
    ...{ bridge: "transfer", bridgeName: "Transfer", kind: "TRANSFER" },
  };
  return {
    ...{ ...common, ...ends, recommendation: "DIRECT", reason: "A test key's payment.", steps: [step] },
    ...{ estimatedFee: "0.84", totalTime: 35, totalTimeP95: 60, successProbability: 1 },
    feeBreakdown: { ...fees, bridge: "0.000000", exchange: "0.000000", rounding: "0.000000" },
  };
}

/** Refuses a root field without a fixed answer. The client may have asked by REST, where fields have no names. */
export function noFixedAnswer(): never {
  const message = "Authorization: a test key has no fixed answer to this request. Use a live key.";
  throw unprocessable("Authorization", "test_key", message);
}
