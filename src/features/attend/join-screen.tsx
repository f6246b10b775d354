import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { usePhone } from "#data/use-phone.ts";
import { readPoster, type ClassPoster } from "#domain/class-qr.ts";
import { checkIn } from "#domain/records/check-in.ts";
import { useCourseTitle } from "#entities/course/use-course-title.ts";
import { ScanQr } from "#entities/qr/scan-qr.tsx";
import { useApp } from "#features/feature.ts";
import { textInHash } from "#features/hash-text.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { Card } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { paths } from "./paths.ts";

/** The poster on the wall is read with one's own phone: scanned here, or by any camera, which opens this screen. */
export const JoinScreen = () => {
  const { t } = useTranslation("attend");
  const { ways } = useApp();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const back = { to: ways.learn?.() ?? paths.join() };
  const text = textInHash(hash);
  const poster = text === null ? null : readPoster(text);
  if (poster) return <Join key={text} poster={poster} back={back} />;
  return (
    <TaskFrame title={t(($) => $.join.title)} back={back} usable>
      <p>{text === null ? t(($) => $.join.how) : t(($) => $.join.wrong)}</p>
      <ScanQr
        onRead={(read) => {
          const found = readPoster(read) ? (read.split("#").at(-1) ?? "") : encodeURIComponent(read);
          void navigate(`${paths.join()}#${found}`, { replace: true });
        }}
      />
    </TaskFrame>
  );
};

const Join = ({ poster, back }: { readonly poster: ClassPoster; readonly back: { readonly to: string } }) => {
  const { t } = useTranslation("attend");
  const phone = usePhone();
  const { number: figure } = useFormats();
  const titleOf = useCourseTitle();
  const [isSaved, setSaved] = useState(false);
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { course, number, ...place } = poster;
  const { isBusy, act } = useOneAct();
  const save = async (): Promise<boolean> => {
    const { userId: by, name } = phone.account;
    const at = phone.now().toISOString();
    const set = { by, ...place, course, attendanceId: phone.newId(), name, at };
    const saved = await phone.save([{ op: "put", kind: checkIn.kind, id: phone.newId(), set }]);
    setProblem(saved.ok ? null : saved.error.type);
    setSaved(saved.ok);
    return saved.ok;
  };
  return (
    <TaskFrame
      title={isSaved ? t(($) => $.join.done) : t(($) => $.join.ask)}
      back={back}
      usable
      dock={
        isSaved ? (
          <ButtonLink to={back.to} size="big" wide replace>
            {t(($) => $.join.toCourses)}
          </ButtonLink>
        ) : (
          <Button size="big" wide busy={isBusy} onPress={() => void act(save)}>
            {t(($) => $.join.here)}
          </Button>
        )
      }
    >
      <SaveProblem type={problem} />
      <Card>
        <h2>{titleOf(course) ?? course}</h2>
        <p>{t(($) => $.join.which, { number: figure(number), session: figure(Number(place.session.slice(1))) })}</p>
        {isSaved ? (
          <StateChip state="waiting" bare>
            {t(($) => $.join.saved)}
          </StateChip>
        ) : undefined}
      </Card>
      {isSaved ? <p className="soft">{t(($) => $.join.then)}</p> : undefined}
    </TaskFrame>
  );
};
