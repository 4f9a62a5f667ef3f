import type { PlanNode } from "@graphql-hive/router-query-planner";
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  print,
} from "graphql";
import { reservedAlias } from "./aliases.ts";
import type { Call } from "./call.ts";
import type { Data } from "./data.ts";
import { documentFailure, failure } from "./failure.ts";
import { pickVariables } from "./fetch-step.ts";
import { exceeds, type Fragments, type OperationLimits } from "./limits.ts";
import type { PlanTools } from "./plan-tools.ts";
import { split } from "./plannable.ts";
import type { Project } from "./projection.ts";
import { compileProjector } from "./projector.ts";
import { compileRewrites, type Rewrites } from "./rewrite.ts";
import type { Step } from "./run.ts";
import { compileSteps } from "./steps.ts";
import { variants } from "./variants.ts";

/** The fetch that opens a subscription. */
export interface Primary {
  readonly call: Call;
  readonly pick: (variables: Data) => Data;
  readonly rewrites: Rewrites | null;
}

/** An operation made ready to run any number of times. */
export interface Operation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: Fragments;
  /** For a subscription: what is left to do for each event. Null when nothing is. */
  readonly step: Step | null;
  readonly primary: Primary | null;
  readonly introspection: DocumentNode | null;
  /** The projection under these variables, which decide what is skipped. */
  readonly projectFor: (variables: Data) => Project;
}

/** What compiling an operation needs. */
export interface Compiler extends PlanTools {
  readonly schema: GraphQLSchema;
  readonly limits: OperationLimits;
  plan(query: string): PlanNode | undefined;
}

/**
 * Compiles one operation of a document.
 *
 * @throws GraphQLError with a code that says why it cannot be run.
 */
export function compileOperation(
  document: DocumentNode,
  name: string | undefined,
  compiler: Compiler,
): Operation {
  const definition = operationOf(document, name);
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  const refused = exceeds(definition, fragments, compiler.limits) ?? reservedAlias(document);
  if (refused) throw refused;
  const root = compiler.schema.getRootType(definition.operation);
  if (!root) throw failure("GRAPHQL_VALIDATION_FAILED", `The schema has no ${definition.operation}s.`);

  const { planned, introspection } = split(definition, fragments);
  const { primary, rest } = subscriptionParts(planned ? planOf(planned, compiler) : undefined);
  return {
    definition,
    fragments,
    introspection,
    step: rest ? compileSteps(rest, compiler) : null,
    primary: primary && {
      call: { ...compiler.callOf(primary), kind: "subscription" },
      pick: pickVariables(primary.variableUsages),
      rewrites: compileRewrites(primary.outputRewrites, compiler.fits),
    },
    projectFor: variants(document, (variables) =>
      compileProjector(root, [definition.selectionSet], { schema: compiler.schema, fragments, variables }),
    ),
  };
}

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (name !== undefined) {
    const named = operations.find((node) => node.name?.value === name);
    if (named) return named;
    throw failure("OPERATION_RESOLUTION_FAILURE", `There is no operation "${name}" in the document.`);
  }
  const [only, ...others] = operations;
  if (only && others.length === 0) return only;
  const problem = only ? "several operations; name one" : "no operation";
  throw failure("OPERATION_RESOLUTION_FAILURE", `The document has ${problem}.`);
}

function planOf(planned: DocumentNode, compiler: Compiler): PlanNode | undefined {
  try {
    return compiler.plan(print(planned));
  } catch (thrown) {
    throw failure("QUERY_PLAN_FAILED", "The operation cannot be planned over the subgraphs.", thrown);
  }
}

function subscriptionParts(plan: PlanNode | undefined) {
  if (plan?.kind === "Subscription") return { primary: plan.primary, rest: undefined };
  if (plan?.kind !== "Sequence") return { primary: null, rest: plan };
  const [first, ...nodes] = plan.nodes;
  if (first?.kind !== "Subscription") return { primary: null, rest: plan };
  return { primary: first.primary, rest: { kind: "Sequence", nodes } satisfies PlanNode };
}

/** The operation's variables, coerced; or why they cannot be. */
export function coerceVariables(
  operation: Operation,
  schema: GraphQLSchema,
  given: Readonly<Data> | null | undefined,
) {
  const { variableDefinitions } = operation.definition;
  if (!variableDefinitions?.length) return { variables: NO_VARIABLES };
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given ?? NO_VARIABLES, {
    maxErrors: 10,
  });
  if (coerced) return { variables: coerced as Data };
  return { errors: errors.map((error) => documentFailure("BAD_USER_INPUT", error)) };
}

const NO_VARIABLES: Data = Object.freeze({});
