import type { Child } from "hono/jsx";

export interface Column {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly number?: true;
  /** Left out on a narrow screen. */
  readonly secondary?: true;
}

/** A data table whose first column names the row. `total` is its last line. */
export function Table({
  columns,
  rows,
  total,
  caption,
}: {
  columns: readonly Column[];
  rows: readonly (readonly Child[])[];
  total?: readonly Child[];
  caption?: string;
}) {
  return (
    <div class="scroll">
      <table>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row columns={columns} row={row} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <Row columns={columns} row={total} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Row({ columns, row }: { columns: readonly Column[]; row: readonly Child[] }) {
  return <tr>{row.map((cell, index) => (index === 0 ? <th scope="row">{cell}</th> : <td class={classOf(columns[index])}>{cell}</td>))}</tr>;
}

function classOf(column: Column | undefined): string {
  return [column?.number && "n", column?.secondary && "wide"].filter(Boolean).join(" ");
}
