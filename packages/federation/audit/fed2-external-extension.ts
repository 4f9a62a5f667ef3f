import { externalExtension } from "./external-extension.ts";

/** Version 2 of the specification, `extend type`. */
export const suite = externalExtension("", 'extend type Crew @key(fields: "id")');
