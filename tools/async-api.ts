import { z } from "zod";
import { EVENTS, type EventType } from "../packages/domain/src/events.ts";

type Json = Readonly<Record<string, unknown>>;

const DESCRIPTION = `What happens in Tetron, in the order of the commits.

Types are never renamed or reused. A field that is added, or changes its meaning, makes a new version of a type's data;
stored events keep the version that they were written in.`;

const CHANNELS = {
  tenant: {
    title: "A tenant's events",
    description: "What a tenant may read of what happened to it.",
  },
  internal: {
    title: "Internal events",
    description: "What Tetron's own jobs follow. They belong to no tenant, and no tenant reads them.",
  },
} as const;

/** The table of events as an AsyncAPI 3.0 document. */
export function asyncApi(): Json {
  const audiences = Object.keys(CHANNELS) as (keyof typeof CHANNELS)[];
  const types = Object.keys(EVENTS) as EventType[];
  const typesFor = (audience: string) => types.filter((type) => EVENTS[type].audience === audience);
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Tetron events",
      version: "1",
      description: DESCRIPTION,
      license: { name: "Apache-2.0" },
    },
    defaultContentType: "application/json",
    channels: Object.fromEntries(
      audiences.map((audience) => {
        const messages = typesFor(audience).map((type) => [type, { $ref: `#/components/messages/${type}` }]);
        // The address depends on the transport.
        return [audience, { address: null, ...CHANNELS[audience], messages: Object.fromEntries(messages) }];
      }),
    ),
    operations: Object.fromEntries(
      audiences.map((audience) => [
        `send.${audience}`,
        { action: "send", channel: { $ref: `#/channels/${audience}` } },
      ]),
    ),
    components: { messages: Object.fromEntries(types.map((type) => [type, messageOf(type)])) },
  };
}

function messageOf(type: EventType): Json {
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
