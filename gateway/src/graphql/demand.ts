import { Failure } from "@tetron/domain/failure";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from "graphql";
import { argumentsCost, askedFor, type NumberOf, numbersOf } from "./list-length.ts";
import type { Rule, Rules } from "./rules.ts";

/** Upper bound of an operation's demand on the subgraphs. */
export interface Demand {
  /** Fields from the root to the deepest leaf. */
  readonly depth: number;
  /** Selected fields, including aliases and those of fragments wherever they are spread. */
  readonly fields: number;
  /** CPU time in microseconds: `npm run bench:cost` checks the prices. */
  readonly cost: number;
}

/** One request. The variables matter: `first: $n` requests as many as `$n` says. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

const NOTHING: Demand = { depth: 0, fields: 0, cost: 0 };
/** Fields that graphql-js resolves without a subgraph. Its own rules bound their nesting. */
const INTROSPECTION: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]),
);
/** Assumed length of a list when nothing says. */
const ASSUMED_LENGTH = 10;
const MUTATION_COST = 4_000;
/**
 * Reading and writing an existing object or leaf. A leaf takes less than a microsecond, but all leaves are
 * assembled and written at the end in one go.
 */
const OBJECT_COST = 5;
const LEAF_COST = 3;
/** Reading a row of a page, which happens also when nothing of the row is selected. */
const ROW_COST = 20;

/** The length of the lists directly below a connection; all of them when it names none. */
interface Sized {
  readonly length: number;
  readonly fields: readonly string[] | undefined;
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly rules: Rules;
  readonly numberOf: NumberOf;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Each fragment is measured once, so that nesting them costs the gateway no more than the client. */
  readonly measured: Map<string, Demand>;
}

/**
 * Measures an operation that is valid against `schema`.
 *
 * @throws Failure `BAD_REQUEST` for a kind of operation that the graph does not have.
 */
export function measure(schema: GraphQLSchema, rules: Rules, request: Operation): Demand {
  const { document, operation, variables } = request;
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const root = schema.getRootType(operation.operation);
  if (!root)
    throw new Failure("BAD_REQUEST", `query: the graph has no ${operation.operation}s.`, {
      issues: [{ field: "query", reason: "no_such_operation_type" }],
    });
  const walk: Walk = {
    schema,
    rules,
    numberOf: numbersOf(operation, variables),
    fragments: new Map(fragments.map((node) => [node.name.value, node])),
    measured: new Map(),
  };
  const { cost, ...demand } = ofSelections(walk, operation.selectionSet, root);
  return { ...demand, cost: Math.ceil(cost) };
}

function ofSelections(walk: Walk, set: SelectionSetNode, parent: GraphQLNamedType, sized?: Sized): Demand {
  let total = NOTHING;
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) total = addDemands(total, ofField(walk, node, parent, sized));
    else if (node.kind === Kind.FRAGMENT_SPREAD)
      total = addDemands(total, ofFragment(walk, node.name.value, sized));
    else
      total = addDemands(
        total,
        ofSelections(walk, node.selectionSet, typeOf(walk, node.typeCondition) ?? parent, sized),
      );
  }
  return total;
}

function ofFragment(walk: Walk, name: string, sized: Sized | undefined): Demand {
  const key = JSON.stringify([name, sized]);
  const known = walk.measured.get(key);
  if (known) return known;
  walk.measured.set(key, NOTHING);
  const fragment = walk.fragments.get(name);
  const type = typeOf(walk, fragment?.typeCondition);
  const demand = fragment && type ? ofSelections(walk, fragment.selectionSet, type, sized) : NOTHING;
  walk.measured.set(key, demand);
  return demand;
}

function ofField(walk: Walk, node: FieldNode, parent: GraphQLNamedType, sized: Sized | undefined): Demand {
  const introspection = INTROSPECTION.get(node.name.value);
  if (introspection) {
    const { cost } = ofDefined(walk, node, { owner: parent.name, field: introspection, sized: undefined });
    return { depth: 1, fields: 1, cost };
  }
  const owner = isObjectType(parent) || isInterfaceType(parent) ? parent : undefined;
  const field = owner?.getFields()[node.name.value];
  // `__typename`, which is known with the object.
  if (!owner || !field) return { depth: 1, fields: 1, cost: LEAF_COST };
  return ofDefined(walk, node, { owner: owner.name, field, sized });
}

interface Defined {
  readonly owner: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly sized: Sized | undefined;
}

/** The cost of a field once, and of each of its items with the selection. */
function ofDefined(walk: Walk, node: FieldNode, { owner, field, sized }: Defined): Demand {
  const rule = walk.rules.get(`${owner}.${field.name}`);
  const type = getNamedType(field.type);
  const given = { rule, numberOf: walk.numberOf };
  const asked = askedFor(node, field, given);
  const isList = isListType(getNullableType(field.type));
  const isSized = sized?.fields?.includes(field.name) ?? isList;
  const inherited = isSized ? sized?.length : undefined;
  const assumed = isList ? (rule?.listSize?.assumedSize ?? ASSUMED_LENGTH) : 1;
  const length = (isList ? asked?.length : undefined) ?? inherited ?? assumed;
  const passedOn =
    isList || asked === undefined ? undefined : { length: asked.length, fields: rule?.listSize?.sizedFields };
  const rows = !isList && asked?.isPage ? asked.length : 0;

  const below = node.selectionSet ? ofSelections(walk, node.selectionSet, type, passedOn) : NOTHING;
  const extra = owner === walk.schema.getMutationType()?.name && rule?.cost === undefined ? MUTATION_COST : 0;
  const each = weightOf(type, walk.rules.get(type.name)) + below.cost;
  return {
    depth: 1 + below.depth,
    fields: 1 + below.fields,
    cost:
      (rule?.cost ?? 0) +
      argumentsCost(node, field, given) +
      extra +
      Math.max(length * each, rows * ROW_COST),
  };
}

function weightOf(type: GraphQLNamedType, rule: Rule | undefined): number {
  return rule?.cost ?? (isCompositeType(type) ? OBJECT_COST : LEAF_COST);
}

function typeOf(walk: Walk, condition: NamedTypeNode | undefined): GraphQLNamedType | undefined {
  return condition && walk.schema.getType(condition.name.value);
}

function addDemands(one: Demand, other: Demand): Demand {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    cost: one.cost + other.cost,
  };
}
