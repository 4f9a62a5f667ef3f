import { z } from "zod";
import { WatchWalletsDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { LABEL_EXAMPLE } from "../label-example.ts";
import { recoverFrom } from "../recovery.ts";

const Count = z.int().min(0);

export default defineEndpoint({
  method: "POST",
  path: "/watch",
  scope: "data:write",
  needs: ["ingestion"],
  summary: "Watch wallets: their network is followed for them from the next block on",
  // A thousand of the longest addresses, however a client spaces them.
  bodyLimit: 128 * 1024,
  input: z.strictObject({
    network: z.string().min(1).max(32).describe("Such as `ethereum`."),
    addresses: z.array(z.string().min(1).max(128)).min(1).max(1_000).describe("Addresses on `network`."),
  }),
  output: z.object({
    added: Count.describe("Wallets that were not watched before."),
    unchanged: Count.describe("Wallets that were."),
    watched: Count.describe("Wallets watched now, on all networks; at most 100,000."),
  }),
  example: {
    input: { network: "ethereum", addresses: [LABEL_EXAMPLE.address] },
    output: { added: 1, unchanged: 0, watched: 1 },
  },
  operation: WatchWalletsDocument,
  variables: ({ network, addresses }) => ({ input: { network, addresses } }),
  recover: recoverFrom(z.object({ changed: Count, unchanged: Count, watched: Count }), watchAnswer),
  answer: ({ watchWallets }) => watchAnswer(watchWallets),
});

function watchAnswer({ changed, unchanged, watched }: Readonly<Record<string, number>>) {
  return { added: changed!, unchanged: unchanged!, watched: watched! };
}
