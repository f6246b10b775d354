/** The product's own code, broken in one way at a time. Each has to be noticed, or the tests prove nothing. */

export interface Mutant {
  /** What is wrong, as another system has it or as a mistake would make it. */
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Who has to notice: seeds of the simulation, or test files. */
  readonly by: { readonly seeds: number } | { readonly tests: readonly string[] };
}

/** `find` stands in the file exactly once: a mutant that no longer fits is an error, not a success. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export const simulation = { seeds: 400 } as const;
