import { Failure } from "@tetron/domain/failure";
import { parseWalletId } from "@tetron/domain/wallet";
import { z } from "zod";
import { AnalyseWalletDocument } from "../../operations.gen.ts";
import { ANALYSIS_EXAMPLE } from "../analysis-example.ts";
import { defineEndpoint } from "../endpoint.ts";
import { roundedValue, roundedValueOrNull } from "../rounded.ts";

const Share = z.number().min(0).max(1);

/** The words of the third seed. */
const RESULTS = { FRAUD: "Fraud", NOT_FRAUD: "Not_Fraud", UNDECIDED: "Undecided" } as const;

export default defineEndpoint({
  method: "POST",
  path: "/analysis",
  rootPath: "/score",
  scope: "wallet:read",
  needs: ["ingestion", "scoring"],
  summary: "Assess a wallet by similar known wallets; also `POST /score`, without a version",
  input: z.strictObject({
    address: z.string().min(1).max(128).describe("An address on `network`."),
    network: z.string().min(1).max(32).default("ethereum").describe("Such as `ethereum`, the default."),
  }),
  output: z.object({
    result: z
      .enum(["Fraud", "Not_Fraud", "Undecided"])
      .describe(
        "`Fraud` too when a list accuses the wallet; `Undecided` below a confidence of 0.4, without a history, and for a public service that resembles fraud.",
      ),
    address: z.string().describe("The address in stored form: lower-case on EVM networks."),
    fraud_probability: Share.nullable().describe("As in `knn_analysis`."),
    confidence: Share.nullable().describe(
      "The mean of 1 / (1 + `avg_distance`) and of the larger class's share; null without neighbours.",
    ),
    knn_analysis: z.object({
      fraud_probability: Share.nullable().describe(
        "Share of fraud among the neighbours, weighted by closeness; null without neighbours.",
      ),
      nearest_neighbors: z
        .array(
          z.object({
            address: z.string(),
            flag: z.union([z.literal(0), z.literal(1)]).describe("1 is fraud."),
            distance: z.number().min(0).describe("Euclidean, between the normalised 44 numbers."),
          }),
        )
        .describe("Ten, nearest first; none without a history."),
      avg_distance: z.number().min(0).nullable(),
    }),
    rag_analysis: z.object({
      reasoning: z.string().describe("Sentences written from the numbers; the wording may change."),
      confidence: Share.nullable(),
      edge_cases_detected: z.array(z.string()),
    }),
    features_extracted: z
      .record(z.string(), z.number().nullable())
      .describe(
        "The 44 numbers by the names of the public data set: counts, minutes, whole coins; null if the history does not supply it. Empty without a history.",
      ),
  }),
  example: { input: { address: ANALYSIS_EXAMPLE.address, network: "ethereum" }, output: ANALYSIS_EXAMPLE },
  operation: AnalyseWalletDocument,
  variables: ({ address, network }) => ({ network, address }),
  answer({ wallet }) {
    if (!wallet) throw new Error("The graph answered null for a valid address.");
    const { address, analysis } = wallet;
    if (!analysis)
      throw new Failure("UNAVAILABLE", "The analysis cannot be made now.", {
        ...{ dependency: "scoring", retryAfter: 5, outcome: "nothing_done" },
      });
    const fraudProbability = roundedValueOrNull(analysis.fraudProbability);
    const confidence = roundedValueOrNull(analysis.confidence);
    return {
      result: RESULTS[analysis.result],
      address,
      fraud_probability: fraudProbability,
      confidence,
      knn_analysis: {
        fraud_probability: fraudProbability,
        nearest_neighbors: analysis.nearest.map(({ wallet: { id }, fraud, distance }) => ({
          ...{ address: parseWalletId(id).address, flag: fraud ? (1 as const) : (0 as const) },
          distance: roundedValue(distance),
        })),
        avg_distance: roundedValueOrNull(analysis.averageDistance),
      },
      rag_analysis: {
        reasoning: analysis.reasoning,
        confidence,
        edge_cases_detected: analysis.edgeCases.map(({ title }) => title),
      },
      features_extracted: Object.fromEntries(analysis.features.map(({ name, value }) => [name, value])),
    };
  },
});
