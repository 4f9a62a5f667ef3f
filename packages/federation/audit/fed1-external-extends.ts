import { externalExtension } from "./external-extension.ts";

/** Version 1 of the specification, `@extends`. */
export const suite = externalExtension("# federation 1", 'type Crew @key(fields: "id") @extends');
