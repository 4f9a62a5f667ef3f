import type { PlanNode } from "@graphql-hive/router-query-planner";
import { type DocumentNode, type GraphQLSchema, print } from "graphql";
import type { Call } from "./call.ts";
import type { ChosenOperation } from "./chosen-operation.ts";
import type { ClientNames } from "./client-names.ts";
import type { Data } from "./data.ts";
import { decide } from "./decide.ts";
import { pickVariables } from "./fetch-step.ts";
import type { PlanTools } from "./plan-tools.ts";
import { introspectionPart, plannablePart } from "./plannable.ts";
import type { Project } from "./projection.ts";
import { compileProjector } from "./projector.ts";
import { compileRewrites, type Rewrites } from "./rewrite.ts";
import type { Step } from "./run.ts";
import { compileSteps } from "./steps.ts";

/** The fetch that opens a subscription. */
export interface Primary {
  readonly call: Call;
  readonly pick: (variables: Data) => Data;
  readonly rewrites: Rewrites | null;
}

/** A compiled operation, its conditions evaluated; can be run any number of times. */
export interface Operation extends Pick<ChosenOperation, "definition" | "fragments"> {
  /** For a subscription: the steps for each event. Null when there are none. */
  readonly step: Step | null;
  readonly primary: Primary | null;
  readonly introspection: DocumentNode | null;
  readonly names: ClientNames;
  readonly project: Project;
}

/** The dependencies of compiling an operation. */
export interface Compiler extends PlanTools {
  readonly schema: GraphQLSchema;
  readonly names: ClientNames;
  /** Plans an operation without variables for conditions. @throws (a rejection) When it cannot. */
  plan(query: string): Promise<PlanNode | undefined>;
}

/**
 * Compiles an operation.
 *
 * @param flags - The values of its conditions' variables.
 * @throws (a rejection) GraphQLError when it cannot be planned.
 */
export async function compileOperation(
  chosen: ChosenOperation,
  flags: Data,
  compiler: Compiler,
): Promise<Operation> {
  const { definition, fragments } = decide(chosen, flags);
  const { names } = compiler;
  const apart = Object.entries(fragments).map(([name, fragment]) => [name, names.apart(fragment)]);
  const planned = plannablePart(names.apart(definition), Object.fromEntries(apart));
  const { primary, rest } = subscriptionParts(planned ? await compiler.plan(print(planned)) : undefined);
  return {
    definition,
    fragments,
    names,
    introspection: introspectionPart(definition, fragments),
    step: rest ? compileSteps(rest, compiler) : null,
    primary: primary && {
      call: { ...compiler.callOf(primary), kind: "subscription" },
      pick: pickVariables(primary.variableUsages),
      rewrites: compileRewrites(primary.outputRewrites, compiler.fits),
    },
    project: compileProjector(chosen.root, [definition.selectionSet], {
      schema: compiler.schema,
      names,
      fragments,
      variables: flags,
    }),
  };
}

function subscriptionParts(plan: PlanNode | undefined) {
  if (plan?.kind === "Subscription") return { primary: plan.primary, rest: undefined };
  if (plan?.kind !== "Sequence") return { primary: null, rest: plan };
  const [first, ...nodes] = plan.nodes;
  if (first?.kind !== "Subscription") return { primary: null, rest: plan };
  return { primary: first.primary, rest: { kind: "Sequence", nodes } satisfies PlanNode };
}
