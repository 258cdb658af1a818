// A column of a table. Without `of` there must be a slot of that name.

export interface Column<Row> {
  key: string
  label: string
  of?: (row: Row) => string | number | null | undefined
  /** Fixed, in pixels; without it the column takes its share of what is left, but no less than `least`. */
  width?: number
  least?: number
  /** Right-aligned. */
  number?: boolean
  /** One line, cut short; the whole text stands in the title. */
  clip?: boolean
}
