import { externalExtension } from "./external-extension.ts";

/** Version 1 of the specification, `extend type`. */
export const suite = externalExtension("# federation 1", 'extend type Crew @key(fields: "id")');
