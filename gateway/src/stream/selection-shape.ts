import { createHash } from "node:crypto";
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isLeafType,
  isObjectType,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** What a selection asks of an object, by response key and in the order in which it is answered. */
export type Shape = ReadonlyMap<string, ShapeField>;

/** A field of a shape. */
export interface ShapeField {
  /** The response key in a joint selection: equal for the same field with the same arguments. */
  readonly jointKey: string;
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
  /** Of an object; `undefined` of a leaf. */
  readonly shape: Shape | undefined;
}

type Fields = Map<string, Omit<ShapeField, "shape"> & { shape: Fields | undefined }>;

/** Digits of the hash that tells a field's arguments apart. */
const HASH_DIGITS = 16;

/**
 * Reads the one operation of a document that is valid against `schema`.
 *
 * @returns `undefined` when what it answers depends on more than the answered object: on a variable, a directive other
 *   than a literal `@include` and `@skip`, or an object's type; and when everything of an object is skipped.
 */
export function readShape(schema: GraphQLSchema, document: DocumentNode): Shape | undefined {
  const operation = getOperationAST(document)!;
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const fields: Fields = new Map();
  const root = schema.getRootType(operation.operation);
  const isRead = root && collect(fields, { schema, fragments }, root, operation.selectionSet);
  return isRead && !hasEmpty(fields) ? fields : undefined;
}

/** Everything of an object may be skipped, which no selection can say. */
function hasEmpty(shape: Shape): boolean {
  return (
    shape.size === 0 || shape.values().some(({ shape: inner }) => inner !== undefined && hasEmpty(inner))
  );
}

interface Known {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** @returns Whether all of it could be read. */
function collect(
  into: Fields,
  known: Known,
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
): boolean {
  return selections.every((node) => {
    const kept = isKept(node);
    if (kept !== true) return kept === false;
    if (node.kind === Kind.FIELD) return collectField(into, known, type, node);
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? known.fragments.get(node.name.value) : node;
    if (fragment === undefined) return false;
    const condition = fragment.typeCondition?.name.value ?? type.name;
    return condition === type.name && collect(into, known, type, fragment.selectionSet);
  });
}

function collectField(into: Fields, known: Known, type: GraphQLObjectType, node: FieldNode): boolean {
  const given = node.arguments ?? [];
  if (given.some(hasVariable)) return false;
  const key = (node.alias ?? node.name).value;
  const name = node.name.value;
  const field = into.get(key) ?? {
    jointKey: jointKey(name, given),
    name,
    arguments: given,
    shape: node.selectionSet && new Map(),
  };
  into.set(key, field);
  const told = namedType(type, name);
  if (node.selectionSet === undefined) return told === undefined || isLeafType(told);
  return isObjectType(told) && collect(field.shape!, known, told, node.selectionSet);
}

/** `undefined` for `__typename`, which every type has. */
function namedType(type: GraphQLObjectType, field: string): GraphQLNamedType | undefined {
  const found = type.getFields()[field];
  return found && getNamedType(found.type);
}

/** Whether a selection is answered; `undefined` when that cannot be told. */
function isKept({ directives = [] }: SelectionNode): boolean | undefined {
  let kept = true;
  for (const { name, arguments: given = [] } of directives) {
    const condition = given[0]?.value;
    if (condition?.kind !== Kind.BOOLEAN || !["include", "skip"].includes(name.value)) return undefined;
    if (condition.value !== (name.value === "include")) kept = false;
  }
  return kept;
}

function hasVariable(argument: ArgumentNode): boolean {
  return print(argument.value).includes("$");
}

function jointKey(name: string, given: readonly ArgumentNode[]): string {
  if (given.length === 0) return name;
  const text = given.map((each) => print(each)).sort();
  return `${name}_${createHash("sha256").update(text.join()).digest("hex").slice(0, HASH_DIGITS)}`;
}

/** The objects that a shape asks for, whichever of their leaves: equal for shapes that one execution can serve. */
export function objectsOf(shape: Shape): string {
  const nested = [...shape.values()].flatMap(({ jointKey: key, shape: inner }) =>
    inner === undefined ? [] : [`${key}{${objectsOf(inner)}}`],
  );
  return [...new Set(nested)].sort().join();
}

/** Writes the part of a joint answer that a shape asks for, as JSON. */
export function writeShape(shape: Shape, value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return `[${value.map((each) => writeShape(shape, each)).join()}]`;
  const from = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const [key, { jointKey: name, shape: inner }] of shape) {
    const part = from[name];
    const written = inner === undefined ? JSON.stringify(part ?? null) : writeShape(inner, part);
    text += `${text === "" ? "" : ","}"${key}":${written}`;
  }
  return `{${text}}`;
}
