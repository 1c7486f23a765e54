import type { ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import { Button } from "./Button.tsx";
import table from "./Table.module.css";

export interface TableRow {
  readonly key: string;
  /** One for each column; the first says what the row is about. */
  readonly cells: readonly ReactNode[];
}

interface RowTableProps {
  columns: readonly string[];
  rows: readonly TableRow[];
  /** Under all rows: what they are, and what they come to. */
  sum?: { what: ReactNode; value: ReactNode } | undefined;
  /** Where there are more rows than these. */
  more?: { label: string; loading: boolean; onMore: () => void } | undefined;
}

/** A table of what belongs to one thing a row: on a phone each row is a card, with its figures' names. */
export function RowTable({ columns, rows, sum, more }: RowTableProps) {
  return (
    <>
      <div className={table.scroll}>
        <table className={cx(table.table, table.cards)}>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {columns.map((name, index) => (
                  <td key={name} data-label={index === 0 ? undefined : name}>
                    {cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {sum !== undefined && (
            <tfoot>
              <tr>
                <td colSpan={columns.length - 1}>{sum.what}</td>
                <td data-label="In all">{sum.value}</td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {more !== undefined && (
        <div>
          <Button size="small" busy={more.loading} onClick={more.onMore}>
            {more.label}
          </Button>
        </div>
      )}
    </>
  );
}
