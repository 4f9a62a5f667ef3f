import { externalExtension } from "./external-extension.ts";

export const suite = externalExtension("", 'type Crew @key(fields: "id") @extends');
