import { z } from "zod";
import {
  ReceiveHookDocument,
  type ReceiveHookMutation,
  type ReceiveHookMutationVariables,
} from "../../operations.gen.ts";
import { uppercase } from "../endpoint.ts";
import type { SignedEndpoint } from "../signed-endpoint.ts";

const MAX_MESSAGE_BYTES = 1024 ** 2;

const Input = z.looseObject({
  source: z
    .string()
    .min(1)
    .max(64)
    .describe("The source's id, or its name where the operator has configured it."),
  id: z
    .string()
    .min(1)
    .max(128)
    .describe("The message's id, unique within its source: the same id means the same job."),
  data: z
    .union([z.array(z.looseObject({})), z.looseObject({})])
    .optional()
    .describe(
      "For sources that sign like Tetron's webhooks: one row or a list of rows. Alchemy's messages have `event`.",
    ),
});

const Output = z.object({ job_id: z.string().describe("`job_` and a ULID: see `Query.job` in GraphQL.") });

const endpoint: SignedEndpoint<
  z.infer<typeof Input>,
  ReceiveHookMutation,
  ReceiveHookMutationVariables,
  z.infer<typeof Output>
> = {
  kind: "signed",
  method: "POST",
  path: "/hooks/{source}",
  scope: "data:write",
  needs: ["ingestion"],
  summary: "Accept a signed message of a source",
  status: 202,
  alsoAnswers: {
    status: 200,
    description: "The source has already sent a message with this id: its existing job.",
  },
  bodyLimit: MAX_MESSAGE_BYTES,
  signatureHeaders: {
    "X-Alchemy-Signature": "For Alchemy: hexadecimal HMAC-SHA256 of the body.",
    "X-TetronFun-Signature":
      "For other sources: hexadecimal HMAC-SHA256 of the timestamp, a dot and the body; several are separated by commas.",
    "X-TetronFun-Timestamp": "Unix seconds, at most five minutes off.",
  },
  input: Input,
  output: Output,
  example: {
    input: {
      ...{ source: "crm", id: "msg-17" },
      data: [
        {
          network: "ethereum",
          address: "0x206d226f226f62994dbc70cc6da1a02f2825466e",
          kyc_level: "full",
        },
      ],
    },
    output: { job_id: "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD" },
  },
  operation: ReceiveHookDocument,
  takeMessage: ({ id, kind, network, rows }, source) => ({
    input: { source, message: id, kind: uppercase(kind), network: network ?? null, rows },
  }),
  answer: ({ receiveHook: { isNew, job } }) => ({ status: isNew ? 202 : 200, answer: { job_id: job.id } }),
};

export default endpoint;
