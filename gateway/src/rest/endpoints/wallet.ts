import { roundedScore } from "@tetron/domain/rounded";
import { z } from "zod";
import { WalletDocument } from "../../operations.gen.ts";
import { Cluster, clusterAnswer } from "../cluster-answer.ts";
import { Coverage, coverageAnswer } from "../coverage.ts";
import { defineEndpoint, lowercase } from "../endpoint.ts";
import { HistoryStatus } from "../history-status.ts";
import { roundedRange, roundedValue } from "../rounded.ts";
import { WALLET_EXAMPLE } from "../wallet-example.ts";

const Count = z.int().min(0);
const Share = z.number().min(0).max(1);
const Day = z.iso.date().nullable();

export default defineEndpoint({
  method: "GET",
  path: "/wallets/{network}/{address}",
  scope: "wallet:read",
  needs: ["ingestion", "reputation", "scoring"],
  failures: ["UNPROCESSABLE"],
  summary: "Get what is known about a wallet",
  input: z.strictObject({
    network: z.string().min(1).max(32).describe("Such as `ethereum`."),
    address: z.string().min(1).max(128).describe("An address on `network`."),
  }),
  output: z.object({
    id: z.string().describe("CAIP-10 account id."),
    address: z.string().describe("The address in stored form: lower-case on EVM networks."),
    checksum_address: z.string().describe("The address as wallets show it."),
    first_seen: z.iso.datetime().nullable().describe("Time of the first stored transaction."),
    last_seen: z.iso.datetime().nullable().describe("Time of the last stored transaction."),
    history: z
      .object({
        sent_transactions: Count.nullable(),
        received_transactions: Count.nullable(),
        token_transfers: Count.nullable(),
        recipients: Count.nullable(),
        senders: Count.nullable(),
      })
      .nullable()
      .describe(
        "Counts over the stored history; a count is null if the history's source does not supply it. Null without a history: the wallet is then unknown, not innocent.",
      ),
    history_status: HistoryStatus.describe(
      "Whether a history is stored. If not, it is requested from a configured provider. `late`: it has not answered yet, try again; `missing`: the wallet has none, or no provider was queried, as for a service that a list names; `unavailable`: no provider can supply it; `not_configured`: no provider supports the network.",
    ),
    coverage: Coverage.nullable().describe(
      "How much of the history a provider has supplied; null if it was imported, and without a history.",
    ),
    labels: z
      .array(
        z.object({
          label: z.string().describe("The list's own word, such as `coinbase`."),
          name: z.string().nullable(),
          network: z
            .string()
            .describe(
              "The network of the label in the list: `network`, or another one on which the same key owns the address.",
            ),
          category: z
            .string()
            .describe("What the word means, such as `exchange`; `unknown` for an unmapped word."),
          stance: z
            .enum(["bad", "risky", "service", "neutral"])
            .describe("What the label implies for the wallet, given its other labels."),
          list: z.string(),
          version: z.string(),
          first_seen: Day,
          last_seen: Day,
          confidence: Share.nullable(),
          contested: z.string().nullable().describe("Why the label is contested; null when it is not."),
        }),
      )
      .describe("The labels that apply to the wallet, including those of the same key on other networks."),
    deposit_of: z
      .object({
        service: z.string().describe("Its name in lists."),
        sweeps: Count.describe("Payments to the service's wallets."),
        share: Share.describe("Their share of all of the wallet's payments."),
        wallets: z.array(z.string()).describe("The service's wallets that it paid, at most 5."),
        first_sweep: z.iso.datetime(),
        last_sweep: z.iso.datetime(),
        funded_by_service: z.boolean(),
        payers: Count.describe("Number of payers other than the service."),
        confidence: Share,
      })
      .nullable()
      .describe(
        "The service at which the wallet is a customer's address, according to the stored transfers; null if it is not one.",
      ),
    cluster: Cluster.nullable().describe(
      "The Bitcoin addresses of the same holder, according to the stored transactions; null if none is known.",
    ),
    sanctions: z.array(z.object({ list: z.string(), version: z.string() })),
    reputation: z.object({
      score: z.number().min(0).max(100).describe("0-100 with two decimals; 50 is unknown."),
      confidence: Share,
      band: z.enum(["bad", "poor", "neutral", "good", "high"]),
    }),
    risk: z
      .object({
        fraud_probability: Share,
        fraud_probability_range: z
          .object({ low: Share, high: Share })
          .nullable()
          .describe("Bounds of that probability; null if the model has none."),
        out_of_distribution: z
          .boolean()
          .nullable()
          .describe(
            "Whether the wallet is unlike any in the model's training data: its range is then wider; null if there is no range.",
          ),
        confidence: Share,
        model_version: z.string(),
      })
      .nullable()
      .describe(
        "The fraud model's estimate from the wallet's own history; null without one, and if the model abstains.",
      ),
    sources: z
      .array(
        z.object({
          name: z.string(),
          version: z.string(),
          as_of: z.iso.datetime(),
          age_seconds: z.number().min(0),
          shelf_life_seconds: z.number().min(0),
          stale: z.boolean(),
        }),
      )
      .describe("Where this comes from and how old it is."),
  }),
  example: { input: { network: "ethereum", address: WALLET_EXAMPLE.address }, output: WALLET_EXAMPLE },
  operation: WalletDocument,
  variables: ({ network, address }) => ({ network, address }),
  answer({ wallet }) {
    if (!wallet) throw new Error("The graph answered null for a valid address.");
    const { history, reputation, risk, depositOf } = wallet;
    return {
      id: wallet.id,
      address: wallet.address,
      checksum_address: wallet.checksumAddress,
      first_seen: wallet.firstSeen,
      last_seen: wallet.lastSeen,
      history: history && {
        sent_transactions: history.sentTransactions,
        received_transactions: history.receivedTransactions,
        token_transfers: history.tokenTransfers,
        recipients: history.recipients,
        senders: history.senders,
      },
      history_status: lowercase(wallet.historyStatus),
      coverage: coverageAnswer(wallet.coverage),
      labels: wallet.labels.map(({ firstSeen, lastSeen, ...label }) => ({
        label: label.label,
        name: label.name,
        network: label.network.id,
        category: label.category,
        stance: lowercase(label.stance),
        list: label.list,
        version: label.version,
        first_seen: firstSeen,
        last_seen: lastSeen,
        confidence: label.confidence,
        contested: label.contested,
      })),
      deposit_of: depositOf && {
        service: depositOf.service,
        sweeps: depositOf.sweeps,
        share: roundedValue(depositOf.share),
        wallets: depositOf.wallets.map(({ address }) => address),
        first_sweep: depositOf.firstSweep,
        last_sweep: depositOf.lastSweep,
        funded_by_service: depositOf.isFunded,
        payers: depositOf.payers,
        confidence: roundedValue(depositOf.confidence),
      },
      cluster: clusterAnswer(wallet.cluster),
      sanctions: wallet.sanctions.map(({ list, version }) => ({ list, version })),
      reputation: {
        score: roundedScore(reputation.score),
        confidence: roundedValue(reputation.confidence),
        band: lowercase(reputation.band),
      },
      risk: risk && {
        fraud_probability: roundedValue(risk.fraudProbability),
        fraud_probability_range: roundedRange(risk.fraudProbabilityRange, roundedValue),
        out_of_distribution: risk.outOfDistribution,
        confidence: roundedValue(risk.confidence),
        model_version: risk.modelVersion,
      },
      sources: wallet.sources.map(({ asOf, ageSeconds, shelfLifeSeconds, ...source }) => ({
        name: source.name,
        version: source.version,
        as_of: asOf,
        age_seconds: ageSeconds,
        shelf_life_seconds: Math.round(shelfLifeSeconds),
        stale: source.stale,
      })),
    };
  },
});
