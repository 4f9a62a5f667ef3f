/** What GraphQL Code Generator's documents carry beside their text: the types of their data and variables. */
export interface DocumentTypeDecoration<Data, Variables> {
  /** Of the type alone: no document has it. */
  __apiType?: (variables: Variables) => Data;
}

/**
 * A document that knows its types: an operation of `@tetron/sdk/operations`, or one that GraphQL Code Generator wrote from
 * your own with `documentMode: "string"`. A plain string is one whose data is unknown.
 */
export type TypedDocument<Data, Variables> = DocumentTypeDecoration<Data, Variables> & {
  toString(): string;
};
