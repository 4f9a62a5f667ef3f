import { externalExtension } from "./external-extension.ts";

export const suite = externalExtension("", 'extend type Crew @key(fields: "id")');
