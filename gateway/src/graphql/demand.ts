import { Failure } from "@tetron/domain/failure";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
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
  type SelectionSetNode,
} from "graphql";
import { askedFor, type NumberOf, numbersOf } from "./list-length.ts";
import type { Rule, Rules } from "./rules.ts";

/** What an operation asks of the subgraphs at most. */
export interface Demand {
  /** Fields from the root to the deepest leaf. */
  readonly depth: number;
  /** Fields selected, aliases and those of fragments counted wherever they stand. */
  readonly fields: number;
  /** Objects that may have to be made, mutations weighing more. */
  readonly cost: number;
}

/** One request. The variables matter: `first: $n` asks for as many as `$n` says. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

const NOTHING: Demand = { depth: 0, fields: 0, cost: 0 };
/** No subgraph is asked, and graphql-js bounds its depth. */
const INTROSPECTION: Demand = { depth: 1, fields: 1, cost: 0 };
/** How long a list is taken to be when nothing says. */
const ASSUMED_LENGTH = 10;
const MUTATION_COST = 10;

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
  return ofSelections(walk, operation.selectionSet, root);
}

function ofSelections(walk: Walk, set: SelectionSetNode, parent: GraphQLNamedType, sized?: Sized): Demand {
  let total = NOTHING;
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) total = plus(total, ofField(walk, node, parent, sized));
    else if (node.kind === Kind.FRAGMENT_SPREAD)
      total = plus(total, ofFragment(walk, node.name.value, sized));
    else
      total = plus(
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
  const owner = isObjectType(parent) || isInterfaceType(parent) ? parent : undefined;
  const field = owner?.getFields()[node.name.value];
  if (!owner || !field) return INTROSPECTION;

  const rule = walk.rules.get(`${owner.name}.${field.name}`);
  const type = getNamedType(field.type);
  const asked = askedFor(node, field, { rule, numberOf: walk.numberOf });
  const isList = isListType(getNullableType(field.type));
  const inherited = sized && (sized.fields?.includes(field.name) ?? true) ? sized.length : undefined;
  const length = isList ? (asked ?? inherited ?? rule?.listSize?.assumedSize ?? ASSUMED_LENGTH) : 1;
  const passedOn =
    isList || asked === undefined ? undefined : { length: asked, fields: rule?.listSize?.sizedFields };

  const below = node.selectionSet ? ofSelections(walk, node.selectionSet, type, passedOn) : NOTHING;
  const own = rule?.cost ?? weightOf(type, walk.rules.get(type.name));
  const extra = owner === walk.schema.getMutationType() && rule?.cost === undefined ? MUTATION_COST : 0;
  return {
    depth: 1 + below.depth,
    fields: 1 + below.fields,
    cost: extra + length * (own + below.cost),
  };
}

function weightOf(type: GraphQLNamedType, rule: Rule | undefined): number {
  return rule?.cost ?? (isCompositeType(type) ? 1 : 0);
}

function typeOf(walk: Walk, condition: NamedTypeNode | undefined): GraphQLNamedType | undefined {
  return condition && walk.schema.getType(condition.name.value);
}

function plus(one: Demand, other: Demand): Demand {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    cost: one.cost + other.cost,
  };
}
