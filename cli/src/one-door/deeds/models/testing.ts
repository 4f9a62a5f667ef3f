import { COMMAND_LINE } from "@tetron/domain/actor";
import { registerModel } from "@tetron/scoring/models/register-model";
import { registerShipped } from "@tetron/scoring/models/register-shipped";
import { anotherModel } from "@tetron/scoring/models/testing";
import { type Deed, type Doors, deed, type House } from "../../testing.ts";

async function registered(scoring: House["platform"]["scoring"]): Promise<string> {
  await registerShipped(scoring, new Date());
  return registerModel(scoring, await anotherModel(), { actor: COMMAND_LINE, now: new Date() });
}

/** What writes of fraud models. @param scoringOf - Of the platform, once it is open. */
export function modelWritesOn(
  scoringOf: () => House["platform"]["scoring"],
): Readonly<Record<string, Deed<unknown>>> {
  const shadowed = async ({ cli }: Doors) => {
    const version = await registered(scoringOf());
    await cli("model", "shadow", version);
    return version;
  };
  return {
    "a model estimates beside the live one": deed<string>({
      before: () => registered(scoringOf()),
      graphql: {
        shadowModel: ({ graphql }, version) =>
          graphql(`mutation { shadowModel(version: "${version}") { state } }`),
      },
      cli: { "model shadow": ({ cli }, version) => cli("model", "shadow", version) },
    }),
    "a model is promoted": deed<string>({
      before: shadowed,
      graphql: {
        promoteModel: ({ graphql }, version) =>
          graphql(`mutation { promoteModel(version: "${version}") { state } }`),
      },
      cli: { "model promote": ({ cli }, version) => cli("model", "promote", version) },
    }),
    "a promotion is taken back": deed({
      before: async (doors) => void (await doors.cli("model", "promote", await shadowed(doors))),
      graphql: { rollBackModel: ({ graphql }) => graphql("mutation { rollBackModel { state } }") },
      cli: { "model rollback": ({ cli }) => cli("model", "rollback") },
    }),
  };
}

/** What reads of them. */
export const modelReadsOn = (
  scoringOf: () => House["platform"]["scoring"],
): Readonly<Record<string, Deed<unknown>>> => ({
  "fraud models": deed<string>({
    before: () => registered(scoringOf()),
    graphql: {
      models: ({ graphql }) => graphql("{ models { version state card { auc } } }"),
      modelDrift: ({ graphql }) => graphql("{ modelDrift { name psi } }"),
      modelComparison: ({ graphql }, version) =>
        graphql(`{ modelComparison(version: "${version}") { scores } }`),
    },
    cli: {
      "model list": ({ cli }) => cli("model", "list"),
      "model train": ({ cli }) => cli("model", "train", "--dry-run"),
      "model compare": ({ cli }, version) => cli("model", "compare", version),
    },
  }),
});
