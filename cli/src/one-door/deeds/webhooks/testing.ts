import { type Deed, type Doors, deed } from "../../testing.ts";

const WEBHOOK = { name: "shop", url: "https://shop.example.com/", events: ["score.completed"] };
const aWebhook = async ({ rest }: Doors) => String((await rest("POST", "/v1/webhooks", WEBHOOK))["id"]);
const onWebhook = (field: string, type: string, selected: string, more = {}) => ({
  [field]: ({ graphql }: Doors, id: string) =>
    graphql(`mutation ($input: ${type}!) { ${field}(input: $input) { ${selected} } }`, { id, ...more }),
});
const DELIVERED = { from: "2025-05-17T08:34:21Z", to: "2100-05-17T08:34:21Z" };

/** What writes about webhooks. */
export const WEBHOOK_WRITES: Readonly<Record<string, Deed<unknown>>> = {
  "a webhook is made": deed({
    graphql: {
      createWebhook: ({ graphql }) =>
        graphql(
          "mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret } }",
          WEBHOOK,
        ),
    },
    rest: { createWebhook: aWebhook },
    cli: {
      "webhooks create": ({ cli }) =>
        cli("webhooks", "create", WEBHOOK.url, "--name", WEBHOOK.name, "--event", ...WEBHOOK.events),
    },
  }),
  "a webhook is changed": deed<string>({
    before: aWebhook,
    graphql: onWebhook("updateWebhook", "UpdateWebhookInput", "id", { state: "PAUSED" }),
    rest: { updateWebhook: ({ rest }, id) => rest("PATCH", `/v1/webhooks/${id}`, { status: "paused" }) },
  }),
  "a webhook is deleted": deed<string>({
    before: aWebhook,
    graphql: onWebhook("deleteWebhook", "WebhookInput", "id"),
    rest: { deleteWebhook: ({ rest }, id) => rest("DELETE", `/v1/webhooks/${id}`) },
    cli: { "webhooks delete": ({ cli }, id) => cli("webhooks", "delete", id) },
  }),
  "a webhook's secret is replaced": deed<string>({
    before: aWebhook,
    graphql: onWebhook("rotateWebhookSecret", "RotateWebhookSecretInput", "secret"),
    rest: { rotateWebhookSecret: ({ rest }, id) => rest("POST", `/v1/webhooks/${id}/rotate`, {}) },
    cli: { "webhooks rotate": ({ cli }, id) => cli("webhooks", "rotate", id) },
  }),
  "a webhook is pinged": deed<string>({
    before: aWebhook,
    graphql: onWebhook("pingWebhook", "WebhookInput", "id"),
    rest: { pingWebhook: ({ rest }, id) => rest("POST", `/v1/webhooks/${id}/ping`, {}) },
    cli: { "webhooks ping": ({ cli }, id) => cli("webhooks", "ping", id) },
  }),
  "deliveries of a webhook are replayed": deed<string>({
    before: async (doors) => {
      const id = await aWebhook(doors);
      await doors.rest("PATCH", `/v1/webhooks/${id}`, { status: "paused" });
      await doors.rest("POST", `/v1/webhooks/${id}/ping`, {});
      return id;
    },
    graphql: onWebhook("replayWebhook", "ReplayWebhookInput", "replayed", DELIVERED),
    rest: { replayWebhook: ({ rest }, id) => rest("POST", `/v1/webhooks/${id}/replay`, DELIVERED) },
    cli: { "webhooks replay": ({ cli }, id) => cli("webhooks", "replay", id, "--from", DELIVERED.from) },
  }),
};

/** What reads webhooks. */
export const WEBHOOK_READS = deed<string>({
  before: aWebhook,
  graphql: {
    webhooks: ({ graphql }) => graphql("{ webhooks { edges { node { id } } } }"),
    webhook: ({ graphql }, id) =>
      graphql(`{ webhook(id: "${id}") { deliveries { edges { node { id } } } } }`),
  },
  rest: {
    listWebhooks: ({ rest }) => rest("GET", "/v1/webhooks"),
    getWebhook: ({ rest }, id) => rest("GET", `/v1/webhooks/${id}`),
    listWebhookDeliveries: ({ rest }, id) => rest("GET", `/v1/webhooks/${id}/deliveries`),
  },
  cli: { "webhooks list": ({ cli }) => cli("webhooks", "list") },
});
