import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from "graphql";
import type { ClientNames } from "./client-names.ts";
import { collectFields, type Scope as Selecting } from "./collect-fields.ts";
import { type Data, isData } from "./data.ts";
import { compileLeaf, MISFIT } from "./leaf.ts";
import {
  BUBBLE,
  countBytes,
  countLeaf,
  keyBytes,
  noteNull,
  type Project,
  reportMisfit,
} from "./projection.ts";

/** The parts of the operation that projection needs. */
export interface Scope extends Selecting {
  readonly names: ClientNames;
}

/**
 * Compiles selections into a function that takes exactly the client's selection from the merged data, in the
 * client's order, with nulls propagated as the API schema requires.
 *
 * A function is compiled for each runtime type when it first appears. An object of a hidden type becomes
 * null; data without `__typename` has the declared type (an interface object has no other).
 */
export function compileProjector(
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  scope: Scope,
): Project {
  const projects = new Map<string, Project>();
  return (value, projection) => {
    const { __typename = type.name } = value as Data;
    const known = projects.get(__typename as string);
    if (known !== undefined) return known(value, projection);
    const runtime = runtimeType(__typename, type, scope.schema);
    if (runtime === undefined) return null;
    const project = projects.get(runtime.name) ?? compileFields(runtime, sets, scope);
    projects.set(runtime.name, project);
    return project(value, projection);
  };
}

function runtimeType(typename: unknown, type: GraphQLCompositeType, schema: GraphQLSchema) {
  const named = typeof typename === "string" ? schema.getType(typename) : undefined;
  if (isObjectType(named) || isInterfaceType(named)) return named;
  return isObjectType(type) ? type : undefined;
}

interface Field {
  readonly key: string;
  readonly bytes: number;
  readonly project: Project;
}

function compileFields(
  type: GraphQLObjectType | GraphQLInterfaceType,
  sets: readonly SelectionSetNode[],
  scope: Scope,
): Project {
  const fields: Field[] = [];
  for (const [key, mentions] of collectFields(type.name, sets, scope)) {
    const project = compileField(type, mentions, scope);
    if (project) fields.push({ key, bytes: keyBytes(key), project });
  }
  return (value, projection) => {
    const result: Data = {};
    const { path } = projection;
    countBytes(projection, 2);
    for (let index = 0; index < fields.length; index++) {
      const { key, bytes, project } = fields[index]!;
      projection.bytes += bytes;
      path.push(key);
      const projected = project(value, projection);
      path.pop();
      if (projected === BUBBLE) return null;
      result[key] = projected;
    }
    return result;
  };
}

/** The projection of one field out of its parent object; `undefined` when the type has no such field. */
function compileField(
  type: GraphQLObjectType | GraphQLInterfaceType,
  mentions: readonly FieldNode[],
  scope: Scope,
): Project | undefined {
  const { name, alias = name } = mentions[0]!;
  if (name.value === "__typename") return compileTypename(type, scope);
  // The introspection part has been executed separately, and its data needs no projection.
  if (name.value === "__schema" || name.value === "__type")
    return (parent) => (parent as Data)[alias.value] ?? null;
  const field = type.getFields()[name.value];
  if (field === undefined) return undefined;
  const key = scope.names.plannedKey(mentions[0]!);
  const inner = mentions.flatMap(({ selectionSet }) => selectionSet ?? []);
  const project = compileValue(field.type, inner, { scope, coordinate: `${type.name}.${name.value}` });
  return (parent, projection) => project((parent as Data)[key], projection);
}

function compileTypename(type: GraphQLObjectType | GraphQLInterfaceType, { schema }: Scope): Project {
  if (isObjectType(type)) return () => type.name;
  return (parent) => {
    const { __typename } = parent as Data;
    return typeof __typename === "string" && isObjectType(schema.getType(__typename)) ? __typename : BUBBLE;
  };
}

interface ValueScope {
  readonly scope: Scope;
  readonly coordinate: string;
}

function compileValue(type: GraphQLOutputType, inner: readonly SelectionSetNode[], at: ValueScope): Project {
  if (isNonNullType(type)) {
    const project = compileValue(type.ofType, inner, at);
    return (value, projection) => {
      const projected = project(value, projection);
      if (projected !== null) return projected;
      noteNull(projection, at.coordinate);
      return BUBBLE;
    };
  }
  if (isListType(type)) return compileList(compileValue(type.ofType, inner, at), at);
  if (isCompositeType(type)) {
    const project = compileProjector(type, inner, at.scope);
    return (value, projection) => {
      if (value === null || value === undefined) return null;
      if (isData(value)) return project(value, projection);
      reportMisfit(projection, at.coordinate, "an object");
      return null;
    };
  }
  if (!isLeafType(type)) throw new TypeError(`${at.coordinate} is neither composite nor leaf.`);
  const complete = compileLeaf(type);
  return (value, projection) => {
    if (value === null || value === undefined) return null;
    const completed = complete(value);
    if (completed !== MISFIT) {
      countLeaf(projection, completed);
      return completed;
    }
    reportMisfit(projection, at.coordinate, `of type ${type.name}`);
    return null;
  };
}

function compileList(project: Project, { coordinate }: ValueScope): Project {
  return (value, projection) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) {
      reportMisfit(projection, coordinate, "a list");
      return null;
    }
    countBytes(projection, 2 + value.length);
    const items = new Array<unknown>(value.length);
    const { path } = projection;
    for (let index = 0; index < value.length; index++) {
      path.push(index);
      const item = project(value[index], projection);
      path.pop();
      if (item === BUBBLE) return null;
      items[index] = item;
    }
    return items;
  };
}
