import { externalExtension } from "./external-extension.ts";

/** Version 2 of the specification, `@extends`. */
export const suite = externalExtension("", 'type Crew @key(fields: "id") @extends');
