import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { usePhone, useRecords } from "#data/use-phone.ts";
import { cohortFields, cohortProblems, emptyCohort, formOf, newPoster, nextNumber } from "#domain/cohort-plan.ts";
import type { CohortForm, CohortProblems } from "#domain/cohort-plan.ts";
import { cohort as cohortKind } from "#domain/records/cohort.ts";
import { useAccount } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { SaveProblem } from "#ui/save-problem.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { MissingCohort } from "./cohort-frame.tsx";
import { CohortFormFields } from "./cohort-form-fields.tsx";
import { paths } from "./paths.ts";
import { useCohort, type CohortHere } from "./use-cohort.ts";
import { useSaving, type Draft } from "./use-saving.ts";
import "./training.css";

/** A cohort that begins: the course, the place, and days with proposed sessions. */
export const NewCohortScreen = () => {
  const { t } = useTranslation("training");
  const phone = usePhone();
  const { userId: by, grants } = useAccount();
  const cohorts = useRecords(cohortKind);
  const hosts = grants.filter(({ role }) => role === "trainer" || role === "centre").map(({ scope }) => scope);
  const [id] = useState(() => phone.newId());
  const [initial] = useState(() => emptyCohort(hosts[0] ?? ""));
  if (cohorts === undefined) return <OpeningFrame title={t(($) => $.new.title)} back={{ to: paths.training() }} />;
  return (
    <FormFrame
      title={t(($) => $.new.title)}
      back={paths.training()}
      initial={initial}
      hosts={hosts}
      proposeNumber={(course) => String(nextNumber(cohorts, course))}
      draftOf={(form) => {
        const poster = newPoster(crypto.getRandomValues(new Uint8Array(8)));
        const fixed = { host: form.host, course: form.course, poster, by };
        return { op: "put", kind: cohortKind.kind, id, set: { ...cohortFields(form), ...fixed, state: "planned" } };
      }}
      onSaved={paths.cohort({ cohortId: id })}
    />
  );
};

/** Changes what can change: course and home stay, and so does all that was recorded. */
export const EditCohortScreen = () => {
  const { t } = useTranslation("training");
  const here = useCohort();
  if (here === undefined) return <OpeningFrame title={t(($) => $.cohort.edit)} back={{ to: paths.training() }} />;
  return here === null ? <MissingCohort title={t(($) => $.cohort.edit)} /> : <EditCohort here={here} />;
};

const EditCohort = ({ here: { cohort, called } }: { readonly here: CohortHere }) => {
  const { t } = useTranslation("training");
  const [{ id, seen, ...first }] = useState(cohort);
  const address = paths.cohort({ cohortId: id });
  return (
    <FormFrame
      title={t(($) => $.cohort.edit)}
      back={address}
      initial={formOf({ id, ...first })}
      hosts={[]}
      draftOf={(form) => ({ op: "patch", kind: cohortKind.kind, id, seen, set: cohortFields(form) })}
      onSaved={address}
      called={called}
    />
  );
};

interface FormFrameProps {
  readonly title: string;
  readonly back: string;
  readonly initial: CohortForm;
  /** Empty: it has its home. */
  readonly hosts: readonly string[];
  readonly proposeNumber?: (course: string) => string;
  readonly draftOf: (form: CohortForm) => Draft;
  readonly onSaved: string;
  readonly called?: ReadonlySet<string>;
}

const FormFrame = ({ title, back, initial, hosts, proposeNumber, draftOf, onSaved, called = none }: FormFrameProps) => {
  const { t } = useTranslation("training");
  const navigate = useNavigate();
  const { save, problem } = useSaving();
  const { act, isBusy } = useOneAct();
  const [form, setForm] = useState(initial);
  const [problems, setProblems] = useState<CohortProblems>({});
  const change = (fields: Partial<CohortForm>): void => {
    const numbered = fields.course !== undefined && proposeNumber ? { number: proposeNumber(fields.course) } : {};
    setForm({ ...form, ...fields, ...numbered });
    setProblems(Object.fromEntries(Object.entries(problems).filter(([field]) => !(field in fields))));
  };
  const submit = async (): Promise<boolean> => {
    const found = cohortProblems(form);
    setProblems(found);
    if (Object.keys(found).length > 0) {
      // After the words of the problem are there to be heard.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus());
      return false;
    }
    const isSaved = await save([draftOf(form)]);
    if (isSaved) void navigate(onSaved, { replace: true });
    return isSaved;
  };
  return (
    <TaskFrame
      title={title}
      back={{ to: back }}
      usable
      onSubmit={() => void act(submit)}
      dock={
        <Button submit size="big" wide busy={isBusy}>
          {t(($) => $.new.save)}
        </Button>
      }
    >
      <CohortFormFields
        form={form}
        onChange={change}
        problems={problems}
        hosts={hosts}
        called={called}
        isNew={hosts.length > 0}
      />
      <SaveProblem type={problem} />
    </TaskFrame>
  );
};

const none: ReadonlySet<string> = new Set();
