/** A roster between its file and its codes: what was read, what the server says of it, what the person decided. */
import { useState } from "react";
import { toServer } from "#data/to-server.ts";
import { checkRoster, makeRoster, type MadeRoster, type RefusedLine } from "#data/rosters.ts";
import { readSheet, type Sheet, type SheetError } from "#domain/sheet/read-sheet.ts";
import type { RosterField } from "#domain/sheet/roster-columns.ts";
import {
  csvOfRoster,
  mendLine,
  readRoster,
  rosterProblems,
  type RosterLine,
  type RosterPreview,
  type RosterProblem,
} from "#domain/sheet/roster.ts";
import type { PostError } from "./post-trouble.tsx";

export type HandWritten = Pick<RosterLine, "name" | "phone" | "scope">;

/** What a person decides about a roster. */
export interface RosterChoices {
  readonly columns?: ReadonlyMap<RosterField, number>;
  readonly written: ReadonlyMap<number, HandWritten>;
  /** Lines with the telephone of another line: another person all the same. */
  readonly two: ReadonlySet<number>;
  readonly newVillages: ReadonlySet<string>;
  readonly again: boolean;
}

const noChoices: RosterChoices = { written: new Map(), two: new Set(), newVillages: new Set(), again: false };

export interface OpenRoster {
  readonly name: string;
  readonly sheet: Sheet;
  readonly preview: RosterPreview;
  readonly lines: readonly RosterLine[];
  /** Found on this machine. */
  readonly problems: readonly RosterProblem[];
  /** Found by the server; undefined until it was asked about these very lines. */
  readonly refused: readonly RefusedLine[] | undefined;
  /** Would be invited now. */
  readonly ready: readonly RosterLine[];
  readonly choices: RosterChoices;
}

export interface RosterPartProps {
  readonly roster: OpenRoster;
  readonly placeWords: (scope: string) => string;
  readonly onChange: (choices: RosterChoices) => void;
}

interface Picked {
  readonly name: string;
  readonly sheet: Sheet;
}

interface Checked {
  readonly csv: string;
  readonly refused: readonly RefusedLine[];
}

export const useRoster = () => {
  const [picked, setPicked] = useState<Picked>();
  const [fileError, setFileError] = useState<SheetError>();
  const [choices, setChoices] = useState(noChoices);
  const [checked, setChecked] = useState<Checked>();
  const [trouble, setTrouble] = useState<PostError>();
  const [made, setMade] = useState<MadeRoster>();
  const roster = picked && openRoster(picked, choices, checked);

  const check = async ({ lines, problems }: Pick<OpenRoster, "lines" | "problems">): Promise<boolean> => {
    const asked = linesToSend(lines, problems);
    if (asked.length === 0) return false;
    const answer = await checkRoster(toServer, asked);
    setTrouble(answer.ok ? undefined : answer.error);
    if (answer.ok) setChecked({ csv: csvOfRoster(asked), refused: answer.value });
    return false;
  };
  const pick = async (file: File): Promise<boolean> => {
    const read = await readSheet(new Uint8Array(await file.arrayBuffer()));
    setFileError(read.ok ? undefined : read.error);
    setTrouble(undefined);
    setChecked(undefined);
    setChoices(noChoices);
    setPicked(read.ok ? { name: file.name, sheet: read.value } : undefined);
    return read.ok ? check(openRoster({ name: file.name, sheet: read.value }, noChoices, undefined)) : false;
  };
  /** `isNext`: after a part whose answer was lost. */
  const make = async (lines: readonly RosterLine[], before?: MadeRoster): Promise<boolean> => {
    const terms = { newVillages: [...choices.newVillages], again: choices.again || before !== undefined };
    const soFar = (now: MadeRoster): MadeRoster => ({
      ...now,
      made: [...(before?.made ?? []), ...now.made],
      refused: [...(before?.refused ?? []), ...now.refused],
    });
    const answer = soFar(await makeRoster(toServer, lines, terms, (now) => setMade(soFar(now))));
    // Nothing was made that is known of: the preview stays, and so does what was decided in it.
    if (answer.made.length === 0 && answer.trouble) setTrouble(answer.trouble);
    else setMade(answer);
    return false;
  };
  return { roster, fileError, choices, setChoices, trouble, made, pick, check, make };
};

const openRoster = ({ name, sheet }: Picked, choices: RosterChoices, checked: Checked | undefined): OpenRoster => {
  const preview = readRoster(sheet.rows, choices.columns);
  const lines = preview.lines.map((line) => {
    const written = choices.written.get(line.line);
    return written ? mendLine(line, written) : line;
  });
  const problems = rosterProblems(lines);
  const asked = linesToSend(lines, problems);
  const refused = checked?.csv === csvOfRoster(asked) ? checked.refused : undefined;
  const stopped = new Set(
    refused?.flatMap(({ line, code }) => {
      const scope = lines.find((one) => one.line === line)?.scope ?? "";
      const isMeant = code === "newVillage" ? choices.newVillages.has(scope) : code === "notIn" && choices.again;
      return isMeant ? [] : [line];
    }),
  );
  const unsure = new Set(problems.filter(isTwoPeople).map(({ line }) => line));
  const ready = asked.filter(({ line }) => !stopped.has(line) && (!unsure.has(line) || choices.two.has(line)));
  return { name, sheet, preview, lines, problems, refused, ready, choices };
};

/** A question rather than a mistake: husband and wife may share a telephone. */
export const isTwoPeople = ({ code, field }: RosterProblem): boolean => code === "twice" && field === "phone";

const linesToSend = (lines: readonly RosterLine[], problems: readonly RosterProblem[]): readonly RosterLine[] => {
  const stopped = new Set(problems.filter((problem) => !isTwoPeople(problem)).map(({ line }) => line));
  return lines.filter(({ line }) => !stopped.has(line));
};
