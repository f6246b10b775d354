import type { Overview } from "#data/overview.ts";

export interface AreaFiguresProps {
  readonly overview: Overview;
  readonly nameOf: (code: string) => string;
}

/** The names of sub-districts where the area has several. */
export const subdistrictNames = ({ overview, nameOf }: AreaFiguresProps) =>
  overview.area.length < 6 ? nameOf : undefined;
