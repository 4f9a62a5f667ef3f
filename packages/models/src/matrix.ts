/** Rows of numbers, one after another. Single precision is what models see, in training and after. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Row-major, shape `[rows * columns]`; `NaN` is missing. */
  readonly data: Float32Array;
}

/** A matrix of these rows, each shape `[columns]`. */
export function matrixOf(rows: readonly ArrayLike<number>[], columns: number): Matrix {
  const data = new Float32Array(rows.length * columns);
  for (const [i, row] of rows.entries()) data.set(row, i * columns);
  return { rows: rows.length, columns, data };
}

/** One row, a view on the matrix. */
export function rowOf({ data, columns }: Matrix, row: number): Float32Array {
  return data.subarray(row * columns, (row + 1) * columns);
}

/** The chosen rows in the chosen order. */
export function selectRows(matrix: Matrix, indices: readonly number[]): Matrix {
  return matrixOf(
    indices.map((i) => rowOf(matrix, i)),
    matrix.columns,
  );
}
