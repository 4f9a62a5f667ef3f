import { z } from "zod";
import type { WalletQuery } from "../operations.gen.ts";
import { lowercase } from "./endpoint.ts";

const Share = z.number().min(0).max(1);

/** The addresses of one holder with a wallet. */
export const Cluster = z.object({
  id: z
    .string()
    .describe("Its first address in the order of text; a block that adds an earlier one changes it."),
  size: z
    .int()
    .min(2)
    .describe("Its addresses; where it is `too_large` there are more, and these 1,000 are read."),
  doubt: z
    .enum(["too_large", "several_services"])
    .nullable()
    .describe(
      "Why the cluster may be wrong; null without such a sign. `too_large`: the nearest addresses by links are read, and the confidence is lower. `several_services`: nothing is concluded from it.",
    ),
  named: z
    .array(
      z.object({
        address: z.string(),
        listing: z.enum(["sanctioned", "bad", "risky", "service"]),
        rule: z.enum(["common_inputs", "change"]).describe("The weakest rule by which it is of the cluster."),
        confidence: Share.describe("How sure it is that both are of one holder."),
      }),
    )
    .describe(
      "The other addresses that lists name, the worst first, at most 20; none where `several_services` are named.",
    ),
});

type FoundCluster = NonNullable<NonNullable<WalletQuery["wallet"]>["cluster"]>;

/** A cluster as REST answers it. */
export function clusterAnswer(cluster: FoundCluster | null): z.input<typeof Cluster> | null {
  return (
    cluster && {
      id: cluster.id,
      size: cluster.size,
      doubt: cluster.doubt && lowercase(cluster.doubt),
      named: cluster.named.map(({ wallet, listing, rule, confidence }) => ({
        address: wallet.address,
        listing: lowercase(listing),
        rule: lowercase(rule),
        confidence,
      })),
    }
  );
}
