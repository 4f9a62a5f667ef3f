import { suite as abstractTypes } from "./abstract-types.ts";
import { suite as childTypeMismatch } from "./child-type-mismatch.ts";
import { suite as circularReferenceInterface } from "./circular-reference-interface.ts";
import { suite as complexEntityCall } from "./complex-entity-call.ts";
import { suite as corruptedSupergraphNodeId } from "./corrupted-supergraph-node-id.ts";
import { suite as enumIntersection } from "./enum-intersection.ts";
import { suite as executableDirectiveDefinitionDefaultArguments } from "./executable-directive-definition-default-arguments.ts";
import { suite as fed1ExternalExtends } from "./fed1-external-extends.ts";
import { suite as fed1ExternalExtendsResolvable } from "./fed1-external-extends-resolvable.ts";
import { suite as fed1ExternalExtension } from "./fed1-external-extension.ts";
import { suite as fed2ExternalExtends } from "./fed2-external-extends.ts";
import { suite as fed2ExternalExtension } from "./fed2-external-extension.ts";
import { suite as includeSkip } from "./include-skip.ts";
import { suite as inputObjectIntersection } from "./input-object-intersection.ts";
import { suite as interfaceObjectIndirectExtension } from "./interface-object-indirect-extension.ts";
import { suite as interfaceObjectWithRequires } from "./interface-object-with-requires.ts";
import { suite as keysMashup } from "./keys-mashup.ts";
import { suite as mutations } from "./mutations.ts";
import { suite as mysteriousExternal } from "./mysterious-external.ts";
import { suite as nestedProvides } from "./nested-provides.ts";
import { suite as node } from "./node.ts";
import { suite as nonResolvableInterfaceObject } from "./non-resolvable-interface-object.ts";
import { suite as nullKeys } from "./null-keys.ts";
import { suite as overrideTypeInterface } from "./override-type-interface.ts";
import { suite as overrideWithRequires } from "./override-with-requires.ts";
import { suite as parentEntityCall } from "./parent-entity-call.ts";
import { suite as parentEntityCallComplex } from "./parent-entity-call-complex.ts";
import { suite as providesOnInterface } from "./provides-on-interface.ts";
import { suite as providesOnUnion } from "./provides-on-union.ts";
import { suite as providesOnlyRequestedFields } from "./provides-only-requested-fields.ts";
import { suite as requiresCircular } from "./requires-circular.ts";
import { suite as requiresInterface } from "./requires-interface.ts";
import { suite as requiresRequires } from "./requires-requires.ts";
import { suite as requiresWithArgument } from "./requires-with-argument.ts";
import { suite as requiresWithArgumentConflict } from "./requires-with-argument-conflict.ts";
import { suite as requiresWithFragments } from "./requires-with-fragments.ts";
import { suite as sharedRoot } from "./shared-root.ts";
import { suite as simpleEntityCall } from "./simple-entity-call.ts";
import { suite as simpleInaccessible } from "./simple-inaccessible.ts";
import { suite as simpleInterfaceObject } from "./simple-interface-object.ts";
import { suite as simpleOverride } from "./simple-override.ts";
import { suite as simpleRequiresProvides } from "./simple-requires-provides.ts";
import type { AuditSuite } from "./suite.ts";
import { suite as typename } from "./typename.ts";
import { suite as unavailableOverride } from "./unavailable-override.ts";
import { suite as unionInterfaceDistributed } from "./union-interface-distributed.ts";
import { suite as unionIntersection } from "./union-intersection.ts";

/** Every suite, by the name of its scenario in the public federation audit. */
export const SUITES: Readonly<Record<string, AuditSuite>> = {
  "abstract-types": abstractTypes,
  "child-type-mismatch": childTypeMismatch,
  "circular-reference-interface": circularReferenceInterface,
  "complex-entity-call": complexEntityCall,
  "corrupted-supergraph-node-id": corruptedSupergraphNodeId,
  "enum-intersection": enumIntersection,
  "executable-directive-definition-default-arguments": executableDirectiveDefinitionDefaultArguments,
  "fed1-external-extends": fed1ExternalExtends,
  "fed1-external-extends-resolvable": fed1ExternalExtendsResolvable,
  "fed1-external-extension": fed1ExternalExtension,
  "fed2-external-extends": fed2ExternalExtends,
  "fed2-external-extension": fed2ExternalExtension,
  "include-skip": includeSkip,
  "input-object-intersection": inputObjectIntersection,
  "interface-object-indirect-extension": interfaceObjectIndirectExtension,
  "interface-object-with-requires": interfaceObjectWithRequires,
  "keys-mashup": keysMashup,
  mutations: mutations,
  "mysterious-external": mysteriousExternal,
  "nested-provides": nestedProvides,
  node: node,
  "non-resolvable-interface-object": nonResolvableInterfaceObject,
  "null-keys": nullKeys,
  "override-type-interface": overrideTypeInterface,
  "override-with-requires": overrideWithRequires,
  "parent-entity-call": parentEntityCall,
  "parent-entity-call-complex": parentEntityCallComplex,
  "provides-on-interface": providesOnInterface,
  "provides-on-union": providesOnUnion,
  "provides-only-requested-fields": providesOnlyRequestedFields,
  "requires-circular": requiresCircular,
  "requires-interface": requiresInterface,
  "requires-requires": requiresRequires,
  "requires-with-argument": requiresWithArgument,
  "requires-with-argument-conflict": requiresWithArgumentConflict,
  "requires-with-fragments": requiresWithFragments,
  "shared-root": sharedRoot,
  "simple-entity-call": simpleEntityCall,
  "simple-inaccessible": simpleInaccessible,
  "simple-interface-object": simpleInterfaceObject,
  "simple-override": simpleOverride,
  "simple-requires-provides": simpleRequiresProvides,
  typename: typename,
  "unavailable-override": unavailableOverride,
  "union-interface-distributed": unionInterfaceDistributed,
  "union-intersection": unionIntersection,
};
