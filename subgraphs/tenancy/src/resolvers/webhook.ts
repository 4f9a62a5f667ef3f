import { isFailure } from "@tetron/domain/failure";
import { listDeliveries } from "@tetron/lake/webhook-deliveries";
import { listWebhooks, requireWebhook } from "@tetron/lake/webhooks";
import { idConnection, parseIdPage } from "@tetron/service/id-page";
import { managerOf } from "../manager.ts";
import type { Resolvers } from "../resolvers.gen.ts";
import {
  createWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  updateWebhook,
} from "../webhooks/manage-webhooks.ts";
import { readReplay } from "../webhooks/read-replay.ts";
import { pingWebhook, replayDeliveries } from "../webhooks/resend.ts";

export const webhookResolvers: Resolvers = {
  Query: {
    webhooks: async (_parent, asked, { deps: { lake }, caller }) => {
      const page = parseIdPage("wh", asked);
      const limits = { after: page.after, limit: page.first + 1 };
      return idConnection(await listWebhooks(lake.db, caller.tenant, limits), page);
    },
    webhook: async (_parent, { id }, { deps: { lake }, caller }) => {
      try {
        return await requireWebhook(lake.db, caller.tenant, id);
      } catch (error) {
        if (isFailure(error, "NOT_FOUND")) return null;
        throw error;
      }
    },
  },
  Mutation: {
    createWebhook: (_parent, { input }, { deps: { lake, webhooks }, caller }) =>
      createWebhook(lake, managerOf(caller), input, webhooks),
    updateWebhook: (_parent, { input: { id, name, url, events, state } }, { deps, caller }) => {
      const change = {
        id,
        ...(name != null && { name }),
        ...(url != null && { url }),
        ...(events != null && { events }),
        ...(state != null && { state }),
      };
      return updateWebhook(deps.lake, managerOf(caller), change, deps.webhooks);
    },
    deleteWebhook: (_parent, { input: { id } }, { deps: { lake }, caller }) =>
      deleteWebhook(lake, managerOf(caller), id),
    rotateWebhookSecret: (_parent, { input: { id, overlapMinutes = 1_440 } }, { deps: { lake }, caller }) =>
      rotateWebhookSecret(lake, managerOf(caller), { id, overlapMinutes }),
    pingWebhook: (_parent, { input: { id } }, { deps: { lake }, caller }) =>
      pingWebhook(lake, managerOf(caller), id),
    replayWebhook: async (_parent, { input: { id, ...asked } }, { deps: { lake }, caller, now }) => ({
      replayed: await replayDeliveries(lake, managerOf(caller), {
        webhook: id,
        replay: readReplay(asked, now),
      }),
    }),
  },
  Webhook: {
    deliveries: async ({ id }, { state, ...asked }, { deps: { lake } }) => {
      const page = parseIdPage("whd", asked);
      const limits = { before: page.after, limit: page.first + 1, ...(state && { state }) };
      return idConnection(await listDeliveries(lake.db, id, limits), page);
    },
  },
  WebhookWithSecret: {
    webhook: ({ webhook }) => webhook,
    secret: ({ secret }) => secret,
  },
  WebhookDelivery: {
    attempts: ({ attempts }) => attempts,
    log: (delivery, _args, { attempts }) => attempts.load(delivery.id),
  },
};
