import { createHash, createHmac } from "node:crypto";
import { hookActor } from "@tetron/domain/actor";
import { type Deed, type Doors, deed, HOOK } from "../../testing.ts";

const WALLET = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const REPORT = { network: "ethereum", address: WALLET, outcome: "fraud", reference: "case-1" };
const TOLD = { id: "msg-1", data: { network: "ethereum", address: WALLET, kyc_level: "full" } };
const uploaded = async ({ rest }: Doors) =>
  String((await rest("POST", "/v1/uploads?kind=outcomes", REPORT))["id"]);
const uploadedByGraph = async ({ graphql }: Doors) => {
  const file = Buffer.from(JSON.stringify(REPORT));
  const { startUpload } = await graphql(
    "mutation ($input: StartUploadInput!) { startUpload(input: $input) { id } }",
    { kind: "OUTCOMES" },
  );
  const { id } = startUpload as { id: string };
  await graphql("mutation ($input: AppendUploadInput!) { appendUpload(input: $input) { id } }", {
    ...{ id, part: 0, content: file.toString("base64") },
  });
  return graphql("mutation ($input: FinishUploadInput!) { finishUpload(input: $input) { isNew } }", {
    ...{ id, bytes: file.length, sha256: createHash("sha256").update(file).digest("hex") },
  });
};
const cancelled = async (doors: Doors) => {
  const id = await uploaded(doors);
  await doors.rest("POST", `/v1/uploads/${id}/cancel`, {});
  return id;
};

/** What writes of uploads and jobs. */
export const UPLOAD_WRITES: Readonly<Record<string, Deed<unknown>>> = {
  "a file is uploaded": deed({
    graphql: {
      startUpload: uploadedByGraph,
      appendUpload: uploadedByGraph,
      finishUpload: uploadedByGraph,
    },
    rest: { createUpload: uploaded },
  }),
  "a source tells something": deed({
    restActor: hookActor(HOOK.name),
    graphql: {
      receiveHook: ({ graphql }) =>
        graphql(
          "mutation ($input: ReceiveHookInput!) { receiveHook(input: $input) { isNew job { state } } }",
          {
            ...{ source: HOOK.name, message: TOLD.id, kind: "CONTEXT" },
            rows: JSON.stringify(TOLD.data),
          },
        ),
    },
    rest: {
      receiveHook: ({ rest }) => {
        const timestamp = String(Math.floor(Date.now() / 1_000));
        const signature = createHmac("sha256", HOOK.source.secrets[0]!)
          .update(`${timestamp}.${JSON.stringify(TOLD)}`)
          .digest("hex");
        return rest("POST", `/v1/hooks/${HOOK.name}`, TOLD, {
          ...{ "X-TetronFun-Timestamp": timestamp, "X-TetronFun-Signature": signature },
        });
      },
    },
  }),
  "a job is cancelled": deed<string>({
    before: uploaded,
    graphql: {
      cancelJob: ({ graphql }, id) => graphql(`mutation { cancelJob(id: "${id}") { state } }`),
    },
    rest: { cancelUpload: ({ rest }, id) => rest("POST", `/v1/uploads/${id}/cancel`, {}) },
    cli: { "jobs cancel": ({ cli }, id) => cli("jobs", "cancel", id) },
  }),
  "a job is restarted": deed<string>({
    before: cancelled,
    graphql: {
      restartJob: ({ graphql }, id) => graphql(`mutation { restartJob(id: "${id}") { state } }`),
    },
    cli: { "jobs restart": ({ cli }, id) => cli("jobs", "restart", id) },
  }),
};

/** What reads of them. */
export const UPLOAD_READS: Readonly<Record<string, Deed<unknown>>> = {
  "jobs and uploads": deed<string>({
    before: uploaded,
    graphql: {
      job: ({ graphql }, id) => graphql(`{ job(id: "${id}") { state refusals { line } } }`),
      jobs: ({ graphql }) => graphql("{ jobs { edges { node { state } } } }"),
    },
    rest: {
      getUpload: ({ rest }, id) => rest("GET", `/v1/uploads/${id}`),
      listUploadRefusals: ({ rest }, id) => rest("GET", `/v1/uploads/${id}/refusals`),
    },
    cli: {
      "jobs list": ({ cli }) => cli("jobs", "list"),
      "jobs show": ({ cli }, id) => cli("jobs", "show", id),
    },
  }),
};
