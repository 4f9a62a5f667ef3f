import { createHash } from "node:crypto";
import { parseAddress } from "@tetron/domain/address";
import { parseAmount } from "@tetron/domain/amount";
import { unprocessable } from "@tetron/domain/failure";
import { isId } from "@tetron/domain/id";
import { type Network, parseNetwork } from "@tetron/domain/network";
import { parseAsset } from "@tetron/domain/parse-asset";
import { walletId } from "@tetron/domain/wallet";
import { magicAddress, OUTCOMES, outcomeOf, refuseIfAsked, type SandboxOutcome } from "./magic.ts";
import { SANDBOX_TIME } from "./zero-value.ts";

/** A payment as the graph's input has it. */
export interface SandboxPayment {
  readonly fromAddress: string;
  readonly toAddress: string;
  readonly amount: string;
  readonly currency: string;
  readonly network: string;
}

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Begins the ULID of every score of the sandbox; the digit after it is the outcome's place. */
const MARK = "0TEST";
const REST_CHARS = 20;
const BASE = -1.7;

/** The numbers of each outcome. */
const NUMBERS: Readonly<
  Record<
    SandboxOutcome,
    {
      readonly contribution: number;
      readonly reputation: number;
      readonly says: "APPROVE" | "REVIEW" | "DECLINE";
    }
  >
> = {
  approve: { contribution: -1.4, reputation: 87.3, says: "APPROVE" },
  review: { contribution: 1.6, reputation: 50, says: "REVIEW" },
  decline: { contribution: 5.2, reputation: 8, says: "DECLINE" },
  pending: { contribution: 1.6, reputation: 50, says: "REVIEW" },
};

const SENDER = magicAddress("approve");

/**
 * A score of the sandbox: checked as a real one is, then decided by its magic address. The same payment always has the same
 * id and the same answer; nothing is stored.
 *
 * @throws Failure `UNPROCESSABLE` as for a real payment, or the one that a magic address stands for.
 */
export function sandboxScore(payment: SandboxPayment, requestId: string) {
  const network = parseNetwork(payment.network);
  const asset = parseAsset(network, payment.currency);
  const from = parseAddress(network, payment.fromAddress, "fromAddress");
  const to = parseAddress(network, payment.toAddress, "toAddress");
  if (from === to)
    throw unprocessable("toAddress", "same_wallet", "toAddress: the recipient is the sender itself.");
  if (parseAmount(payment.amount, asset.decimals) === 0n)
    throw unprocessable("amount", "zero", "amount: must be greater than 0.");
  refuseIfAsked(network, [to, from]);
  const outcome = outcomeOf(network, [to, from]);
  const { amount } = payment;
  const id = idOf(outcome, [network, from, to, amount, asset.caip19]);
  return scoreOf({ id, outcome, network, from, to, amount, requestId, asset });
}

/** The score with an id of the sandbox; `null` for any other. Its wallets are those of the outcome. */
export function sandboxScoreById(id: string, requestId: string) {
  const place =
    isId("tx", id) && id.startsWith(`tx_${MARK}`) ? Number(id.charAt(`tx_${MARK}`.length)) : Number.NaN;
  const outcome = OUTCOMES[place];
  if (outcome === undefined) return null;
  const [from, to] = [SENDER, outcome === "approve" ? magicAddress("review") : magicAddress(outcome)];
  const asset = parseAsset("ethereum", "ETH");
  return scoreOf({ id, outcome, network: "ethereum", from, to, amount: "1", requestId, asset });
}

function idOf(outcome: SandboxOutcome, payment: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(payment)).digest();
  const rest = Array.from(hash.subarray(0, REST_CHARS), (byte) => CROCKFORD.charAt(byte % 32)).join("");
  return `tx_${MARK}${OUTCOMES.indexOf(outcome)}${rest}`;
}

function scoreOf({
  id,
  outcome,
  network,
  asset,
  ...payment
}: {
  readonly id: string;
  readonly outcome: SandboxOutcome;
  readonly network: Network;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly requestId: string;
  readonly asset: { readonly caip19: string; readonly symbol: string };
}) {
  const { contribution, reputation, says } = NUMBERS[outcome];
  const fraudProbability = 1 / (1 + Math.exp(-(BASE + contribution)));
  const isPending = outcome === "pending";
  const side = (address: string) => ({
    ...{ wallet: { id: walletId({ network, address }) }, address, known: true },
    ...{ fraudProbabilityRange: null, outOfDistribution: null },
    ...{ fraudProbability, neighbourFraudShare: 0, reputationScore: reputation, confidence: 1 },
  });
  return {
    ...{ id, status: isPending ? "PENDING" : "COMPLETED", recommendation: says },
    ...{ fraudScore: 100 * fraudProbability, reputationScore: reputation, confidence: 1, base: BASE },
    fraudScoreRange: null,
    rule: { id: `test-${outcome}`, title: `A test key's ${outcome}` },
    reasons: [{ code: "TEST", title: "A magic address decided.", contribution, side: "TO", evidence: [] }],
    ...{ from: side(payment.from), to: side(payment.to), network: { id: network } },
    ...{ amount: payment.amount, currency: asset.symbol, asset: asset.caip19 },
    sources: [{ name: "test", status: isPending ? "LATE" : "OK", provider: "test" }],
    ...{ versions: { model: "test", features: "test", policy: "test" }, requestId: payment.requestId },
    ...{ createdAt: SANDBOX_TIME, completedAt: isPending ? null : SANDBOX_TIME },
  };
}
