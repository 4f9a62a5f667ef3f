import fc from "fast-check";
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isUnionType,
} from "graphql";

/** Conditions on `$yes` and `$no`; usually none. */
const when = fc.constantFrom(
  "",
  "",
  "",
  " @include(if: $yes)",
  " @skip(if: $yes)",
  " @include(if: $no)",
  " @skip(if: $no)",
);

/** How fields are written. */
interface Writing {
  /** How a field with arguments is called; the same every time, so that selections always merge. */
  readonly call?: Readonly<Record<string, string>>;
  /** Aliases that fields always get, by field name; no two may be the same. */
  readonly aliases?: Readonly<Record<string, string>>;
}

/**
 * Random selections of a type: aliases, conditions, and fragments on the type, its members and its
 * interfaces.
 *
 * @param depth - Levels of objects below.
 */
export function randomSelection(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  depth: number,
  { call = {}, aliases = {} }: Writing = {},
): fc.Arbitrary<string> {
  const fieldOf = (field: GraphQLField<unknown, unknown>, owner: string): fc.Arbitrary<string>[] => {
    const named = getNamedType(field.type);
    if (isCompositeType(named) && depth === 0) return [];
    const inner = isCompositeType(named)
      ? randomSelection(schema, named, depth - 1, { call, aliases }).map((set) => ` ${set}`)
      : fc.constant("");
    const text = call[field.name] ?? field.name;
    // Under a union the members' fields may differ in type, so every field gets a unique name.
    const alias = aliases[field.name];
    const own =
      alias !== undefined
        ? fc.constant(`${alias}: ${text}`)
        : owner
          ? fc.constant(`${owner}_${field.name}: ${text}`)
          : fc.constantFrom(text, `also_${field.name}: ${text}`);
    return [fc.tuple(own, when, inner).map((parts) => parts.join(""))];
  };
  const fieldsOf = (of: GraphQLCompositeType, owner = ""): fc.Arbitrary<string> => {
    const fields = isUnionType(of)
      ? []
      : Object.values(of.getFields()).flatMap((field) => fieldOf(field, owner));
    const names = fc.constantFrom("__typename", "kind: __typename");
    const one = fields.length === 0 ? names : fc.oneof({ weight: 9, arbitrary: fc.oneof(...fields) }, names);
    return fc.array(one, { minLength: 1, maxLength: 5 }).map((some) => some.join(" "));
  };
  const fragmentOn = (on: GraphQLCompositeType, owner: string): fc.Arbitrary<string> =>
    fc
      .tuple(when, fieldsOf(on, owner))
      .map(([condition, body]) => `... on ${on.name}${condition} { ${body} }`);

  const members = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  const wider = isAbstractType(type) ? members.flatMap((member) => member.getInterfaces()) : [];
  const fragments = [
    ...(isUnionType(type) ? [] : [fragmentOn(type, "")]),
    ...members.map((member) => fragmentOn(member, isUnionType(type) ? member.name : "")),
    ...wider.filter(isInterfaceType).map((other) => fragmentOn(other, isUnionType(type) ? other.name : "")),
  ];
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: fieldsOf(type) }, ...fragments), { minLength: 1, maxLength: 3 })
    .map((parts) => `{ ${parts.join(" ")} }`);
}
