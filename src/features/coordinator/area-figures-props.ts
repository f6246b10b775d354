import type { Overview } from "#data/overview.ts";

export interface AreaFiguresProps {
  readonly overview: Overview;
  readonly nameOf: (code: string) => string;
}
