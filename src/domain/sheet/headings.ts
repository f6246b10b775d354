/** Which column of a sheet is which field, by the words above it. `wanted` says what a kind of sheet may hold. */
import { withoutInvisible } from "../invisible.ts";

export interface WantedField<Field extends string> {
  readonly field: Field;
  /** As people write it, in Thai or English; how dots, dashes and spaces stand makes no difference. */
  readonly headings: readonly string[];
  readonly required?: boolean;
}

export interface MappedHeadings<Field extends string> {
  /** The column of each field that is there. */
  readonly columns: ReadonlyMap<Field, number>;
  /** Fields with more than one column; the first of them stands in `columns`. */
  readonly ambiguous: readonly { readonly field: Field; readonly columns: readonly number[] }[];
  /** Never dropped without a word. */
  readonly unknown: readonly { readonly column: number; readonly heading: string }[];
  /** Required fields without a column. */
  readonly missing: readonly Field[];
}

export const mapHeadings = <Field extends string>(
  headings: readonly string[],
  wanted: readonly WantedField<Field>[],
): MappedHeadings<Field> => {
  const found = new Map<Field, number[]>();
  const unknown: { column: number; heading: string }[] = [];
  for (const [column, heading] of headings.entries()) {
    const folded = foldHeading(heading);
    const field = wanted.find((one) => one.headings.some((known) => foldHeading(known) === folded))?.field;
    if (field !== undefined) found.set(field, [...(found.get(field) ?? []), column]);
    else if (heading.trim() !== "") unknown.push({ column, heading: heading.trim() });
  }
  return {
    columns: new Map([...found].flatMap(([field, [first]]) => (first === undefined ? [] : [[field, first] as const]))),
    ambiguous: [...found].flatMap(([field, columns]) => (columns.length > 1 ? [{ field, columns }] : [])),
    unknown,
    missing: wanted.flatMap(({ field, required = false }) => (required && !found.has(field) ? [field] : [])),
  };
};

/** Without what people write around a heading: marks, dashes, dots, spaces, remarks in brackets, "8 หลัก". */
export const foldHeading = (heading: string): string =>
  withoutInvisible(heading)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[([{][^)\]}]*[)\]}]/gu, "")
    .replace(/[\d๐-๙]+\s*(?:หลัก|digits?)/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}#]/gu, "");
