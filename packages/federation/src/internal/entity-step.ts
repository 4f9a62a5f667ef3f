import type { GraphQLError } from "graphql";
import { type Answer, type Call, callSubgraph } from "./call.ts";
import { type Data, isData, isPromise, type Path } from "./data.ts";
import { errorAt, subgraphFailure } from "./failure.ts";
import { pickVariables } from "./fetch-step.ts";
import { gatherEntities, type Lookup, type Places, type Representations } from "./lookup.ts";
import { copyData, merge } from "./merge.ts";
import type { Run, Step } from "./run.ts";

/** A fetch that completes entities: one call with one or more look-ups. */
export function entityStep(
  call: Call,
  lookups: readonly Lookup[],
  usages: readonly string[] | undefined,
): Step {
  const pick = pickVariables(usages);
  return (run) => {
    const variables = pick(run.variables);
    const places = gatherAll(lookups, run.data, variables);
    if (places === undefined) return;
    const receive = (answer: Answer) => {
      for (const error of answer.errors) placeError(run, error, lookups, places);
      if (answer.data === null) return;
      for (let index = 0; index < lookups.length; index++)
        receiveEntities(run, answer, { call, lookup: lookups[index]!, places: places[index]! });
    };
    const answer = callSubgraph(call, run, variables);
    return isPromise(answer) ? answer.then(receive) : receive(answer);
  };
}

/**
 * Fills the variables with representations; look-ups may share a variable. `undefined` when there are none.
 */
function gatherAll(lookups: readonly Lookup[], data: Data, variables: Data): Places[] | undefined {
  const gathered: Representations[] = [];
  let some = false;
  const places = lookups.map((lookup, index) => {
    const shared = lookups.findIndex(({ variable }) => variable === lookup.variable);
    const representations: Representations = gathered[shared] ?? { list: [], indexes: undefined };
    gathered[index] = representations;
    variables[lookup.variable] = representations.list;
    const found = gatherEntities(lookup, data, representations);
    some ||= found.targets.length > 0;
    return found;
  });
  return some ? places : undefined;
}

interface Expected {
  readonly call: Call;
  readonly lookup: Lookup;
  readonly places: Places;
}

function receiveEntities(run: Run, { data, errors }: Answer, { call, lookup, places }: Expected): void {
  const entities = data?.[lookup.key];
  if (!Array.isArray(entities)) {
    if (errors.length > 0 || places.targets.length === 0) return;
    const error = subgraphFailure(
      "SUBGRAPH_MALFORMED_ANSWER",
      call.serviceName,
      "answered without the entities",
    );
    run.errors.push(errorAt(error, commonPath(places)));
    return;
  }
  for (let index = 0; index < places.targets.length; index++) {
    const entity = entities[index];
    const targets = places.targets[index];
    if (!isData(entity) || targets === undefined) continue;
    lookup.output?.apply(entity);
    mergeIntoAll(targets, entity);
  }
}

/**
 * The last target gets the entity itself, the others copies, so that changes to one do not affect another.
 */
function mergeIntoAll(targets: readonly Data[], entity: Data): void {
  const last = targets.length - 1;
  for (let index = 0; index < last; index++) merge(targets[index]!, copyData(entity));
  merge(targets[last]!, entity);
}

/** Moves an error from `_entities.3.name` to every place of that entity in the client's answer. */
function placeError(
  run: Run,
  error: GraphQLError,
  lookups: readonly Lookup[],
  places: readonly Places[],
): void {
  const [key, index, ...rest] = error.path ?? [];
  const found = lookups.findIndex((lookup) => lookup.key === key);
  const paths = typeof index === "number" ? places[found]?.paths[index] : undefined;
  if (paths === undefined) {
    const place = places[found] ?? (places.length === 1 ? places[0] : undefined);
    run.errors.push(errorAt(error, place && commonPath(place)));
    return;
  }
  const within = lookups[found]?.output?.path(rest) ?? rest;
  for (const path of paths) run.errors.push(errorAt(error, [...path, ...within]));
}

/** The deepest common ancestor of the places; `undefined` for the root. */
function commonPath({ paths }: Places): Path | undefined {
  const [first = [], ...others] = paths.flat();
  let length = first.length;
  for (const path of others) {
    let same = 0;
    while (same < length && path[same] === first[same]) same++;
    length = same;
  }
  return length === 0 ? undefined : first.slice(0, length);
}
