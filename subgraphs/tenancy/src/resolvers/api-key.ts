import { keyStatusAt, requireKey } from "@tetron/lake/keys";
import { idConnection, parseIdPage } from "@tetron/service/id-page";
import { createKey } from "../create-key.ts";
import { findKey } from "../find-key.ts";
import { listKeys } from "../list-keys.ts";
import { grantable, managedTenant } from "../may-manage.ts";
import type { Resolvers } from "../resolvers.gen.ts";
import { revokeKey } from "../revoke-key.ts";
import { rotateKey } from "../rotate-key.ts";

export const apiKeyResolvers: Resolvers = {
  Query: {
    apiKeys: async (_parent, { tenant, ...asked }, { deps: { lake }, caller }) => {
      const page = parseIdPage("key", asked);
      const limits = { after: page.after, limit: page.first + 1 };
      return idConnection(await listKeys(lake, managedTenant(caller, tenant), limits), page);
    },
    apiKey: async (_parent, { id, tenant }, { deps: { lake }, caller }) =>
      (await findKey(lake, managedTenant(caller, tenant), id)) ?? null,
  },
  Mutation: {
    createApiKey: (_parent, { input: { tenant, scopes, ...wanted } }, { deps: { lake }, caller }) =>
      createKey(
        lake,
        caller.keyId,
        {
          ...wanted,
          tenant: managedTenant(caller, tenant),
          scopes: grantable(caller, scopes),
          expiresAt: wanted.expiresAt ?? null,
        },
        caller.claim,
      ),
    rotateApiKey: async (
      _parent,
      { input: { id, tenant, overlapMinutes = 0 } },
      { deps: { lake }, caller },
    ) => {
      const rotation = { id, overlapMinutes, tenant: managedTenant(caller, tenant), claim: caller.claim };
      // The new key is shown to the caller, who may have no more by it than before.
      grantable(caller, (await requireKey(lake.db, rotation.tenant, id)).scopes);
      return rotateKey(lake, caller.keyId, rotation);
    },
    revokeApiKey: (_parent, { input: { id, tenant } }, { deps: { lake }, caller }) =>
      revokeKey(lake, caller.keyId, { id, tenant: managedTenant(caller, tenant) }),
  },
  ApiKey: {
    status: (key, _args, { now }) => keyStatusAt(key, now),
  },
  CreatedApiKey: {
    apiKey: ({ key }) => key,
    key: ({ secret }) => secret,
  },
};
