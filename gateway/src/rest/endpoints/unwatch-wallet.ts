import { Failure } from "@tetron/domain/failure";
import { z } from "zod";
import { UnwatchWalletsDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { LABEL_EXAMPLE } from "../label-example.ts";

const { network, address } = LABEL_EXAMPLE;

export default defineEndpoint({
  method: "DELETE",
  path: "/watch/{network}/{address}",
  scope: "data:write",
  needs: ["ingestion"],
  failures: ["NOT_FOUND", "UNPROCESSABLE"],
  summary: "Stop watching a wallet",
  input: z.strictObject({
    network: z.string().min(1).max(32).describe("Such as `ethereum`."),
    address: z.string().min(1).max(128).describe("An address on `network`."),
  }),
  output: z.object({ network: z.string(), address: z.string(), deleted: z.literal(true) }),
  example: { input: { network, address }, output: { network, address, deleted: true } },
  operation: UnwatchWalletsDocument,
  variables: (input) => ({ input: { network: input.network, addresses: [input.address] } }),
  answer({ unwatchWallets: { changed } }, input) {
    if (changed === 0)
      throw new Failure("NOT_FOUND", `${input.address} is not watched.`, {
        kind: "watch",
        id: input.address,
      });
    return { ...input, deleted: true as const };
  },
});
