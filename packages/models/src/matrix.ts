/** A row-major matrix in single precision, which models read in training and in use. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Shape `[rows * columns]`; `NaN` is missing. */
  readonly data: Float32Array;
}

/** Makes a matrix of rows, each shape `[columns]`. */
export function matrixOf(rows: readonly ArrayLike<number>[], columns: number): Matrix {
  const data = new Float32Array(rows.length * columns);
  for (const [i, row] of rows.entries()) data.set(row, i * columns);
  return { rows: rows.length, columns, data };
}

/** One row, as a view of the matrix. */
export function rowOf({ data, columns }: Matrix, row: number): Float32Array {
  return data.subarray(row * columns, (row + 1) * columns);
}

/**
 * Copies the given rows, in the given order.
 *
 * @param columns - The columns to copy, in this order; all when absent.
 */
export function selectRows(matrix: Matrix, indices: readonly number[], columns?: readonly number[]): Matrix {
  const rows = indices.map((i) => rowOf(matrix, i));
  if (columns === undefined) return matrixOf(rows, matrix.columns);
  return matrixOf(
    rows.map((row) => columns.map((column) => row[column]!)),
    columns.length,
  );
}
