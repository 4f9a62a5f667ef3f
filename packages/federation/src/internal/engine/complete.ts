import {
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
} from "graphql";
import { isPromise } from "../data.ts";
import { completeValue, type Execution, type Failing, type Place } from "./execution.ts";
import { inTime, isDue, pause } from "./pace.ts";
import { runtimeType } from "./runtime-type.ts";

/** Completes a resolver's value for the answer; may return a promise or throw. */
export type Complete = (
  value: unknown,
  path: Place,
  info: GraphQLResolveInfo,
  execution: Execution,
) => unknown;

/** Executes the selections of one field on an object of one type. */
export type ExecuteObject = (
  type: GraphQLObjectType,
  value: unknown,
  path: Place,
  execution: Execution,
) => unknown;

/** The field whose values are completed. */
export interface Completing {
  readonly nodes: readonly FieldNode[];
  readonly executeObject: ExecuteObject;
}

/**
 * Compiles the completion of a type's values.
 *
 * @see https://spec.graphql.org/October2021/#CompleteValue()
 */
export function compileComplete(type: GraphQLOutputType, completing: Completing): Complete {
  const complete = isNonNullType(type)
    ? nonNull(compileNullable(type.ofType, completing))
    : compileNullable(type, completing);
  return (value, path, info, execution) => {
    if (value instanceof Error) throw value;
    return complete(value, path, info, execution);
  };
}

function nonNull(complete: Complete): Complete {
  const checked = (completed: unknown, info: GraphQLResolveInfo) => {
    if (completed !== null) return completed;
    throw new Error(`Cannot return null for non-nullable field ${info.parentType.name}.${info.fieldName}.`);
  };
  return (value, path, info, execution) => checked(complete(value, path, info, execution), info);
}

function compileNullable(type: GraphQLOutputType, completing: Completing): Complete {
  const complete = compilePresent(type, completing);
  return (value, path, info, execution) =>
    value === undefined || value === null ? null : complete(value, path, info, execution);
}

function compilePresent(type: GraphQLOutputType, { nodes, executeObject }: Completing): Complete {
  if (isNonNullType(type)) throw new TypeError("A non-null type cannot wrap another.");
  if (isListType(type)) return compileItems(type, { nodes, executeObject });
  if (isLeafType(type)) return (value) => leaf(type, value);
  if (isAbstractType(type)) return compileAbstract(type, executeObject);
  return compileObject(type, executeObject);
}

function compileAbstract(type: GraphQLAbstractType, executeObject: ExecuteObject): Complete {
  const byType = new Map<GraphQLObjectType, Complete>();
  const completeAs = (object: GraphQLObjectType): Complete => {
    const known = byType.get(object);
    if (known !== undefined) return known;
    const complete = compileObject(object, executeObject);
    byType.set(object, complete);
    return complete;
  };
  return (value, path, info, execution) => {
    const object = runtimeType(type, value, execution.contextValue, info);
    return isPromise(object)
      ? object.then((resolved) => completeAs(resolved)(value, path, info, execution))
      : completeAs(object)(value, path, info, execution);
  };
}

function compileObject(type: GraphQLObjectType, executeObject: ExecuteObject): Complete {
  const { isTypeOf } = type;
  if (!isTypeOf) return (value, path, _, execution) => executeObject(type, value, path, execution);
  return (value, path, info, execution) => {
    const executeIf = (is: boolean) => {
      if (is) return executeObject(type, value, path, execution);
      throw new GraphQLError(`Expected value of type "${type.name}" but got another.`, {
        nodes: info.fieldNodes,
      });
    };
    const is = isTypeOf(value, execution.contextValue, info);
    return isPromise(is) ? is.then(executeIf) : executeIf(is);
  };
}

function compileItems(
  { ofType: itemType }: GraphQLList<GraphQLOutputType>,
  completing: Completing,
): Complete {
  const complete = compileComplete(itemType, completing);
  const failing: Failing = { nodes: completing.nodes, nonNull: isNonNullType(itemType) };
  return (value, path, info, execution) => {
    if (typeof value !== "object" || value === null || !(Symbol.iterator in value))
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${info.parentType.name}.${info.fieldName}".`,
      );
    const given = Array.isArray(value) ? value : Array.from(value as Iterable<unknown>);
    const completeAt = (index: number) => {
      const place: Place = { prev: path, key: index, typename: undefined };
      const item: unknown = given[index];
      return completeValue(failing, place, execution, () =>
        isPromise(item)
          ? item.then((resolved) =>
              inTime(execution.signal, () => complete(resolved, place, info, execution)),
            )
          : complete(item, place, info, execution),
      );
    };
    return inSlices(given.length, completeAt, execution.signal);
  };
}

/** Makes the items of a list, yielding to the event loop where that takes long. */
function inSlices(
  length: number,
  make: (index: number) => unknown,
  signal: AbortSignal | undefined,
): unknown[] | Promise<unknown[]> {
  const items: unknown[] = [];
  let waiting = false;
  const goOn = (): unknown[] | Promise<unknown[]> => {
    const first = items.length;
    while (items.length < length) {
      if (items.length > first && isDue()) {
        // Items may reject during the pause, before `Promise.all` below handles and rethrows it. It never does when the
        // client leaves meanwhile, to whom nothing can be reported any more.
        for (const item of items.slice(first)) if (isPromise(item)) item.catch(() => undefined);
        return pause(signal).then(goOn);
      }
      const item = make(items.length);
      waiting ||= isPromise(item);
      items.push(item);
    }
    return waiting ? Promise.all(items) : items;
  };
  return goOn();
}

function leaf(type: GraphQLLeafType, value: unknown): unknown {
  const serialized: unknown = type.serialize(value);
  if (serialized !== undefined && serialized !== null) return serialized;
  throw new Error(
    `Expected \`${type.name}.serialize\` to return non-nullable value, returned: ${serialized}`,
  );
}
