/** Rows with their columns one under the other; a column that is empty but for its head is left out. */
export const alignColumns = (rows: readonly (readonly string[])[], hasHead = false): readonly string[] => {
  const columns = (rows[0] ?? []).map((_, column) => column);
  const shown = columns.filter((column) => rows.slice(hasHead ? 1 : 0).some((row) => row[column]));
  const widths = columns.map((column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  return rows.map((row) =>
    shown
      .map((column) => (row[column] ?? '').padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};
