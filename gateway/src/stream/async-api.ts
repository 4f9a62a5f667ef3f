import { EVENTS, type EventType } from "@tetron/domain/events";
import { z } from "zod";
import { CHANNEL_NAMES, CHANNELS, type Channel } from "./channels.ts";
import { CLOSE_CODES } from "./close-code.ts";
import { ACTIONS, NOTICES } from "./frames.ts";

type Json = Readonly<Record<string, unknown>>;

const DESCRIPTION = `Tetron's events, in commit order, and how to receive them.

Types are never renamed or reused. A field that is added, or changes its meaning, makes a new version of a type's data;
stored events keep the version with which they were written.`;

const AUDIENCES = {
  tenant: {
    title: "A tenant's events",
    description: "Events that a tenant may read.",
  },
  internal: {
    title: "Internal events",
    description:
      "Internal events, followed by Tetron's own jobs. They belong to no tenant, and no tenant can read them.",
  },
} as const;

const STREAM = `Over WebSocket, authenticate within ten seconds, then subscribe. Every message has an \`id\`: the cursor to
resume from, the same over every transport. With \`Accept: text/event-stream\`, \`GET\` of the same address streams the same
messages as server-sent events: the channels and the filter are in the query, the key is in \`Authorization\`, and
\`Last-Event-ID\` resumes.`;

const ACTION_SUMMARIES = {
  authenticate: "The first frame, unless the upgrade had an Authorization header.",
  subscribe: "Begins to stream channels.",
  unsubscribe: "Ends a subscription, or channels of it.",
  ping: "Asks whether the server is there.",
} as const satisfies Record<keyof typeof ACTIONS, string>;

const NOTICE_SUMMARIES = {
  ack: "An action was carried out.",
  error: "An action was refused, or the socket is about to be closed.",
  lagged: "This client was too slow for messages before the next one.",
  pong: "The answer to a ping.",
} as const satisfies Record<keyof typeof NOTICES, string>;

/** Events and streams as an AsyncAPI 3.0 document, generated from the table of events and the frames. */
export function asyncApi(): Json {
  const audiences = Object.keys(AUDIENCES) as (keyof typeof AUDIENCES)[];
  const types = Object.keys(EVENTS) as EventType[];
  const typesFor = (audience: string) => types.filter((type) => EVENTS[type].audience === audience);
  const ofClient = Object.keys(ACTIONS).map((name) => `client.${name}`);
  const ofServer = [
    ...Object.keys(NOTICES).map((name) => `server.${name}`),
    ...CHANNEL_NAMES.map(messageName),
  ];
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Tetron events",
      version: "1",
      description: DESCRIPTION,
      license: { name: "Apache-2.0" },
    },
    defaultContentType: "application/json",
    servers: {
      edge: {
        host: "{host}",
        protocol: "wss",
        description: "The gateway; `ws` if it is not behind TLS.",
        variables: { host: { default: "127.0.0.1:4000", description: "Host and port." } },
        security: [{ $ref: "#/components/securitySchemes/apiKey" }],
      },
    },
    channels: {
      ...Object.fromEntries(
        audiences.map((audience) => [
          audience,
          // The address depends on the transport.
          { address: null, ...AUDIENCES[audience], messages: messageRefs(typesFor(audience)) },
        ]),
      ),
      stream: {
        address: "/v1/stream",
        title: "Live events",
        description: STREAM,
        servers: [{ $ref: "#/servers/edge" }],
        messages: messageRefs([...ofClient, ...ofServer]),
        bindings: { ws: { method: "GET", bindingVersion: "0.1.0" } },
        "x-close-codes": CLOSE_CODES,
      },
    },
    operations: {
      ...Object.fromEntries(
        audiences.map((audience) => [
          `send.${audience}`,
          { action: "send", channel: { $ref: `#/channels/${audience}` } },
        ]),
      ),
      "stream.receive": streamOperation("receive", "What a client sends.", ofClient),
      "stream.send": streamOperation("send", "What the server sends.", ofServer),
    },
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "An API key with the scope `stream:read`." },
      },
      messages: {
        ...Object.fromEntries(types.map((type) => [type, eventMessage(type)])),
        ...framesOf("client", ACTIONS, ACTION_SUMMARIES),
        ...framesOf("server", NOTICES, NOTICE_SUMMARIES),
        ...Object.fromEntries(CHANNEL_NAMES.map((name) => [messageName(name), channelMessage(name)])),
      },
    },
  };
}

function messageName(channel: Channel): string {
  return `server.${channel}`;
}

function messageRefs(names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }]));
}

function streamOperation(action: "send" | "receive", summary: string, names: readonly string[]): Json {
  const messages = names.map((name) => ({ $ref: `#/channels/stream/messages/${name}` }));
  return { action, summary, channel: { $ref: "#/channels/stream" }, messages };
}

function framesOf<Name extends string>(
  side: "client" | "server",
  frames: Readonly<Record<Name, z.ZodType>>,
  summaries: Readonly<Record<Name, string>>,
): Json {
  const names = Object.keys(frames) as Name[];
  return Object.fromEntries(
    names.map((name) => [
      `${side}.${name}`,
      { name: `${side}.${name}`, summary: summaries[name], payload: schemaOf(frames[name]) },
    ]),
  );
}

/** A message of a channel, as `StreamEvent.frame` writes it. */
function channelMessage(channel: Channel): Json {
  const { summary, data } = EVENTS[CHANNELS[channel].types[0]];
  const payload = z.strictObject({
    channel: z.literal(channel),
    id: z.string().describe("The cursor after this event: pass it as `resume_from` to resume after it."),
    event_id: z.string().describe("`evt_` and a ULID, the same in webhooks and `/v1/events`."),
    data,
    test: z.literal(true).describe("A test key's payment: see docs/test-keys.md.").optional(),
    simulated: z.literal(true).describe("On the simulated network: see docs/simulation.md.").optional(),
  });
  return { name: messageName(channel), summary, payload: schemaOf(payload) };
}

function eventMessage(type: EventType): Json {
  const { summary, subject, version, data } = EVENTS[type];
  return {
    name: type,
    summary,
    headers: {
      type: "object",
      required: ["id", "type", "version", "subject", "at"],
      properties: {
        id: { type: "string", pattern: "^evt_", description: "Names the event." },
        type: { type: "string", const: type },
        version: { type: "integer", const: version, description: "The version of the data." },
        subject: { type: "string", description: subject },
        at: { type: "string", format: "date-time" },
      },
    },
    payload: schemaOf(data),
  };
}

/** AsyncAPI's own schema language is a superset of draft 7. */
function schemaOf(data: z.ZodType): Json {
  const { $schema: _draft, ...schema } = z.toJSONSchema(data, { target: "draft-7" });
  return schema;
}
