import { canonicalJson } from "@tetron/domain/canonical-json";
import { Failure } from "@tetron/domain/failure";
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  print,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { z } from "zod";
import { unresolvedOperation, withCode } from "../graphql/document-error.ts";
import { readInput } from "../rest/input.ts";
import { CHANNEL_NAMES, CHANNELS, type Channel } from "./channels.ts";
import { type Filter, FilterInput, readFilter } from "./filter.ts";

/** What a subscription selects, whichever events it is for. */
export interface Selection {
  readonly channel: Channel;
  /** The operation without `filter` and `after`. */
  readonly document: DocumentNode;
  /** The same text for the same selection. */
  readonly text: string;
  /** The names of the variables that it needs. */
  readonly variables: ReadonlySet<string>;
  /** The operation as it was asked for. */
  readonly operation: OperationDefinitionNode;
  readonly root: Root;
}

interface Root {
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
}

/** Which events a subscription is for. */
export interface AskedEvents {
  readonly filter: Filter;
  readonly after: string | undefined;
  /** The variables that the selection needs. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Equal for equal variables. */
  readonly variablesText: string;
}

const { wallets, networks, min_score } = FilterInput.shape;

/** The arguments of a subscription, as GraphQL has coerced them; what GraphQL does not bound is bounded as at the other doors. */
const Arguments = z.object({
  after: z.string().nullish(),
  filter: z
    .object({
      wallets: wallets.nullable(),
      networks: networks.nullable(),
      recommendation: z
        .array(
          z
            .string()
            .toLowerCase()
            .pipe(z.enum(["approve", "review", "decline"])),
        )
        .min(1)
        .nullish(),
      minScore: min_score.nullable(),
    })
    .nullish(),
});

/**
 * The subscription of a document that a name asks for.
 *
 * @throws GraphQLError when it has none with the name; Failure `BAD_REQUEST` when the operation is no subscription.
 */
export function chooseSubscription(
  document: DocumentNode,
  operationName?: string | null,
): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw unresolvedOperation(operationName);
  if (operation.operation !== "subscription") {
    const message = `query: only subscriptions are streamed; send a ${operation.operation} by POST.`;
    throw badRequest("query", "no_subscription", message);
  }
  return operation;
}

/** Reads a subscription of a document that is valid against `schema`, and within the limits: it is printed. */
export function readSelection(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Selection {
  const own = separateOperations(document)[operation.name?.value ?? ""]!;
  const { root, stripped } = withoutArguments(schema, own);
  const variables = variablesIn(stripped);
  const kept = visit(stripped, {
    VariableDefinition: ({ variable }) => (variables.has(variable.name.value) ? undefined : null),
  });
  const channel = CHANNEL_NAMES.find((name) => CHANNELS[name].field === root.field.name)!;
  return { channel, document: kept, text: print(kept), variables, operation, root };
}

/**
 * Reads the arguments of a subscription.
 *
 * @throws GraphQLError for variables that do not fit; Failure for a filter that is out of bounds or means nothing.
 */
export function readArguments(
  schema: GraphQLSchema,
  { channel, operation, root, variables: needed }: Selection,
  given: Readonly<Record<string, unknown>>,
): AskedEvents {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (errors?.[0]) throw withCode("BAD_USER_INPUT", errors[0]);
  const { after, filter } = readInput(Arguments, getArgumentValues(root.field, root.node, coerced));
  const { wallets, networks, recommendation, minScore } = filter ?? {};
  const input: z.infer<typeof FilterInput> = {
    ...(wallets && { wallets }),
    ...(networks && { networks }),
    ...(recommendation && { recommendation }),
    ...(minScore != null && { min_score: minScore }),
  };
  const variables = Object.fromEntries(Object.entries(given).filter(([name]) => needed.has(name)));
  return {
    filter: readFilter(
      input,
      [channel],
      (member) => `filter.${member === "min_score" ? "minScore" : member}`,
    ),
    after: after ?? undefined,
    variables,
    variablesText: canonicalJson(variables),
  };
}

/** A subscription has one root field, possibly within fragments. */
function withoutArguments(schema: GraphQLSchema, document: DocumentNode) {
  const info = new TypeInfo(schema);
  let root: Root | undefined;
  const stripped = visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const field = info.getFieldDef();
        if (info.getParentType() !== schema.getSubscriptionType() || !field) return undefined;
        root = { node, field };
        return { ...node, arguments: [] };
      },
    }),
  );
  if (root === undefined) throw badRequest("query", "no_subscription", "query: it subscribes to nothing.");
  return { root, stripped };
}

function variablesIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    [Kind.VARIABLE]: ({ name }) => void names.add(name.value),
  });
  return names;
}

function badRequest(field: string, reason: string, message: string): Failure<"BAD_REQUEST"> {
  return new Failure("BAD_REQUEST", message, { issues: [{ field, reason }] });
}
