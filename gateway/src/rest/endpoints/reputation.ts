import { unprocessable } from "@tetron/domain/failure";
import { z } from "zod";
import { ReputationsDocument } from "../../operations.gen.ts";
import { defineEndpoint, LONG_DEADLINE_MS } from "../endpoint.ts";
import { WalletReputation, walletReputation } from "../reputation-answer.ts";
import { REPUTATION_EXAMPLE } from "../reputation-example.ts";

export default defineEndpoint({
  method: "POST",
  path: "/reputation",
  scope: "reputation:read",
  needs: ["reputation"],
  summary: "Get the reputations of wallets",
  // A thousand of the longest addresses, however a client spaces them.
  bodyLimit: 128 * 1024,
  deadlineMs: LONG_DEADLINE_MS,
  input: z.strictObject({
    addresses: z.array(z.string().min(1).max(128)).min(1).max(1_000).describe("Addresses on `network`."),
    network: z.string().min(1).max(32).describe("Such as `ethereum`."),
  }),
  output: z.object({
    results: z.array(WalletReputation).describe("The wallets with valid addresses, in request order."),
    model_version: z.string().describe("Date of the model's training."),
    errors: z
      .array(
        z.object({
          index: z.number().int().min(0).describe("Index in `addresses`, from 0."),
          address: z.string(),
          code: z.string(),
          message: z.string(),
        }),
      )
      .describe("The invalid addresses, in request order."),
  }),
  example: {
    input: { addresses: REPUTATION_EXAMPLE.results.map(({ address }) => address), network: "ethereum" },
    output: REPUTATION_EXAMPLE,
  },
  operation: ReputationsDocument,
  variables: ({ addresses, network }) => ({ network, addresses }),
  answer({ reputations: { wallets, errors, modelVersion } }, { addresses }) {
    const [first] = errors;
    if (first && wallets.length === 0) throw unprocessable("addresses", "none_valid", first.message);
    const refused = new Set(errors.map(({ index }) => index));
    const answered = addresses.filter((_, index) => !refused.has(index));
    return {
      results: wallets.map(({ reputation }, i) => walletReputation(answered[i]!, reputation)),
      model_version: modelVersion,
      errors: errors.map(({ index, code, message }) => ({
        index,
        address: addresses[index]!,
        code,
        message,
      })),
    };
  },
});
