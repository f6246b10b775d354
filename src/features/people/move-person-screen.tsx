import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { useAnsweredEntry } from "#data/use-answered-entry.ts";
import { usePhone, useRecord, useRecords, type Seen } from "#data/use-phone.ts";
import { movePerson, openOnes } from "#domain/move-person.ts";
import { calledName } from "#domain/person-name.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { followUp, type FollowUp } from "#domain/records/follow-up.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { rememberSaved } from "#ui/just-saved.ts";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { Card } from "#ui/section.tsx";
import { useSheet } from "#ui/sheet.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { AddressPicker } from "./address-picker.tsx";
import { saveMended } from "./mend.ts";
import { MissingPerson } from "./missing-person.tsx";
import { paths } from "./paths.ts";
import { useAddressWords } from "./registered-address.ts";

/**
 * Somebody goes to live in another village: which one, what that means, and one save. `?mend=` brings a move that the
 * server refused.
 */
export const MovePersonScreen = () => {
  const { t } = useTranslation("people");
  const { citizenId = "" } = useParams();
  const person = useRecord(citizen, citizenId);
  const followUps = useRecords(followUp, { field: "citizenId", is: citizenId });
  const mend = useAnsweredEntry(useSearchParams()[0].get("mend"));
  if (person === null) return <MissingPerson />;
  if (!person || !followUps || mend === undefined) {
    return <OpeningFrame title={t(($) => $.move.pick)} back={{ to: paths.person({ citizenId }) }} />;
  }
  if (person.status !== "active") return <AlreadyAway person={person} />;
  return <MovePerson person={person} followUps={openOnes(followUps)} mend={mend} />;
};

interface MovePersonProps {
  readonly person: Seen<Citizen>;
  readonly followUps: readonly FollowUp[];
  readonly mend: AnsweredEntry | null;
}

const MovePerson = ({ person, followUps, mend: found }: MovePersonProps) => {
  const { t } = useTranslation("people");
  const navigate = useNavigate();
  // Once it is saved the entry is dealt with; the form stays what it was while the person leaves it.
  const [mend] = useState(found);
  const [areaCode, setAreaCode] = useState<string>();
  const mooStep = useSheet("move-moo");
  const confirm = useSheet("move-confirm");
  if (confirm.isOpen && areaCode !== undefined) {
    return <Confirm {...{ person, followUps, mend, areaCode }} onBack={() => void navigate(-1)} />;
  }
  return (
    <AddressPicker
      title={t(($) => $.move.pick)}
      missingBody={t(($) => $.move.needsList)}
      home={person.areaCode}
      onPick={(picked) => {
        setAreaCode(picked);
        confirm.open();
      }}
      onCancel={() => void navigate(-1)}
      mooStep={mooStep}
    />
  );
};

interface ConfirmProps extends MovePersonProps {
  readonly areaCode: string;
  readonly onBack: () => void;
}

/** A move is seldom and reaches beyond this village: what follows from it stands there before the one tap. */
const Confirm = ({ person, followUps, mend, areaCode, onBack }: ConfirmProps) => {
  const { t } = useTranslation("people");
  const phone = usePhone();
  const navigate = useNavigate();
  const name = calledName(person);
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const isSame = areaCode === person.areaCode;
  const move = async (): Promise<boolean> => {
    const moves = movePerson(person, followUps, areaCode, phone.newId, movedIdIn(mend));
    const saved = await saveMended(phone, mend, moves);
    setProblem(saved.ok ? null : saved.error.type);
    if (saved.ok) {
      rememberSaved(phone, person.id);
      void navigate(paths.person({ citizenId: person.id }), { replace: true });
    }
    return saved.ok;
  };
  return (
    <TaskFrame
      title={t(($) => $.move.title)}
      back={{ onBack }}
      usable
      before={
        <span className="who">
          <Plate houseNo={person.houseNo} />
          <b>
            <PersonName name={name} />
          </b>
        </span>
      }
      dock={
        <Button
          size="big"
          wide
          busy={isBusy}
          whyNot={isSame ? t(($) => $.move.same) : undefined}
          onPress={() => void act(move)}
        >
          {t(($) => $.move.act)}
        </Button>
      }
    >
      <SaveProblem type={problem} />
      <Card>
        <Place label={t(($) => $.move.from)} areaCode={person.areaCode} />
        <Place label={t(($) => $.move.to)} areaCode={areaCode} />
      </Card>
      <ul className="stack">
        <li>{t(($) => $.move.record)}</li>
        <li>
          {followUps.length === 0
            ? t(($) => $.move.noFollowUps)
            : t(($) => $.move.followUps, { count: followUps.length })}
        </li>
        <li>{t(($) => $.move.history)}</li>
      </ul>
      <Button kind="quiet" wide onPress={onBack}>
        {t(($) => $.move.other)}
      </Button>
    </TaskFrame>
  );
};

/** Who the person was to be in the other village. */
const movedIdIn = (mend: AnsweredEntry | null): string | undefined => {
  const to: unknown = mend?.mutation.set?.["movedTo"];
  const id: unknown = typeof to === "object" && to !== null ? Reflect.get(to, "id") : undefined;
  return typeof id === "string" ? id : undefined;
};

const Place = ({ label, areaCode }: { readonly label: string; readonly areaCode: string }) => (
  <div>
    <p className="small soft">{label}</p>
    <p>{useAddressWords(areaCode) ?? "\u00A0"}</p>
  </div>
);

const AlreadyAway = ({ person }: { readonly person: Citizen }) => {
  const { t } = useTranslation("people");
  return (
    <TaskFrame
      title={t(($) => $.move.already)}
      back={{ to: paths.person({ citizenId: person.id }) }}
      usable
      dock={
        <ButtonLink to={paths.person({ citizenId: person.id })} wide replace>
          {t(($) => $.move.toPerson)}
        </ButtonLink>
      }
    >
      {undefined}
    </TaskFrame>
  );
};
