import { externalExtension } from "./external-extension.ts";

export const suite = externalExtension("# federation 1", 'extend type Crew @key(fields: "id")');
