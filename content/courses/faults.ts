/** What is wrong in a course's files: where it stands, and what to do about it. */
export interface Fault {
  /** Path under content/courses. */
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

export type Report = (line: number, what: string) => void;

export interface FaultList {
  readonly faults: readonly Fault[];
  /** Reports into this list about one file. */
  readonly about: (file: string) => Report;
}

export const faultList = (): FaultList => {
  const faults: Fault[] = [];
  const said = new Set<string>();
  const about =
    (file: string): Report =>
    (line, what) => {
      const key = `${file}:${line}: ${what}`;
      if (!said.has(key)) faults.push({ file, line, what });
      said.add(key);
    };
  return { faults, about };
};

export const sayFault = ({ file, line, what }: Fault): string => `content/courses/${file}:${line}: ${what}`;
