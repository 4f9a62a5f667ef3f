import { type Deed, type Doors, deed } from "../../testing.ts";

const SOURCE = { name: "crm", signature: "hmac", kind: "context", network: "ethereum" };
const IN_GRAPHQL = { ...SOURCE, signature: "HMAC", kind: "CONTEXT" };
const aSource = async ({ rest }: Doors) => String((await rest("POST", "/v1/hooks", SOURCE))["id"]);

/** What writes about sources of signed messages. */
export const HOOK_WRITES: Readonly<Record<string, Deed<unknown>>> = {
  "a hook source is made": deed({
    graphql: {
      createHookSource: ({ graphql }) =>
        graphql(
          "mutation ($input: CreateHookSourceInput!) { createHookSource(input: $input) { secret } }",
          IN_GRAPHQL,
        ),
    },
    rest: { createHookSource: aSource },
    cli: {
      "hooks create": ({ cli }) =>
        cli("hooks", "create", SOURCE.name, "--kind", SOURCE.kind, "--network", SOURCE.network),
    },
  }),
  "a hook source is deleted": deed<string>({
    before: aSource,
    graphql: {
      deleteHookSource: ({ graphql }, id) =>
        graphql("mutation ($input: HookSourceInput!) { deleteHookSource(input: $input) { id } }", { id }),
    },
    rest: { deleteHookSource: ({ rest }, id) => rest("DELETE", `/v1/hooks/${id}`) },
    cli: { "hooks delete": ({ cli }, id) => cli("hooks", "delete", id) },
  }),
  "a hook source's secret is replaced": deed<string>({
    before: aSource,
    graphql: {
      rotateHookSecret: ({ graphql }, id) =>
        graphql("mutation ($input: RotateHookSecretInput!) { rotateHookSecret(input: $input) { secret } }", {
          id,
        }),
    },
    rest: { rotateHookSecret: ({ rest }, id) => rest("POST", `/v1/hooks/${id}/rotate`, {}) },
    cli: { "hooks rotate": ({ cli }, id) => cli("hooks", "rotate", id) },
  }),
};

/** What reads them. */
export const HOOK_READS = deed<string>({
  before: aSource,
  graphql: {
    hookSources: ({ graphql }) => graphql("{ hookSources { edges { node { id } } } }"),
    hookSource: ({ graphql }, id) => graphql(`{ hookSource(id: "${id}") { id } }`),
  },
  rest: {
    listHookSources: ({ rest }) => rest("GET", "/v1/hooks"),
    getHookSource: ({ rest }, id) => rest("GET", `/v1/hooks/${id}`),
  },
  cli: { "hooks list": ({ cli }) => cli("hooks", "list") },
});
