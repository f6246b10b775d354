import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { villagesOf } from "#data/account.ts";
import type { SaveError } from "#data/phone.ts";
import type { Draft } from "#data/use-draft.ts";
import { usePhone } from "#data/use-phone.ts";
import type { FormProblems, PersonForm } from "#domain/person-form.ts";
import { problemsIn } from "#domain/person-form.ts";
import type { Result } from "#domain/result.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { useAccount } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { useStartOver } from "#ui/restored-line.tsx";
import { SaveProblem } from "#ui/save-problem.tsx";
import { useSheet } from "#ui/sheet.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { AddressPicker } from "./address-picker.tsx";
import { PersonFields } from "./person-fields.tsx";

interface PersonFormFrameProps {
  readonly title: string;
  readonly back: string;
  readonly draft: Draft<PersonForm>;
  readonly startsOpen?: boolean;
  /** The server refused what stands in the form: what the app itself finds wrong is said from the start. */
  readonly isMending?: boolean;
  readonly whyNot?: string | undefined;
  /** Called with a form that has no problems. */
  readonly onSave: (form: PersonForm) => Promise<Result<void, SaveError>>;
  readonly children?: ReactNode;
}

/** The form about a person, new or known: fields, what must be put right, saving, and the address picker over it. */
export const PersonFormFrame = (props: PersonFormFrameProps) => {
  const { title, back, draft, startsOpen, isMending = false, whyNot, onSave, children } = props;
  const { t } = useTranslation("people");
  const { now } = usePhone();
  const account = useAccount();
  const [failure, setFailure] = useState<SaveError>();
  const { isBusy, act } = useOneAct();
  const startOver = useStartOver(draft);
  const picker = useSheet("address");
  const mooStep = useSheet("address-moo", 2);
  const isPicking = picker.isOpen || mooStep.isOpen;
  useReturnToAddress(isPicking);
  const { form, change } = draft;
  const problemsNow = (): FormProblems => problemsIn(form, Number(thaiDay(now().getTime()).slice(0, 4)), draft.before);
  const [problems, setProblems] = useState<FormProblems>(() => (isMending ? problemsNow() : {}));
  useFocusOnProblem(problems);

  const onChange = (fields: Partial<PersonForm>): void => {
    change(fields);
    startOver.endUndo();
    // A mended field loses its complaint at once; the others keep theirs until the next try.
    setProblems((open) => Object.fromEntries(Object.entries(open).filter(([field]) => !(field in fields))));
  };
  const save = async (): Promise<boolean> => {
    const found = problemsNow();
    setProblems(found);
    if (Object.keys(found).length > 0) return false;
    const saved = await onSave(form);
    setFailure(saved.ok ? undefined : saved.error);
    return saved.ok;
  };

  const closePicker = mooStep.isOpen ? mooStep.close : picker.close;
  if (isPicking) {
    return (
      <AddressPicker
        title={t(($) => $.address.title)}
        home={form.registeredArea === "" ? form.areaCode : form.registeredArea}
        onPick={(registeredArea) => {
          onChange({ registeredArea });
          closePicker();
        }}
        onCancel={closePicker}
        mooStep={mooStep}
      />
    );
  }
  return (
    <TaskFrame
      title={title}
      back={{ to: back }}
      usable
      toast={startOver.toast}
      onSubmit={() => void act(save)}
      dock={
        <Button submit size="big" wide busy={isBusy} whyNot={whyNot}>
          {t(($) => $.form.save)}
        </Button>
      }
    >
      {isMending ? <p className="meta-line">{t(($) => $.form.mending)}</p> : undefined}
      {startOver.line}
      <PersonFields
        form={form}
        onChange={onChange}
        problems={problems}
        villages={villagesOf(account)}
        onPickAddress={picker.open}
        startsOpen={startsOpen ?? false}
      />
      {children}
      <SaveProblem type={failure?.type ?? null} />
    </TaskFrame>
  );
};

/** Coming back from the address, the person is where they left the form. */
const useReturnToAddress = (isPicking: boolean): void => {
  useEffect(
    () => () => {
      if (isPicking) {
        requestAnimationFrame(() => document.querySelector("#registered-address")?.scrollIntoView({ block: "center" }));
      }
    },
    [isPicking],
  );
};

const useFocusOnProblem = (problems: FormProblems): void => {
  const first = Object.keys(problems)[0];
  useEffect(() => {
    if (first !== undefined) document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus();
  }, [first]);
};
