import { z } from "zod";
import { ListLabelsDocument } from "../../operations.gen.ts";
import { defineEndpoint, lowercase } from "../endpoint.ts";
import { LABEL_EXAMPLE } from "../label-example.ts";
import { labelId } from "../label-id.ts";

const Day = z.iso.date().nullable();

export default defineEndpoint({
  method: "GET",
  path: "/labels",
  scope: "wallet:read",
  needs: ["ingestion"],
  failures: ["UNPROCESSABLE"],
  summary: "Get the labels that lists give a wallet",
  query: ["network", "address"],
  input: z.strictObject({
    network: z.string().min(1).max(32).describe("Such as `ethereum`."),
    address: z.string().min(1).max(128).describe("An address on `network`."),
  }),
  output: z.object({
    labels: z
      .array(
        z.object({
          label_id: z.string().describe("Use it with `POST /labels/{label_id}/contest`."),
          network: z
            .string()
            .describe(
              "The network of the label in the list: the wallet's, or another one on which the same key owns the address.",
            ),
          address: z.string().describe("The address in stored form: lower-case on EVM networks."),
          label: z.string().describe("The list's own word, such as `coinbase`."),
          name: z.string().nullable(),
          category: z
            .string()
            .describe("What the word means, such as `exchange`; `unknown` for an unmapped word."),
          stance: z
            .enum(["bad", "risky", "service", "neutral"])
            .describe("What the label implies for the wallet, given its other labels."),
          list: z.string(),
          version: z.string().describe("The list's edition."),
          owner: z.enum(["system", "operator", "tenant"]).describe("Owner of the list."),
          first_seen: Day,
          last_seen: Day,
          confidence: z.number().min(0).max(1).nullable(),
          contested: z.string().nullable().describe("Why the label is contested; null when it is not."),
        }),
      )
      .describe("At most 20 per owner and network."),
  }),
  example: {
    input: { network: LABEL_EXAMPLE.network, address: LABEL_EXAMPLE.address },
    output: { labels: [LABEL_EXAMPLE] },
  },
  operation: ListLabelsDocument,
  variables: ({ network, address }) => ({ network, address }),
  answer({ wallet }) {
    if (!wallet) throw new Error("The graph answered null for a valid address.");
    const { address, labels } = wallet;
    return {
      labels: labels.map(({ network: { id: network }, label, name, list, ...each }) => ({
        label_id: labelId({ network, address, list, label, name: name ?? "" }),
        ...{ network, address, label, name, list },
        ...{ category: each.category, stance: lowercase(each.stance) },
        ...{ version: each.version, owner: lowercase(each.owner) },
        ...{ first_seen: each.firstSeen, last_seen: each.lastSeen },
        ...{ confidence: each.confidence, contested: each.contested },
      })),
    };
  },
});
