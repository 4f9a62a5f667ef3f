import type { AnyEndpoint } from "./endpoint.ts";
import type { AnyFileEndpoint } from "./file-endpoint.ts";
import type { AnySignedEndpoint } from "./signed-endpoint.ts";
import type { AnyStreamedEndpoint } from "./streamed-endpoint.ts";

/** An endpoint of any kind. */
export type AnyKind = AnyEndpoint | AnyStreamedEndpoint | AnyFileEndpoint | AnySignedEndpoint;
